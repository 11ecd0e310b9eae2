"""Pages without anything that is newer than the floor: whole, quiet, and they still learn."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.histories import busy, learnt
from tests.browser.test_elder_mode_meets_its_figures import LEARNT, prefer
from tests.browser.test_pages_are_accessible import PAGE_TYPES

OpenPage = Callable[..., Page]
TAKEN_AWAY = """
for (const [holder, names] of [
  [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced']],
  [String.prototype, ['at', 'replaceAll']],
  [Object, ['hasOwn', 'groupBy']],
  [Promise, ['any', 'withResolvers', 'try']],
  [Element.prototype, ['replaceChildren', 'checkVisibility']],
  [Document.prototype, ['replaceChildren', 'startViewTransition']],
  [HTMLElement.prototype, ['inert', 'showPopover', 'togglePopover']],
  [HTMLDialogElement.prototype, ['showModal']],
  [IDBTransaction.prototype, ['commit']],
  [Crypto.prototype, ['randomUUID', 'subtle']],
  [Navigator.prototype, ['locks', 'clipboard', 'share', 'canShare', 'serviceWorker', 'storage']],
  [window, ['structuredClone', 'BroadcastChannel', 'requestIdleCallback', 'WeakRef',
    'FinalizationRegistry', 'CompressionStream', 'DecompressionStream', 'HTMLDialogElement',
    'speechSynthesis', 'SpeechSynthesisUtterance', 'Highlight']],
]) for (const name of names) delete holder[name];
"""
TOUCHING = """() => {
  const found = [];
  for (const row of document.querySelectorAll("body *")) {
    const style = getComputedStyle(row);
    if (!/flex/.test(style.display) || style.flexDirection !== "row") continue;
    if (!(parseFloat(style.getPropertyValue("--wanted")) >= 4) || !row.checkVisibility()) continue;
    const boxes = [...row.childNodes].flatMap((part) => {
      if (part.nodeType === 3 && !part.data.trim()) return [];
      if (part.nodeType === 1 && getComputedStyle(part).position === "absolute") return [];
      const range = document.createRange();
      range.selectNode(part);
      const box = (part.nodeType === 1 ? part : range).getBoundingClientRect();
      return box.width > 1 && box.height > 1 ? [box] : [];
    });
    boxes.forEach((box, place) => {
      const next = boxes[place + 1];
      if (!next || next.top >= box.bottom || box.top >= next.bottom) return;
      const space = next.left - box.right;
      if (space < 3.9) found.push([space, row.outerHTML.slice(0, 90)]);
    });
  }
  return found;
}"""


def without_gap(sheet: str) -> str:
    """A style sheet as one who knows no gap in a flex box, and no `inset`, reads it."""

    def known(rule: re.Match[str]) -> str:
        if "display: grid" in rule[0]:
            return rule[0]
        # What was wanted is told to the test alone.
        return re.sub(
            r"(?<![\w-])(?:row-|column-)?gap: (?:0 |[\d.]+rem (?=[\d.]))?([\d.]+)(rem|px);",
            lambda gap: f"--wanted: {float(gap[1]) * (16 if gap[2] == 'rem' else 1)};",
            rule[0],
        )

    sheet = "* { --wanted: 0; }" + re.sub(r"[^{}]+\{[^{}]*\}", known, sheet)
    return sheet.replace("@supports not (inset: 0)", "@supports (inset: 0)")


@pytest.mark.parametrize("elder", ["off", "on"])
def test_nothing_touches_where_rows_know_no_gap(
    elder: str, site_url: str, built_site: Path, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    sheet = without_gap((built_site / "assets/classroom/classroom.css").read_text("utf-8"))
    page = open_page(f"{site_url}/404.html")
    prefer(page, elder, 20)
    page.route(
        "**/classroom.css*", lambda route: route.fulfill(body=sheet, content_type="text/css")
    )
    page.goto(f"{site_url}/modules/index.html")
    learnt(page, busy(outline).quiz("hard-problems", [0] * 5, submit=False))
    touching = {}
    for path, ready in LEARNT:
        page.goto(f"{site_url}/{path}")
        page.locator(ready).first.wait_for()
        if found := page.evaluate(TOUCHING):
            touching[path] = found[:6]
    assert touching == {}


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_every_page_is_quiet(path: str, site_url: str, open_page: OpenPage) -> None:
    # When the test ends, the fixture fails for anything the page complained about.
    page = open_page("about:blank")
    page.add_init_script(TAKEN_AWAY)
    page.goto(f"{site_url}/{path}")
    assert page.evaluate("[typeof structuredClone, typeof [].at, typeof navigator.locks]") == [
        "undefined",
        "undefined",
        "undefined",
    ]
    switch = page.get_by_role("button", name="长者模式", exact=True)
    expect(page.locator("[data-part='settings'] > .sizing")).to_be_attached()
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")


def test_a_lesson_is_still_finished_and_noted(site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.add_init_script(TAKEN_AWAY)
    page.goto(f"{site_url}/cases/zizhi-jiayuan.html")
    page.get_by_role("button", name="读完了").click()
    expect(page.get_by_text("已学完 ·")).to_contain_text("已保存")
    passage = page.locator(".passage").first
    passage.click(position={"x": 8, "y": 8})
    passage.get_by_role("button", name="笔记").click()
    page.get_by_label("笔记 · ").fill("记一笔")
    page.get_by_role("button", name="保存", exact=True).click()
    page.reload()
    expect(page.locator(".passage-note").get_by_text("记一笔")).to_be_visible()

"""Pages without anything that is newer than the floor: whole, quiet, and they still learn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

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

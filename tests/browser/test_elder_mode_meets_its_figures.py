"""Elder mode in figures: computed styles of whatever is on the page, on a page of every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.chromium import DESKTOP, PHONE, whole
from tests.browser.histories import busy, learnt
from tests.browser.test_pages_are_accessible import PAGE_TYPES, violations

OpenPage = Callable[..., Page]
FIGURES = (Path(__file__).parent / "elder_figures.js").read_text("utf-8")
OPEN_FOLDS = "document.querySelectorAll('details').forEach((fold) => fold.open = true)"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


STATES: tuple[tuple[int, ViewportSize, Literal["light", "dark"]], ...] = (
    (18, PHONE, "light"),
    (18, PHONE, "dark"),
    (30, PHONE, "light"),
    (18, DESKTOP, "dark"),
)
LEARNT = (
    ("index.html", ".continue-title"),
    ("cases/fenghe-jiati.html", ".crumbs .mark"),
    ("modules/cultivation.html", ".module-mark"),
    ("centre.html", ".notes"),
    ("centre.html#mistakes", ".mistake .yours"),
    ("centre.html#practise", ".sitting-stage .answer-actions"),
    ("certificate.html?module=cultivation", ".paper"),
    ("modules/hard-problems-quiz.html#question-1", ".asking"),
    ("modules/hard-problems-quiz.html#hand-in", ".hand-in"),
    ("modules/cultivation-quiz.html#result", ".result"),
)
"""Pages that say more to one who has learnt, and what of it has come by then."""


def prefer(page: Page, elder: str, size: int) -> None:
    """Choose as the switch and the buttons would, on every page from now on."""
    key = "elder-text-size" if elder else "text-size"
    page.add_init_script(
        f"localStorage.setItem('changfeng:elder', '{elder}');"
        f"localStorage.setItem('changfeng:{key}', '{size}');"
    )


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_every_figure_holds(path: str, site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    for size, viewport, scheme in STATES:
        prefer(page, "on", size)
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{site_url}/{path}")
        page.evaluate(OPEN_FOLDS)
        found = page.evaluate(FIGURES)
        assert found["texts"] > 10
        misses = {figure: some[:4] for figure, some in found["misses"].items() if some}
        assert misses == {}, (size, viewport, scheme)


@pytest.mark.parametrize("state", STATES, ids=str)
def test_every_figure_holds_for_one_who_has_learnt(
    state: tuple[int, ViewportSize, Literal["light", "dark"]],
    site_url: str,
    open_page: OpenPage,
    outline: dict[str, Any],
) -> None:
    size, viewport, scheme = state
    page = open_page(f"{site_url}/404.html", viewport=viewport, color_scheme=scheme)
    prefer(page, "on", size)
    page.goto(f"{site_url}/modules/index.html")
    learnt(page, busy(outline).quiz("hard-problems", [0] * 5, submit=False))
    found = {}
    for path, ready in LEARNT:
        page.goto(f"{site_url}/{path}")
        page.locator(ready).first.wait_for()
        page.evaluate(OPEN_FOLDS)
        misses = page.evaluate(FIGURES)["misses"]
        if some := {figure: those[:4] for figure, those in misses.items() if those}:
            found[path] = some
    assert found == {}


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_axe_finds_nothing_in_elder_mode(path: str, site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    prefer(page, "on", 20)
    page.goto(f"{site_url}/{path}")
    page.evaluate(OPEN_FOLDS)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize(
    ("elder", "width", "zoom"),
    [("on", 320, 1), ("", 640, 2), ("", 1024, 1)],
    ids=["elder-320px", "large-text-200%", "large-text-1024px"],
)
def test_no_page_scrolls_sideways_at_30_px(
    elder: str, width: int, zoom: int, site_url: str, browser: Browser
) -> None:
    context = browser.new_context(
        viewport={"width": width // zoom, "height": 700}, device_scale_factor=zoom
    )
    page = whole(context.new_page())
    prefer(page, elder, 30)
    wide = {}
    for path in PAGE_TYPES:
        page.goto(f"{site_url}/{path}")
        page.evaluate(OPEN_FOLDS)
        if over := page.evaluate(WIDER):
            wide[path] = over
    context.close()
    assert wide == {}


def test_long_words_and_wide_tables_stay_inside(site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", viewport={"width": 320, "height": 700})
    prefer(page, "on", 30)
    page.goto(f"{site_url}/cases/zizhi-jiayuan.html")
    page.locator(".options label").first.wait_for()
    page.evaluate("""() => {
      const option = document.querySelector('.options label');
      option.textContent = 'w'.repeat(40);
      document.querySelector('.claim').append('第'.repeat(40) + 'W'.repeat(40));
    }""")
    assert page.evaluate(WIDER) == 0
    page.goto(f"{site_url}/guide.html")
    page.evaluate("""() => {
      const cells = '<td>' + 'x'.repeat(12) + '</td>';
      document.querySelector('.handwritten').insertAdjacentHTML(
        'beforeend', '<table><tr>' + cells.repeat(8) + '</tr></table>');
    }""")
    assert page.evaluate(WIDER) == 0


def come_alive(page: Page) -> None:
    """Wait until passages can be noted and every question is a form."""
    page.locator(".annotatable").wait_for()
    expect(page.locator(".question:not([data-live])")).to_have_count(0)


def test_paper_is_the_same(site_url: str, open_page: OpenPage) -> None:
    printed = """() => [...document.querySelectorAll('body, main *')]
      .filter((element) => !element.closest('.cite-rows, .question-steps, [data-silent]'))
      .map((element) => [element, getComputedStyle(element)])
      .map(([element, style]) => [
        element.tagName, style.display, style.color, style.fontSize, style.lineHeight,
      ].join(' '))"""
    added = "document.querySelectorAll('.cite-rows, .question-steps').length"
    page = open_page(f"{site_url}/cases/zizhi-jiayuan.html")
    come_alive(page)
    page.emulate_media(media="print")
    before = page.evaluate(printed)
    prefer(page, "on", 30)
    page.reload()
    come_alive(page)
    assert page.evaluate(added) > 10
    assert page.evaluate(printed) == before
    shown = page.locator(".cite-rows:visible, .question-steps:visible, .elder-bar:visible")
    assert shown.count() == 0

"""axe, touch targets and keyboard, on one page of every type, in both schemes."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.chromium import DESKTOP, PHONE

OpenPage = Callable[..., Page]
PAGE_TYPES = (
    "index.html",
    "modules/index.html",
    "modules/shared-home.html",
    "modules/shared-home-quiz.html",
    "cases/index.html",
    "cases/zizhi-jiayuan.html",
    "cases/haixin-tingche.html",
    "boards/index.html",
    "boards/project.html",
    "topics/index.html",
    "topics/parking.html",
    "communities/changfeng-yicun.html",
    "centre.html",
    "certificate.html",
    "sources.html",
    "gaps.html",
    "guide.html",
    "fields.html",
    "problems.html",
    "about.html",
    "404.html",
)
CONTROLS = "button, summary, nav a, .button, .row-title a, .lesson-links a, .backlinks-list a"
SIZES = """(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility())
  .map((element) => [element.outerHTML.slice(0, 90), element.getBoundingClientRect()])
  .map(([html, box]) => [html, box.width, box.height])"""


def violations(page: Page) -> list[Any]:
    """What axe finds, short enough to read in a test report."""
    found = Axe().run(page).response["violations"]
    return [
        (rule["id"], [(node["html"][:120], node["failureSummary"]) for node in rule["nodes"]][:3])
        for rule in found
    ]


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_axe_finds_nothing(path: str, site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{path}", viewport=PHONE)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    page.set_viewport_size(DESKTOP)
    assert violations(page) == []


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_controls_are_large_enough_to_touch(path: str, site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{path}")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")
    sizes = page.evaluate(SIZES, CONTROLS)
    assert len(sizes) > 3
    assert [size for size in sizes if size[2] < 43.9] == []


@pytest.mark.parametrize("path", ["cases/zizhi-jiayuan.html", "guide.html", "index.html"])
def test_links_in_a_sentence_are_24_pixels_high(
    path: str, site_url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site_url}/{path}")
    sizes = page.evaluate(SIZES, "main p a, main sup a, main li a, main dd a")
    assert sizes
    assert [size for size in sizes if size[1] < 23.9 or size[2] < 23.9] == []


def test_the_menu_opens_and_closes_by_keyboard(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/cases/zizhi-jiayuan.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    menu = page.locator("summary", has_text="菜单")
    menu.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("navigation", name="菜单").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("navigation", name="菜单").is_visible()
    assert menu.evaluate("(element) => element === document.activeElement")


def test_every_page_has_one_first_heading_and_no_jump(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/index.html")
    for path in PAGE_TYPES:
        page.goto(f"{site_url}/{path}")
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.tagName[1]))"
        )
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))

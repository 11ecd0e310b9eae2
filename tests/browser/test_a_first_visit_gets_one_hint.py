"""The hint of the first visit: one sentence, once, in nobody's way."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_elder_mode_is_kept import BLOCKED
from tests.browser.test_elder_mode_meets_its_figures import prefer

OpenPage = Callable[..., Page]


def test_it_comes_once(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/index.html")
    hint = page.get_by_role("complementary", name="小提示")
    sentence = hint.locator("p").inner_text()
    assert sentence.count("。") == 1
    assert sentence.endswith("。")
    page.goto(f"{site_url}/cases/zizhi-jiayuan.html")
    expect(hint).to_have_count(0)
    page.goto(f"{site_url}/index.html")
    expect(hint).to_have_count(0)


def test_it_covers_nothing_and_goes_away(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/index.html", viewport={"width": 320, "height": 640})
    hint = page.get_by_role("complementary", name="小提示")
    below = hint.bounding_box()
    main = page.locator("main").bounding_box()
    assert below
    assert main
    assert below["y"] + below["height"] <= main["y"] + 0.5
    page.get_by_role("button", name="知道了").click()
    expect(hint).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "main"


def test_it_is_not_for_those_who_found_it(site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    prefer(page, "on", 20)
    page.goto(f"{site_url}/index.html")
    expect(page.get_by_role("complementary", name="小提示")).to_have_count(0)


def test_it_does_not_come_where_it_would_come_each_time(site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.add_init_script(BLOCKED)
    page.goto(f"{site_url}/index.html")
    expect(page.get_by_role("complementary", name="小提示")).to_have_count(0)

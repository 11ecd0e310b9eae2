"""What leads on, and what was asked for, stand where they are seen first: at any size of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import PHONE
from tests.browser.histories import busy, learnt
from tests.browser.test_elder_mode_meets_its_figures import prefer

OpenPage = Callable[..., Page]


@pytest.mark.parametrize(("elder", "size"), [("", 17), ("on", 20), ("on", 30)])
def test_who_has_begun_is_led_on_first(
    elder: str, size: int, site_url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site_url}/404.html")
    prefer(page, elder, size)
    page.goto(f"{site_url}/index.html")
    start = page.get_by_role("link", name="从模块 A 开始")
    ground = "(button) => getComputedStyle(button).backgroundColor"
    assert start.evaluate(ground) != "rgba(0, 0, 0, 0)"
    page.goto(f"{site_url}/cases/weige-fense.html")
    page.get_by_role("button", name="读完了").click()
    page.wait_for_function("localStorage['changfeng:returning']")
    page.goto(f"{site_url}/index.html")
    card = page.get_by_role("complementary", name="接着学")
    expect(card.get_by_role("link", name="去做测验")).to_be_in_viewport(ratio=1)
    assert start.evaluate(ground) == "rgba(0, 0, 0, 0)"
    links = page.get_by_role("main").get_by_role("link").all_inner_texts()
    assert links.index("去做测验") < links.index(start.inner_text())


@pytest.mark.parametrize(("elder", "size"), [("", 17), ("on", 30)])
def test_what_was_asked_for_stands_in_sight(
    elder: str, size: int, site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    page = open_page(f"{site_url}/404.html")
    prefer(page, elder, size)
    page.goto(f"{site_url}/centre.html")
    learnt(page, busy(outline))
    title = page.get_by_role("heading", level=1)
    for name, heading in (
        ("今天复习", "今天的复习"),
        ("练这些题", "错题本"),
        ("看错题本", "错题本"),
    ):
        page.get_by_role("link", name=name).click()
        asked = page.get_by_role("heading", level=2, name=heading, exact=True)
        expect(asked).to_be_focused()
        page.wait_for_function("scrollY === 0")
        box = asked.bounding_box()
        assert box
        assert box["y"] + box["height"] < PHONE["height"] * 0.6
        if name != "看错题本":
            expect(page.locator(".sitting-stage .prompt")).to_be_in_viewport()
        page.goto(f"{site_url}/centre.html#")
        expect(title).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("elder", "size"), [("", 17), ("on", 20), ("on", 30)])
@pytest.mark.parametrize("anchor", ["gaps", "practice", "at-policy-749", "questions"])
def test_an_address_leads_to_its_place(
    anchor: str, elder: str, size: int, site_url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site_url}/404.html")
    prefer(page, elder, size)
    page.goto(f"{site_url}/cases/fenghe-jiati.html#{anchor}")
    page.locator(".annotatable").wait_for()
    expect(page.locator(".question:not([data-live])")).to_have_count(0)
    page.wait_for_function(
        """(id) => {
          const { scrollPaddingTop } = getComputedStyle(document.documentElement);
          const { top } = document.getElementById(id).getBoundingClientRect();
          return Math.abs(top - parseFloat(scrollPaddingTop)) < 60;
        }""",
        arg=anchor,
    )
    # Who moves the page herself is not brought back.
    page.mouse.wheel(0, -600)
    page.wait_for_function(
        "(id) => document.getElementById(id).getBoundingClientRect().top > 500", arg=anchor
    )
    page.evaluate("document.querySelector('main').style.paddingTop = '50px'")
    assert page.evaluate(
        "(id) => document.getElementById(id).getBoundingClientRect().top > 500", anchor
    )


def test_who_gave_a_name_only_is_still_shown_where_to_begin(
    site_url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site_url}/centre.html")
    begin = page.get_by_role("main").get_by_role("link", name="从模块 A 开始")
    expect(begin).to_be_visible()
    page.get_by_label("昵称", exact=True).fill("小梅")
    page.get_by_role("button", name="就用这个").click()
    expect(page.locator(".log-present")).to_be_focused()
    expect(begin).to_be_visible()

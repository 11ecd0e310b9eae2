"""axe, sizes and width in every state of a module quiz, in both schemes and in elder mode."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.quizzing import SIZE, answer, come_to, following, hand_in, start, take
from tests.browser.test_pages_are_accessible import SIZES, violations

OpenPage = Callable[..., Page]
CONTROLS = "main :is(button, .button, summary, .sheet a, .pick, select, input:not(.pick-input))"
"""A radio or a box lies over the whole of its label."""
ELDER = "localStorage.setItem('changfeng:elder', 'on')"


def start_panel(page: Page) -> None:
    expect(page.get_by_role("button", name="开始测验")).to_be_visible()


def every_question(page: Page) -> None:
    start(page)
    check(page)
    for place in range(1, SIZE + 1):
        come_to(page, place)
        answer(page)
        page.get_by_role("button", name="标记这道题").click()
        expect(page.get_by_text("已保存", exact=True)).to_be_visible()
        check(page)
        following(page)


def warning(page: Page) -> None:
    start(page)
    answer(page)
    page.get_by_role("button", name="标记这道题").click()
    page.get_by_role("link", name="交卷", exact=True).click()
    expect(page.get_by_role("heading", name="交卷前看一看")).to_be_visible()


def passed(page: Page) -> None:
    start(page)
    take(page)
    hand_in(page)
    expect(page.get_by_role("heading", name="达标了")).to_be_visible()


def failed(page: Page) -> None:
    start(page)
    take(page, right=False)
    hand_in(page)
    expect(page.get_by_role("heading", name="还没有达标")).to_be_visible()


def retried(page: Page) -> None:
    failed(page)
    page.get_by_role("button", name="只做错的").click()
    take(page)
    expect(hand_in(page)).to_have_text("上次错的，这回都对了")


def in_the_middle(page: Page) -> None:
    start(page)
    answer(page)
    page.goto(page.url.split("#")[0] + "?again")
    expect(page.get_by_role("button", name="接着上次做")).to_be_visible()
    check(page)
    page.get_by_role("button", name="重新抽题").click()
    expect(page.get_by_role("button", name="先不换")).to_be_visible()


def unread(page: Page) -> None:
    page.context.route("**/data/questions/*", lambda route: route.fulfill(body=""))
    page.get_by_role("button", name="开始测验").click()
    expect(page.get_by_role("button", name="再试一次")).to_be_visible()


STATES = (start_panel, every_question, warning, passed, failed, retried, in_the_middle, unread)


def check(page: Page) -> None:
    """axe, touch targets and width, in both schemes."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    least = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.button')).minHeight)"
    )
    small = [size for size in page.evaluate(SIZES, CONTROLS) if size[2] < least - 0.1]
    assert small == []
    assert least >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("state", STATES)
def test_on_a_phone(state: Callable[[Page], None], quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url, viewport=PHONE)
    state(page)
    check(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("state", [every_question, warning, failed, unread])
def test_in_elder_mode(state: Callable[[Page], None], quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url, viewport=PHONE)
    page.evaluate(ELDER)
    page.reload()
    state(page)
    check(page)


def test_on_a_wide_screen(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url, viewport=DESKTOP)
    every_question(page)
    hand_in(page)
    check(page)

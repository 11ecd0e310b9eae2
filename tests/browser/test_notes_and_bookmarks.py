"""Private notes and bookmarks on a passage: by mouse, by touch, by keyboard, over a reload."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.test_elder_mode_meets_its_figures import FIGURES, prefer
from tests.browser.test_lessons_are_recorded import CASE, events
from tests.browser.test_pages_are_accessible import violations

OpenPage = Callable[..., Page]


def passages(page: Page) -> Locator:
    """Every passage, once they can be annotated."""
    page.locator(".annotatable").wait_for()
    return page.locator(".passage")


def test_a_note_is_written_by_touch_and_stays(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{CASE}", has_touch=True)
    passage = passages(page).nth(2)
    passage.tap(position={"x": 8, "y": 8})
    passage.get_by_role("button", name="笔记").tap()
    expect(page.get_by_text("只存在这台设备")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("笔记 · ").fill("带回去问问楼组长")
    page.get_by_role("button", name="保存", exact=True).tap()
    expect(passage.get_by_text("已保存")).to_be_visible()
    page.reload()
    expect(page.get_by_text("带回去问问楼组长")).to_be_visible()
    (note,) = events(page, "note_changed")
    assert note["anchor"] == passage.get_attribute("id")


def test_a_note_is_written_by_keyboard_alone(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{CASE}", viewport=DESKTOP)
    button = passages(page).nth(1).get_by_role("button", name="笔记")
    button.focus()
    expect(button).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.type("记一笔")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".passage-note").get_by_text("记一笔")).to_be_visible()
    assert button.evaluate("(element) => element === document.activeElement")


def test_a_note_is_changed_and_removed(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{CASE}", viewport=DESKTOP)
    passage = passages(page).first
    for text in ("一稿", "二稿"):
        passage.hover()
        passage.get_by_role("button", name="笔记").click()
        page.get_by_label("笔记 · ").fill(text)
        page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".passage-note:visible")).to_have_text("二稿")
    passage.get_by_role("button", name="改笔记").click()
    page.get_by_role("button", name="删除").click()
    expect(page.locator(".passage-note:visible")).to_have_count(0)
    assert [note["text"] for note in events(page, "note_changed")] == ["一稿", "二稿", ""]


def test_what_was_typed_outlives_the_page(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{CASE}", viewport=DESKTOP)
    passage = passages(page).first
    passage.hover()
    passage.get_by_role("button", name="笔记").click()
    page.get_by_label("笔记 · ").fill("还没保存就接电话去了")
    page.goto(f"{site_url}/index.html")
    page.goto(f"{site_url}/{CASE}")
    expect(page.get_by_text("还没保存就接电话去了")).to_be_visible()


def test_a_bookmark_is_set_and_taken_away(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{CASE}", viewport=DESKTOP)
    passage = passages(page).nth(3)
    passage.hover()
    passage.get_by_role("button", name="书签").click()
    page.reload()
    button = passages(page).nth(3).get_by_role("button", name="书签")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_visible()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    marks = events(page, "bookmark_changed")
    assert [mark["on"] for mark in marks] == [True, False]
    assert all(mark["title"] for mark in marks)


def test_another_tab_shows_it_at_once(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{CASE}", viewport=DESKTOP)
    other = page.context.new_page()
    other.goto(f"{site_url}/{CASE}")
    passages(other)
    passage = passages(page).first
    passage.hover()
    passage.get_by_role("button", name="书签").click()
    button = other.locator(".passage").first.get_by_role("button", name="书签")
    expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_elder_mode_has_its_figures_here_too(
    scheme: str, site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank", color_scheme=scheme, viewport=PHONE)
    prefer(page, "on", 18)
    page.goto(f"{site_url}/{CASE}")
    for index in (1, 4):
        passage = passages(page).nth(index)
        passage.click(position={"x": 8, "y": 8})
        passage.get_by_role("button", name="书签").click()
        passage.get_by_role("button", name="笔记").click()
    page.get_by_label("笔记 · ").first.fill("记一笔")
    page.get_by_role("button", name="保存", exact=True).first.click()
    misses = page.evaluate(FIGURES)["misses"]
    assert {figure: some[:3] for figure, some in misses.items() if some} == {}
    assert violations(page) == []

"""打卡行: one line for the group chat, shown whole before it is copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageMaker
from tests.browser.logs import answer, copied, exported, open_log, part
from tests.browser.test_elder_mode_meets_its_figures import prefer


def test_the_line_is_shown_before_it_is_copied(centre: Page) -> None:
    centre.get_by_role("button", name="看看我的打卡行").click()
    line = centre.get_by_role("textbox", name="打卡行").input_value()
    assert line.startswith("学习打卡 ")
    assert "|小李|海鑫|" in line
    assert exported(centre) == []
    centre.get_by_role("button", name="复制这一行").click()
    expect(centre.get_by_text("已复制")).to_be_visible()
    assert copied(centre) == line
    assert exported(centre) == ["checkin"]


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_whole_line_is_seen_at_any_size_of_text(centre: Page, width: int) -> None:
    centre.set_viewport_size({"width": width, "height": 844})
    field = centre.get_by_role("textbox", name="打卡行")
    for elder, size in (("off", 17), ("on", 20), ("on", 30)):
        prefer(centre, elder, size)
        centre.reload()
        centre.get_by_role("button", name="看看我的打卡行").click()
        seen, whole = field.evaluate("(each) => [each.clientHeight, each.scrollHeight]")
        assert whole <= seen


def test_a_line_without_a_nickname_says_so(open_page: PageMaker, site_url: str) -> None:
    page = open_page(f"{site_url}/centre.html")
    open_log(page)
    answer(page, "q1")
    page.get_by_role("button", name="看看我的打卡行").click()
    expect(part(page, "打卡行")).to_contain_text("还没有昵称，老师认不出是谁")
    page.evaluate(
        "changfengLog1.then((log) =>"
        " log.append('profile_changed', {nickname: '小梅', community: ''}))"
    )
    page.reload()
    page.get_by_role("button", name="看看我的打卡行").click()
    expect(part(page, "打卡行")).to_contain_text("依次是")
    expect(part(page, "打卡行")).not_to_contain_text("还没有昵称")

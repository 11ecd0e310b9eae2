"""WeChat's own browser neither saves nor prints: what would do nothing is not offered there."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import PageMaker
from tests.browser.histories import busy
from tests.browser.logs import open_log


def test_in_wechat_there_is_no_dead_button(
    open_page: PageMaker, site_url: str, outline: dict[str, Any]
) -> None:
    page = open_page(f"{site_url}/centre.html", user_agent="Mozilla/5.0 MicroMessenger/8.0")
    open_log(page)
    busy(outline).write(page)
    expect(page.get_by_role("button", name="复制笔记")).to_be_visible()
    expect(page.get_by_role("button", name="打印")).to_have_count(0)
    page.get_by_role("button", name="看看备份里有什么").click()
    expect(page.get_by_role("button", name="存成文件")).to_have_count(0)
    expect(page.get_by_text("在微信里存不了文件")).to_be_visible()

    page.goto(f"{site_url}/centre.html#mistakes")
    expect(page.get_by_role("link", name=re.compile("练这"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("打印|存成表格"))).to_have_count(0)
    page.goto(f"{site_url}/certificate.html?module=cultivation")
    expect(page.get_by_text("在微信里打印不了")).to_be_visible()
    expect(page.get_by_role("button", name="打印")).to_have_count(0)

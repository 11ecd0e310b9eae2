"""A reminder to back up: after some days, at the foot of the window, out of the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE, SHIFTS
from tests.browser.conftest import PageMaker
from tests.browser.logs import answer, open_log
from tests.browser.test_pages_are_accessible import violations


def test_a_backup_is_called_to_mind_after_five_days(open_page: PageMaker, site_url: str) -> None:
    page = open_page(f"{site_url}/centre.html", permissions=["clipboard-read", "clipboard-write"])
    open_log(page)
    page.evaluate("() => { Date.now = ((now) => () => now() - 6 * 86400000)(Date.now); }")
    answer(page, "q1")
    page.reload()
    open_log(page)
    banner = page.get_by_text("答题记录好几天没有备份了")
    expect(banner).to_be_visible()
    # It stays small at the largest size of text.
    page.evaluate(
        "localStorage.setItem('changfeng:elder', 'on');"
        "localStorage.setItem('changfeng:elder-text-size', '30')"
    )
    page.reload()
    expect(banner).to_be_visible()
    box = page.locator(".log-banner").bounding_box()
    assert box
    assert box["height"] < PHONE["height"] * 0.3
    page.get_by_role("button", name="看看备份里有什么").click()
    page.get_by_role("button", name="复制全部文字").click()
    expect(banner).to_have_count(0)


@pytest.mark.parametrize(("width", "elder"), [(390, "off"), (320, "on"), (1440, "off")])
def test_a_reminder_stands_at_the_foot_of_the_window_and_moves_nothing(
    open_page: PageMaker, site_url: str, width: int, elder: str
) -> None:
    page = open_page(
        f"{site_url}/cases/haixin-tingche.html", viewport={"width": width, "height": 640}
    )
    open_log(page)
    page.evaluate(
        """(elder) => {
          localStorage.setItem("changfeng:elder", elder);
          Date.now = ((now) => () => now() - 6 * 86400000)(Date.now);
        }""",
        elder,
    )
    answer(page, "q1")
    page.add_init_script(SHIFTS)
    page.reload()
    open_log(page)
    banner = page.locator(".log-banner")
    expect(banner).to_contain_text("答题记录好几天没有备份了")
    assert page.evaluate("window.shifts") == []

    box = banner.bounding_box()
    assert box is not None
    assert round(box["y"] + box["height"]) == 640
    assert box["height"] <= 320
    for name in ("去备份", "以后再说"):
        expect(page.get_by_text(name)).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == []

    # At the end of the page it covers nothing: it has room of its own there.
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    foot = page.locator(".site-footer").bounding_box()
    box = banner.bounding_box()
    assert foot is not None
    assert box is not None
    assert foot["y"] + foot["height"] <= box["y"] + 1

    page.get_by_role("button", name="以后再说").click()
    expect(banner).to_have_count(0)


def test_putting_it_off_is_for_oneself(open_page: PageMaker, site_url: str) -> None:
    page = open_page(f"{site_url}/centre.html")
    open_log(page)
    page.evaluate("() => { Date.now = ((now) => () => now() - 6 * 86400000)(Date.now); }")
    for nickname in ("小李", "老王"):
        page.evaluate(
            "async (nickname) => (await changfengLog1).create({nickname, community: ''})", nickname
        )
        answer(page, "q1")
    page.reload()
    open_log(page)
    page.get_by_role("button", name="以后再说").click()
    expect(page.locator(".log-banner")).to_have_count(0)
    page.get_by_role("button", name="换成 小李").click()
    expect(page.locator(".log-banner")).to_contain_text("好几天没有备份了")

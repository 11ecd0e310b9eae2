"""Stores that are full, gone, broken or newer: nothing old is lost, and the page says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.conftest import PageMaker
from tests.browser.logs import LESSON, STORED, answer, open_log, questions, status, until

IN_DATABASE = f"""async (question) => (await ({STORED})()).events.some(
  (line) => line.includes(`"question":"${{question}}"`))"""
COPIES = "Object.keys(localStorage).filter((key) => /:e:/.test(key)).length"
FILL = """() => {
  let piece = "x".repeat(1024 * 1024);
  for (let number = 0; piece.length > 0; ) {
    try { localStorage.setItem(`fill-${number}`, piece); number += 1; }
    catch { piece = piece.slice(0, piece.length >> 1); }
  }
}"""
HELD = "JSON.stringify(Object.entries(localStorage).filter(([key]) => /:e:/.test(key)).sort())"
FREE = """() => Object.keys(localStorage).filter((key) => /^fill-/.test(key))
  .forEach((key) => localStorage.removeItem(key))"""


def test_each_store_is_restored_from_the_other(open_page: PageMaker, site_url: str) -> None:
    page = open_page(f"{site_url}/{LESSON}")
    open_log(page)
    for number in range(5):
        answer(page, f"q{number}")
    page.evaluate("localStorage.clear()")
    page.reload()
    open_log(page)
    assert len(questions(page)) == 5
    page.wait_for_function(f"{COPIES} === 5")
    page.goto(f"{site_url}/about.html")
    page.evaluate(
        "indexedDB.databases().then(([{name}]) => new Promise((resolve) => {"
        " indexedDB.deleteDatabase(name).onsuccess = resolve; }))"
    )
    page.goto(f"{site_url}/{LESSON}")
    open_log(page)
    assert len(questions(page)) == 5
    assert answer(page, "q5") == "durable"
    assert len(page.evaluate(STORED)["events"]) == 6


def test_a_full_copy_loses_nothing_and_fills_up_when_there_is_room(
    open_page: PageMaker, site_url: str
) -> None:
    page = open_page(f"{site_url}/{LESSON}")
    open_log(page)
    for number in range(5):
        answer(page, f"old{number}")
    before = page.evaluate(HELD)
    page.evaluate(FILL)
    assert [answer(page, f"new{number}") for number in range(20)] == ["durable"] * 20
    expect(page.get_by_text("备用存储满了")).to_be_visible()
    assert status(page)["reason"] == "full"
    assert page.evaluate(COPIES) == 5
    # At once: a moment later the copies that were missing fill up.
    assert page.evaluate(f"({FREE})() || {HELD}") == before
    answer(page, "last")
    page.wait_for_function(f"{COPIES} === 26")
    expect(page.get_by_text("备用存储满了")).to_have_count(0)
    assert status(page) == {"kept": "durable", "readOnly": False, "quarantined": 0}


def test_a_full_database_loses_nothing_and_is_filled_when_there_is_room(
    open_page: PageMaker, site_url: str
) -> None:
    page = open_page("about:blank")
    protocol = page.context.new_cdp_session(page)
    quota: dict[str, Any] = {"origin": site_url}
    protocol.send("Storage.overrideQuotaForOrigin", {**quota, "quotaSize": 1})
    page.goto(f"{site_url}/{LESSON}")
    open_log(page)
    assert answer(page, "q1") == "copy"
    assert answer(page, "q2") == "copy"
    expect(page.get_by_text("浏览器的存储快满了")).to_be_visible()
    assert questions(page) == ["q1", "q2"]
    protocol.send("Storage.overrideQuotaForOrigin", quota)
    page.evaluate("changfengLog1.then((log) => log.keeper.retry())")
    expect(page.get_by_text("浏览器的存储快满了")).to_have_count(0)
    assert len(page.evaluate(STORED)["events"]) == 2


def test_newer_code_in_another_tab_stops_the_old_one(open_page: PageMaker, site_url: str) -> None:
    old = open_page(f"{site_url}/{LESSON}")
    open_log(old)
    answer(old, "q1")
    newer = old.context.new_page()
    newer.goto(f"{site_url}/about.html")
    newer.evaluate(
        "indexedDB.databases().then(([{name}]) => new Promise((resolve, reject) => {"
        " const request = indexedDB.open(name, 99); request.onblocked = reject;"
        " request.onupgradeneeded = () => request.result.createObjectStore('more');"
        " request.onsuccess = () => { request.result.close(); resolve(); }; }))"
    )
    expect(old.get_by_text("网站更新了")).to_be_visible()
    before = newer.evaluate(STORED), newer.evaluate(COPIES)
    assert answer(old, "q2") == "memory"
    assert (newer.evaluate(STORED), newer.evaluate(COPIES)) == before
    # Old code that is opened on the newer stores: it shows what there is, and writes nothing.
    old.reload()
    open_log(old)
    expect(old.get_by_text("较新版本留下的记录")).to_be_visible()
    assert questions(old) == ["q1"]
    assert answer(old, "q3") == "memory"
    assert (newer.evaluate(STORED), newer.evaluate(COPIES)) == before
    old.get_by_role("link", name="去备份").click()
    open_log(old)
    assert questions(old) == ["q1"]


def test_a_lost_connection_is_opened_again(open_page: PageMaker, site_url: str) -> None:
    page = open_page(f"{site_url}/{LESSON}")
    open_log(page)
    answer(page, "q1")
    page.evaluate("changfengLog1.then((log) => log.keeper.database.connection.close())")
    assert answer(page, "q2") == "durable"
    page.evaluate(
        "() => { IDBDatabase.prototype.transaction = () => { throw new DOMException("
        "'Connection to Indexed Database server lost. Refresh the page to try again',"
        " 'UnknownError'); }; }"
    )
    assert answer(page, "q3") == "copy"
    expect(page.get_by_text("浏览器的存储断开了")).to_be_visible()
    page.evaluate("window.before = true")
    page.get_by_role("button", name="重新打开本页").click()
    page.wait_for_function("window.changfengLog1 !== undefined && window.before === undefined")
    open_log(page)
    assert questions(page) == ["q1", "q2", "q3"]
    until(page, IN_DATABASE, "q3")


@pytest.mark.parametrize("year", ["1970", "2099", "NaN", "back"])
def test_a_wrong_clock_changes_neither_count_nor_order(
    open_page: PageMaker, site_url: str, year: str
) -> None:
    page = open_page(f"{site_url}/{LESSON}")
    open_log(page)
    answer(page, "right", 1)
    clock = {
        "1970": "Date.now = () => 5000",
        "2099": "Date.now = () => 4070908800000",
        "NaN": "Date.now = () => NaN",
        "back": "Date.now = ((now) => () => now() - 315360000000)(Date.now)",
    }[year]
    page.context.add_init_script(clock)
    page.reload()
    open_log(page)
    assert answer(page, "wrong", 0.5) == "durable"
    page.goto(f"{site_url}/centre.html")
    open_log(page)
    assert answer(page, "last", 0) == "durable"
    assert questions(page) == ["right", "wrong", "last"]
    scores = page.evaluate("changfengLog1.then((log) => log.events().map(({score}) => score))")
    assert scores == [1, 0.5, 0]
    page.get_by_role("button", name="看看备份里有什么").click()
    expect(page.get_by_text("答题 3 次")).to_be_visible()


def test_a_plain_http_intranet_serves_as_well(browser: Browser, site_url: str) -> None:
    own = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=[*ARGUMENTS, "--host-resolver-rules=MAP classroom.test 127.0.0.1"],
    )
    page = own.new_page()
    page.goto(f"{site_url.replace('127.0.0.1', 'classroom.test')}/centre.html")
    open_log(page)
    assert page.evaluate("[isSecureContext, typeof crypto.subtle, typeof navigator.locks]") == [
        False,
        "undefined",
        "undefined",
    ]
    assert answer(page, "q1") == "durable"
    page.reload()
    open_log(page)
    assert questions(page) == ["q1"]
    page.get_by_role("button", name="看看我的打卡行").click()
    page.get_by_role("button", name="复制这一行").click()
    expect(page.get_by_text("已复制")).to_be_visible()
    own.close()


def test_a_copy_on_a_stick_serves_as_well(open_page: PageMaker, built_site: Path) -> None:
    page = open_page((built_site / LESSON).as_uri())
    open_log(page)
    assert answer(page, "q1") == "durable"
    page.goto((built_site / "centre.html").as_uri())
    open_log(page)
    assert questions(page) == ["q1"]
    page.get_by_role("button", name="看看我的打卡行").click()
    expect(page.get_by_role("textbox", name="打卡行")).to_be_visible()


def test_a_sandboxed_frame_says_that_it_keeps_nothing(open_page: PageMaker, site_url: str) -> None:
    page = open_page(f"{site_url}/about.html")
    page.evaluate(
        "(address) => { const frame = document.createElement('iframe');"
        " frame.setAttribute('sandbox', 'allow-scripts'); frame.src = address;"
        " frame.style.height = '600px'; document.body.append(frame); }",
        f"{site_url}/{LESSON}",
    )
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text("这台设备不能保存学习记录")).to_be_visible()
    inside = page.frames[1]
    assert (
        inside.evaluate(
            "changfengLog1.then((log) => log.append('lesson_completed',"
            " {case: 'haixin-tingche', by: 'reader'}))"
        )
        == "memory"
    )

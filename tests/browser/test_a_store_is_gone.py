"""A store that is not there, refuses, or never answers: the other serves, and the page says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageMaker
from tests.browser.logs import COUNTED, LESSON, answer, open_log, questions, until

GONE = {
    "localStorage undefined": "Object.defineProperty(window, 'localStorage', {value: undefined})",
    "localStorage refused": "Object.defineProperty(window, 'localStorage', {get() {"
    " throw new DOMException('no', 'SecurityError'); }})",
    "localStorage throws": "Storage.prototype.setItem = () => {"
    " throw new DOMException('no', 'QuotaExceededError'); }",
    "indexedDB undefined": "Object.defineProperty(window, 'indexedDB', {value: undefined})",
    "indexedDB refused": "IDBFactory.prototype.open = () => {"
    " throw new DOMException('no', 'SecurityError'); }",
    "indexedDB broken": "IDBFactory.prototype.open = () => { const request = new EventTarget();"
    " request.error = new DOMException('no', 'UnknownError');"
    " setTimeout(() => request.dispatchEvent(new Event('error'))); return request; }",
    "indexedDB silent": "IDBFactory.prototype.open = () => new EventTarget()",
}


SILENT = """() => {
  const wait = setTimeout;
  // Patience is of seconds; so that it ends sooner here, a timer has a twentieth of them.
  window.setTimeout = (call, time = 0, ...rest) => wait(call, time / 20, ...rest);
  window.given = {};
  for (const name of ["get", "getAll", "getKey", "getAllKeys", "count", "add"]) {
    given[name] = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = () => new EventTarget();
  }
}"""
"""A database that opens and then never answers."""


def test_a_database_that_falls_silent_is_done_without(open_page: PageMaker, site_url: str) -> None:
    page = open_page(f"{site_url}/{LESSON}")
    open_log(page)
    answer(page, "old")
    page.evaluate(SILENT)
    assert answer(page, "new") == "copy"
    expect(page.get_by_text("这台设备存得不牢")).to_be_visible()
    page.context.add_init_script(f"({SILENT})()")
    page.reload()
    open_log(page)
    assert questions(page) == ["old", "new"]
    assert answer(page, "later") == "copy"
    expect(page.get_by_text("这台设备存得不牢")).to_be_visible()


def test_a_database_that_was_only_slow_is_read_after_all(
    open_page: PageMaker, site_url: str
) -> None:
    page = open_page(f"{site_url}/{LESSON}")
    open_log(page)
    answer(page, "old")
    page.evaluate("localStorage.clear()")
    page.context.add_init_script(f"({SILENT})()")
    page.reload()
    open_log(page)
    assert questions(page) == []
    page.evaluate("() => { Object.assign(IDBObjectStore.prototype, given); }")
    until(page, COUNTED, 1)
    expect(page.get_by_text("这台设备存得不牢")).to_have_count(0)


@pytest.mark.parametrize("fault", GONE)
def test_one_store_is_gone_and_the_other_serves(
    open_page: PageMaker, site_url: str, fault: str
) -> None:
    page = open_page(f"{site_url}/{LESSON}")
    open_log(page)
    answer(page, "old")
    page.context.add_init_script(GONE[fault])
    page.reload()
    open_log(page)
    assert questions(page) == ["old"]
    kept = answer(page, "new")
    assert kept == ("copy" if fault.startswith("indexedDB") else "durable")
    page.reload()
    open_log(page)
    assert questions(page) == ["old", "new"]
    if fault.startswith("indexedDB"):
        expect(page.get_by_text("这台设备存得不牢")).to_be_visible()


def test_both_stores_are_gone_and_the_page_says_so(open_page: PageMaker, site_url: str) -> None:
    page = open_page("about:blank")
    for fault in ("localStorage refused", "indexedDB refused"):
        page.context.add_init_script(GONE[fault])
    page.goto(f"{site_url}/centre.html")
    open_log(page)
    assert answer(page, "q1") == "memory"
    assert questions(page) == ["q1"]
    expect(page.get_by_text("这台设备不能保存学习记录")).to_be_visible()
    page.get_by_role("button", name="看看备份里有什么").click()
    expect(page.get_by_role("textbox", name="全部文字")).to_be_visible()

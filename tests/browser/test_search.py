"""Searching as a person does it: over http, below a path, and from the file system."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE, serve, watch

OpenPage = Callable[..., Page]
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "javascript:alert(1)",
    "__proto__",
    "constructor",
    "%",
    "%E4%BD",
    "\ud800",
    "犇" * 5000,
    "' OR 1=1 --",
    "😀😀😀😀",
)


@pytest.fixture(params=["http", "sub-path", "file"])
def root(request: pytest.FixtureRequest, built_site: Path) -> Iterator[str]:
    """Address of the site, in each way in which it may be read."""
    if request.param == "file":
        yield built_site.as_uri()
        return
    with serve(built_site, "" if request.param == "http" else "/a/b") as url:
        yield url


def ask(page: Page, query: str) -> None:
    """Type a question."""
    page.get_by_role("searchbox", name="搜索词").fill(query)


def answered(page: Page, said: str | re.Pattern[str]) -> list[str]:
    """Titles of the hits, once the answer is there."""
    expect(page.get_by_role("status")).to_have_text(said)
    return page.get_by_label("搜索结果").locator(".result-title").all_inner_texts()


def test_words_from_the_middle_of_a_sentence_are_found(root: str, open_page: OpenPage) -> None:
    page = open_page(f"{root}/cases/haixin-tingche.html")
    page.get_by_role("link", name="搜索", exact=True).click()
    ask(page, "悬空老")
    assert answered(page, re.compile("^找到"))[0] == "加装电梯“风荷十法”"
    assert page.url.endswith(f"search.html?q={quote('悬空老')}")
    expect(page.locator("mark").first).to_have_text("悬空老")
    page.get_by_role("link", name=re.compile("风荷十法")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("加装电梯“风荷十法”")
    assert "#at-problem-suspended" in page.url


def test_nothing_is_fetched_before_the_reader_searches(site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    seen = watch(page)
    page.goto(f"{site_url}/search.html")
    expect(page.get_by_role("searchbox")).to_be_visible()
    assert not [url for url in seen.requests if "/data/" in url]
    ask(page, "加装电梯")
    answered(page, re.compile("页"))
    read = [url for url in seen.requests if "/data/" in url]
    assert 0 < len([url for url in read if "/text/" not in url]) <= 4
    assert len([url for url in read if "/text/" in url]) <= 10


def test_pinyin_filters_and_the_address_work_together(root: str, open_page: OpenPage) -> None:
    page = open_page(f"{root}/search.html?q=fhsf")
    assert answered(page, re.compile("页"))[0] == "加装电梯“风荷十法”"
    expect(page.locator("mark").first).to_have_text("风荷十法")
    ask(page, "居民")
    answered(page, re.compile("^约"))
    page.get_by_label("主题").select_option(label="加装电梯")
    titles = answered(page, re.compile("^找到"))
    assert "加装电梯“风荷十法”" in titles
    assert "topic=" in page.url
    page.reload()
    assert answered(page, re.compile("^找到")) == titles


def test_several_words_must_all_stand_on_the_page(root: str, open_page: OpenPage) -> None:
    page = open_page(f"{root}/search.html?q={quote('悬空老人　双指挥部')}")
    assert answered(page, "找到 1 页") == ["加装电梯“风荷十法”"]


def test_what_is_not_found_leads_on(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/search.html?q={quote('悬空老年人俱乐部')}")
    answered(page, "没有找到。")
    near = page.get_by_label("搜索结果")
    expect(near.get_by_role("link", name="待补充")).to_have_attribute("href", "gaps.html")
    near.get_by_role("link", name="悬空老").click()
    assert answered(page, re.compile("^找到"))


def test_more_hits_are_listed_on_demand(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/search.html?q={quote('居民')}")
    assert len(answered(page, re.compile("^约 .*已列出 10 页$"))) == 10
    page.get_by_role("button", name="再看 10 页").click()
    expect(page.locator(".result-link")).to_have_count(20)
    expect(page.locator(".result-link").nth(10)).to_be_focused()


def test_more_hits_asked_for_twice_are_listed_once(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/search.html?q={quote('居民')}")
    answered(page, re.compile("^约 .*已列出 10 页$"))
    page.get_by_role("button", name="再看 10 页").evaluate("(more) => [more.click(), more.click()]")
    answered(page, re.compile("^约 .*已列出 20 页$"))
    expect(page.locator(".result-link")).to_have_count(20)
    addresses = page.locator(".result-link").evaluate_all(
        "(links) => links.map((link) => link.href)"
    )
    assert len(set(addresses)) == 20


def test_the_keyboard_is_enough(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/index.html", viewport=DESKTOP)
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.insert_text("加装电梯")
    answered(page, re.compile("页"))
    links = page.locator(".result-link")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(links).to_have_count(0)
    assert page.url.endswith("/search.html")


def test_nothing_is_searched_while_an_input_method_composes(
    site_url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site_url}/search.html")
    seen = watch(page)
    field = page.get_by_role("searchbox")
    field.evaluate(
        """(field) => {
          field.dispatchEvent(new CompositionEvent("compositionstart"));
          field.value = "jia'zhuang";
          field.dispatchEvent(new InputEvent("input", { isComposing: true }));
        }"""
    )
    page.evaluate("() => new Promise((done) => setTimeout(done, 500))")
    assert not [url for url in seen.requests if "/data/" in url]
    field.evaluate(
        """(field) => {
          field.value = "加装";
          field.dispatchEvent(new CompositionEvent("compositionend"));
        }"""
    )
    assert answered(page, re.compile("页"))


@pytest.mark.parametrize("query", HOSTILE)
def test_an_address_is_never_run_and_never_breaks_the_page(
    query: str, site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank")
    page.on("dialog", lambda dialog: pytest.fail(f"ran: {dialog.message}"))
    asked = quote(query.encode("utf-8", "replace")[:6000])
    page.goto(f"{site_url}/search.html?q={asked}&topic=__proto__&board=%22%3E%3Cimg%3E#{asked}")
    field = page.get_by_role("searchbox")
    expect(field).to_be_visible()
    expect(page.get_by_role("status")).not_to_have_text("正在查找……")
    assert page.locator("main img, main script").count() == 0
    ask(page, "加装电梯")
    assert answered(page, re.compile("页"))


@pytest.mark.parametrize("query", ["", "居民", "悬空老年人俱乐部"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_each_state_is_accessible(
    viewport: object, scheme: str, query: str, site_url: str, open_page: OpenPage
) -> None:
    address = f"{site_url}/search.html?q={quote(query)}"
    page = open_page(address, viewport=viewport, color_scheme=scheme)
    if query:
        answered(page, re.compile("页|没有"))
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = page.evaluate(
        """[...document.querySelectorAll("main a, main button, main select, main input")]
          .filter((element) => element.offsetHeight).map((element) => element.offsetHeight)"""
    )
    assert min(heights) >= 44


def test_without_script_the_page_says_so_and_offers_lists(
    built_site: Path, open_page: OpenPage
) -> None:
    page = open_page(f"{built_site.as_uri()}/search.html", java_script_enabled=False)
    expect(page.get_by_text("脚本没有运行")).to_be_visible()
    assert [item for item in page.locator("form, button, input").all() if item.is_visible()] == []
    page.get_by_role("navigation", name="也可以从这些地方找").get_by_role(
        "link", name="全部案例"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("全部案例")


def test_there_is_no_other_search(built_site: Path) -> None:
    names = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*")]
    assert not [name for name in names if re.search(r"lunr|search_index|search/worker|jieba", name)]
    shards = [name for name in names if re.fullmatch(r".*/data/search/[0-9a-f]{3}\.js", name)]
    assert 1 <= len(shards) <= 256

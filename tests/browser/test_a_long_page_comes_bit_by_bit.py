"""A long page shows its head first and the rest a moment later, and nobody misses anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE, SHIFTS

OpenPage = Callable[..., Page]
CASE = "cases/weige-fense.html"
PAGES = pytest.mark.parametrize("path", [CASE, "index.html"])
SCREENS = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
PARSED = """document.addEventListener("DOMContentLoaded", () => {
  const seen = (element) => element && element.getClientRects().length > 0;
  window.parsed = {
    references: seen(document.getElementById("references")),
    foot: seen(document.querySelector(".site-footer")),
    height: document.documentElement.scrollHeight / window.innerHeight,
  };
});"""
"""What is shown when a page has been parsed."""
RESTLESS = """{
  const { setTimeout } = window;
  window.rests = [];
  window.setTimeout = (work, time, ...more) =>
    time === 500 ? window.rests.push(work) : setTimeout(work, time, ...more);
}"""
"""A page that comes to rest when it is told to, so that no slow machine is ahead of its log."""
SILENT = "IDBFactory.prototype.open = () => ({});"
"""A log that never answers."""
REST = "rests.splice(0).forEach((work) => work())"
ARRIVED = """(id) => {
  const { scrollPaddingTop } = getComputedStyle(document.documentElement);
  const { top } = document.getElementById(id).getBoundingClientRect();
  return Math.abs(top - parseFloat(scrollPaddingTop)) < 3;
}"""
PLACES = """() => [...document.querySelectorAll("body *")].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [element.tagName, element.id, ...[x, y + scrollY, width, height].map(Math.round)];
})"""


def places(page: Page) -> list[Any]:
    """Where everything stands once all is shown and alive."""
    expect(page.locator("html:not([data-rolled])")).to_have_count(1)
    expect(page.locator(".question:not([data-live])")).to_have_count(0)
    expect(page.locator(".log-banner-place")).to_be_attached()
    expect(page.locator(".story:not(.annotatable)")).to_have_count(0)
    found: list[Any] = page.evaluate(PLACES)
    return found


@pytest.fixture
def rolled(request: pytest.FixtureRequest, site_url: str, open_page: OpenPage) -> Page:
    """A case page that is alive and still rolled up."""
    page = open_page("about:blank", viewport=request.param)
    page.add_init_script(RESTLESS)
    page.add_init_script(SILENT)
    # By a link, as `goto` would wait until all is shown.
    page.goto(f"{site_url}/about.html")
    page.evaluate("(address) => { location.href = address; }", f"{site_url}/{CASE}")
    foot = page.locator("html[data-rolled] body > .site-footer")
    expect(foot).to_be_attached()
    expect(foot).to_be_hidden()
    page.wait_for_function("rests.length")
    return page


STILL = pytest.mark.parametrize("rolled", [PHONE, DESKTOP], ids=["phone", "desktop"], indirect=True)


@PAGES
@SCREENS
def test_the_head_comes_first_and_fills_the_window(
    path: str, viewport: Any, site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank", viewport=viewport)
    page.add_init_script(RESTLESS)
    page.add_init_script(PARSED)
    page.goto(f"{site_url}/{path}")
    parsed = page.evaluate("parsed")
    assert (parsed["references"], parsed["foot"]) == (False, False)
    assert parsed["height"] > 1.5


@PAGES
@SCREENS
def test_all_stands_in_the_end_where_it_would_have_stood(
    path: str, viewport: Any, site_url: str, open_page: OpenPage
) -> None:
    # She was here before, so no hint stands at the head.
    page = open_page(f"{site_url}/about.html", viewport=viewport)
    page.goto(f"{site_url}/{path}")
    bit_by_bit = places(page)
    page.reload()
    assert bit_by_bit == places(page)


@PAGES
@SCREENS
def test_nothing_in_sight_moves(
    path: str, viewport: Any, site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank", viewport=viewport)
    page.add_init_script(SHIFTS)
    page.goto(f"{site_url}/{path}")
    expect(page.locator(".question:not([data-live])")).to_have_count(0)
    assert page.evaluate("shifts.reduce((sum, one) => sum + one, 0)") == 0


def test_who_comes_to_a_place_gets_the_whole_page_at_once(
    site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank")
    page.add_init_script(RESTLESS)
    page.add_init_script(PARSED)
    page.goto(f"{site_url}/{CASE}#references")
    assert page.evaluate("parsed.references") is True
    page.goto(f"{site_url}/{CASE}?again")
    assert page.evaluate("parsed.references") is False
    page.reload()
    assert page.evaluate("parsed.references") is True
    page.goto(f"{site_url}/about.html")
    page.go_back()
    assert page.evaluate("parsed.references") is True


@STILL
def test_a_link_leads_to_its_place_at_any_time(rolled: Page) -> None:
    contents = rolled.get_by_role("navigation", name="本页内容")
    contents.get_by_role("link", name="讨论题").click()
    expect(rolled.locator("html:not([data-rolled])")).to_have_count(1)
    rolled.wait_for_function(ARRIVED, arg="discussion")


@STILL
def test_paper_gets_the_whole_page_at_any_time(rolled: Page) -> None:
    rolled.emulate_media(media="print")
    expect(rolled.locator("#references")).to_be_visible()


@STILL
def test_a_log_that_does_not_answer_keeps_nothing_back(rolled: Page) -> None:
    rolled.evaluate(REST)
    expect(rolled.locator("html:not([data-rolled])")).to_have_count(1)
    expect(rolled.locator("#references")).to_be_visible()

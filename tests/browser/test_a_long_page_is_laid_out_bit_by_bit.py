"""A long page is rolled up at first: out of sight nothing is laid out, and nobody notices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE

OpenPage = Callable[..., Page]
CASE = "cases/weige-fense.html"
ROLLED = """document.addEventListener("DOMContentLoaded", () => {
  const references = document.getElementById("references");
  if (references) window.rolled = [
    "rolled" in document.documentElement.dataset, getComputedStyle(references).contentVisibility,
  ];
});"""
RESTLESS = """{
  const { setTimeout } = window;
  const rest = new Promise((resolve) => { window.rest = resolve; });
  window.resting = 0;
  window.scrollHeight = () => document.documentElement.scrollHeight;
  window.setTimeout = (work, time, ...more) => {
    if (time !== 500) return setTimeout(work, time, ...more);
    window.resting += 1;
    rest.then(work);
  };
}"""
"""A page that comes to rest when it is told to."""
ARRIVED = """(id) => {
  const { scrollPaddingTop } = getComputedStyle(document.documentElement);
  const { top } = document.getElementById(id).getBoundingClientRect();
  return Math.abs(top - parseFloat(scrollPaddingTop)) < 3;
}"""
PAINTED = "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
PLACES = """() => [...document.querySelectorAll("main *")].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [element.tagName, element.id, ...[x, y + scrollY, width, height].map(Math.round)];
})"""


def unrolled(page: Page) -> list[Any]:
    """Where everything stands once all is laid out."""
    expect(page.locator("html:not([data-rolled])")).to_have_count(1)
    expect(page.locator(".question:not([data-live])")).to_have_count(0)
    places: list[Any] = page.evaluate(PLACES)
    return places


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", [CASE, "index.html"])
def test_all_stands_where_it_would_have_stood(
    path: str, viewport: Any, site_url: str, open_page: OpenPage
) -> None:
    # She was here before, so no hint stands at the head.
    page = open_page(f"{site_url}/about.html", viewport=viewport)
    page.goto(f"{site_url}/{path}")
    bit_by_bit = unrolled(page)
    page.reload()
    at_once = unrolled(page)
    assert bit_by_bit == at_once


def test_only_a_new_visit_to_the_head_of_a_page_is_rolled_up(
    site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank")
    page.add_init_script(ROLLED)
    page.goto(f"{site_url}/{CASE}")
    assert page.evaluate("rolled") == [True, "auto"]
    page.reload()
    assert page.evaluate("rolled") == [False, "visible"]
    page.goto("about:blank")
    page.goto(f"{site_url}/{CASE}#references")
    assert page.evaluate("rolled") == [False, "visible"]


def test_in_elder_mode_all_is_laid_out_at_once(site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.add_init_script("try { localStorage['changfeng:elder'] = 'on'; } catch {}")
    page.add_init_script(ROLLED)
    page.goto(f"{site_url}/{CASE}")
    assert page.evaluate("rolled[1]") == "visible"


@pytest.fixture
def restless(request: pytest.FixtureRequest, site_url: str, open_page: OpenPage) -> Page:
    """A case page that is alive and still rolled up."""
    page = open_page("about:blank", viewport=request.param)
    page.add_init_script(RESTLESS)
    page.goto(f"{site_url}/{CASE}")
    expect(page.locator(".question[data-live]").first).to_be_attached()
    page.wait_for_function("resting")
    expect(page.locator("html[data-rolled]")).to_have_count(1)
    return page


SCREENS = pytest.mark.parametrize(
    "restless", [PHONE, DESKTOP], ids=["phone", "desktop"], indirect=True
)


@SCREENS
def test_a_link_leads_to_its_place(restless: Page) -> None:
    contents = restless.get_by_role("navigation", name="本页内容")
    contents.get_by_role("link", name="讨论题").click()
    expect(restless.locator("html:not([data-rolled])")).to_have_count(1)
    restless.wait_for_function(ARRIVED, arg="discussion")


@SCREENS
def test_what_is_read_stays_where_it_is(restless: Page) -> None:
    restless.evaluate("scrollTo({ top: scrollHeight(), behavior: 'instant' })")
    restless.evaluate(PAINTED)
    top = "Math.round(document.querySelector('.related').getBoundingClientRect().top)"
    before = restless.evaluate(top)
    length = restless.evaluate("scrollHeight()")
    restless.evaluate("rest()")
    expect(restless.locator("html:not([data-rolled])")).to_have_count(1)
    restless.evaluate(PAINTED)
    assert restless.evaluate("scrollHeight()") != length
    assert abs(restless.evaluate(top) - before) <= 1

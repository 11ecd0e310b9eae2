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
NO_REST = """{
  const { setTimeout } = window;
  window.setTimeout = (work, time, ...rest) => time === 500 ? 0 : setTimeout(work, time, ...rest);
}"""
"""A page that never comes to rest."""
HEAD = 72
"""Pixels between the upper edge of the window and a place that one came to."""
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


def test_a_link_leads_to_its_place_though_the_page_is_rolled_up(
    site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank", viewport=DESKTOP)
    page.add_init_script(NO_REST)
    page.goto(f"{site_url}/{CASE}")
    expect(page.locator("html[data-rolled]")).to_have_count(1)
    page.get_by_role("navigation", name="本页内容").get_by_role("link", name="讨论题").click()
    expect(page.locator("html:not([data-rolled])")).to_have_count(1)
    page.wait_for_function(
        "(head) => Math.abs(document.getElementById('discussion').getBoundingClientRect().top"
        " - head) < 2",
        arg=HEAD,
    )

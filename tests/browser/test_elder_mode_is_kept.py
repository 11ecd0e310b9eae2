"""The switch of elder mode and the size of the text: on every page, kept everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
TEXT_SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"
BLOCKED = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('blocked', 'SecurityError'); },
});"""


def be_ready(page: Page) -> None:
    """Wait until the switch does what it says, and the page follows others."""
    expect(page.locator("[data-part='settings'] > .sizing")).to_be_attached()


def switch(page: Page) -> None:
    """Press the one visible switch."""
    be_ready(page)
    page.get_by_role("button", name="长者模式", exact=True).click()


@pytest.mark.parametrize("where", ["http", "file"])
def test_it_is_kept_from_page_to_page_and_over_a_reload(
    where: str, site_url: str, built_site: Path, open_page: OpenPage
) -> None:
    base = site_url if where == "http" else built_site.as_uri()
    page = open_page(f"{base}/index.html")
    assert page.evaluate(TEXT_SIZE) == 17
    switch(page)
    assert page.evaluate(TEXT_SIZE) == pytest.approx(20, abs=0.01)
    page.goto(f"{base}/cases/zizhi-jiayuan.html")
    page.reload()
    button = page.get_by_role("button", name="长者模式", exact=True)
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(TEXT_SIZE) == pytest.approx(20, abs=0.01)
    switch(page)
    assert button.get_attribute("aria-pressed") == "false"
    assert page.evaluate(TEXT_SIZE) == 17


def test_the_text_grows_to_30_and_shrinks_to_18(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/gaps.html")
    switch(page)
    larger = page.get_by_role("button", name="加大").first
    while larger.get_attribute("aria-disabled") == "false":
        larger.click()
    assert page.evaluate(TEXT_SIZE) == pytest.approx(30, abs=0.01)
    smaller = page.get_by_role("button", name="减小").first
    while smaller.get_attribute("aria-disabled") == "false":
        smaller.click()
    assert page.evaluate(TEXT_SIZE) == pytest.approx(18, abs=0.01)


def test_the_text_can_be_larger_without_elder_mode(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/gaps.html")
    page.locator("summary", has_text="菜单").click()
    page.get_by_role("group", name="字号").get_by_role("button", name="加大").click()
    assert page.evaluate(TEXT_SIZE) == pytest.approx(18, abs=0.01)
    page.goto(f"{site_url}/index.html")
    assert page.evaluate(TEXT_SIZE) == pytest.approx(18, abs=0.01)


def test_another_open_page_follows_at_once(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/index.html")
    other = page.context.new_page()
    other.goto(f"{site_url}/gaps.html")
    be_ready(other)
    switch(page)
    other.wait_for_function("document.documentElement.dataset.elder === 'on'")


def test_it_works_while_storage_is_blocked(site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.add_init_script(BLOCKED)
    page.goto(f"{site_url}/index.html")
    switch(page)
    assert page.evaluate(TEXT_SIZE) == pytest.approx(20, abs=0.01)


def test_nothing_flashes(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/index.html")
    switch(page)
    # Nothing that can be seen is there yet when the mode is already on the page.
    page.add_init_script("""new MutationObserver((_, watch) => {
        if (!document.querySelector("body > :not(script)")) return;
        window.knownAtFirst = document.documentElement.dataset.elder;
        watch.disconnect();
      }).observe(document, { childList: true, subtree: true });""")
    page.goto(f"{site_url}/cases/zizhi-jiayuan.html")
    assert page.evaluate("window.knownAtFirst") == "on"


def test_there_is_no_dead_switch_without_script(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/index.html", java_script_enabled=False)
    assert not page.get_by_role("button", name="长者模式").is_visible()

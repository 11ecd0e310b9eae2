"""What the reader script adds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

OpenPage = Callable[..., Page]


def test_the_chosen_scheme_is_kept(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/index.html", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator("summary", has_text="菜单").click()
    button = page.get_by_role("button", name="明暗")
    button.click()
    button.click()
    assert "深色" in str(button.get_attribute("title"))
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(f"{site_url}/gaps.html")
    assert page.evaluate(paper) == dark


def test_a_list_of_gaps_can_be_copied(site_url: str, open_page: OpenPage) -> None:
    page = open_page(
        f"{site_url}/cases/haixin-tingche.html",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.get_by_role("button", name="复制这份清单").click()
    page.get_by_role("status").filter(has_text="已复制").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(lines) == page.locator("#gap-list li").count()
    assert all(line.startswith("□ ") for line in lines)


def test_a_link_into_a_fold_opens_it(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/cases/zizhi-jiayuan.html")
    page.evaluate("document.querySelector('.fold:not(.answer) > .fold-body').id = 'inside'")
    assert not page.locator("#inside").is_visible()
    page.evaluate("location.hash = 'inside'")
    page.locator("#inside").wait_for(state="visible")


def test_hostile_fragments_do_nothing(built_site: Path, open_page: OpenPage) -> None:
    for fragment in ('"><img src=x onerror=alert(1)>', "__proto__", "%", "%E4%BD"):
        page = open_page(f"{built_site.as_uri()}/index.html#{fragment}")
        assert page.locator("h1").is_visible()

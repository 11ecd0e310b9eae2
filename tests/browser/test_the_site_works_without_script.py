"""Blocked script, paper, file system: text, questions and navigation are still there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]


@pytest.mark.parametrize("blocked", ["all script", "our script"])
def test_a_case_reads_and_leads_on(blocked: str, built_site: Path, open_page: OpenPage) -> None:
    address = f"{built_site.as_uri()}/cases/zizhi-jiayuan.html"
    if blocked == "all script":
        page = open_page(address, java_script_enabled=False)
    else:
        page = open_page("about:blank")
        page.context.route("**/*.js", lambda route: route.fulfill(body=""))
        page.goto(address)
    assert page.get_by_role("heading", level=1).inner_text() == "长风一村第二梯队自治家园理事会"
    assert page.locator(".timeline li").count() >= 4
    page.locator("summary", has_text="菜单").click()
    page.get_by_role("navigation", name="菜单").get_by_role("link", name="待补充").click()
    assert page.get_by_role("heading", level=1).inner_text() == "待补充"


def test_questions_read_and_fold_their_answers(built_site: Path, open_page: OpenPage) -> None:
    page = open_page(
        f"{built_site.as_uri()}/modules/shared-home-quiz.html", java_script_enabled=False
    )
    questions = page.locator("[data-question]")
    assert questions.count() >= 10
    first = questions.first
    assert not first.locator(".explanation").is_visible()
    first.get_by_text("看答案与解析").click()
    assert first.locator(".explanation").is_visible()
    link = first.locator(".passages a").first
    assert "#at-" in str(link.get_attribute("href"))
    link.click()
    expect(page.locator(":target")).to_have_count(1)


def test_paper_shows_the_story_and_hides_the_answers(built_site: Path, open_page: OpenPage) -> None:
    page = open_page(f"{built_site.as_uri()}/cases/zizhi-jiayuan.html")
    page.emulate_media(media="print")
    assert page.locator("#practice").is_visible()
    assert page.locator(".prompt").first.is_visible()
    assert not page.locator(".site-header").is_visible()
    assert not page.locator(".explanation").first.is_visible()
    assert not page.locator("summary", has_text="看答案").first.is_visible()


def test_unneeded_buttons_stay_hidden_without_script(built_site: Path, open_page: OpenPage) -> None:
    page = open_page(f"{built_site.as_uri()}/gaps.html", java_script_enabled=False)
    assert page.locator("button").count() >= 2
    assert [b for b in page.locator("button").all() if b.is_visible()] == []

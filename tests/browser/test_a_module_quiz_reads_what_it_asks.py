"""A module quiz over many cases reads the few that it asks about; its pool is read page by page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from benchmarks.corpus import CASES_A_MODULE
from generator.rendering.paging import PAGE_SIZE
from tests.browser.chromium import serve, watch
from tests.browser.quizzing import come_to, events, following, saved, sheet, shown, start

OpenPage = Callable[..., Page]
QUIZ = "modules/module-0-quiz"
SIZE = 5
QUESTIONS, POOLS = "**/data/questions/*", "**/data/pools/*"


@pytest.fixture(scope="module")
def quiz(made_folder: Path) -> Iterator[str]:
    """Address of the quiz of a module of many cases, in a sub-path."""
    with serve(made_folder, "/some/where") as url:
        yield f"{url}/{QUIZ}.html"


def say_nothing(route: Route) -> None:
    """As a portal or a broken server does: an answer that is not the file."""
    route.fulfill(body="")


def unreadable(page: Page) -> None:
    """The page says that it cannot read the questions, and reads no more."""
    expect(page.locator(".session .reading")).to_have_count(0)
    expect(page.get_by_role("heading", name="题目没有读出来")).to_be_visible()
    expect(page.get_by_text("您答过的都在，没有丢。")).to_be_visible()


def try_again(page: Page, pattern: str) -> None:
    page.context.unroute(pattern)
    page.get_by_role("button", name="再试一次").click()


def test_only_the_cases_that_are_asked_about_are_read(quiz: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    seen = watch(page)
    page.goto(quiz)
    start(page)
    data = [url.partition("/data/")[2] for url in seen.requests if "/data/" in url]
    drawn = {each["case"] for each in events(page, "quiz_started")[0]["questions"]}
    assert data[0].startswith("pools/module-0.js?")
    assert sorted(name.partition(".")[0] for name in data[1:]) == sorted(
        f"questions/{case}" for case in drawn
    )
    assert len(drawn) == SIZE
    # Resuming reads no more than that.
    seen.requests.clear()
    page.reload()
    come_to(page, 1)
    assert sorted(url.partition("/data/")[2] for url in seen.requests if "/data/" in url) == sorted(
        data
    )


def test_two_presses_at_once_draw_once(quiz: str, open_page: OpenPage) -> None:
    page = open_page(quiz)
    page.get_by_role("button", name="开始测验").evaluate("(b) => { b.click(); b.click(); }")
    come_to(page, 1)
    assert len(sheet(page)) == SIZE
    assert len(events(page, "quiz_started")) == 1


def test_nothing_jumps_when_questions_come_late(quiz: str, open_page: OpenPage) -> None:
    page = open_page(quiz)
    waiting: list[Route] = []
    late = True
    page.context.route(
        QUESTIONS, lambda route: waiting.append(route) if late else route.continue_()
    )
    frame = "[...document.querySelectorAll('.masthead, .session')].map((e) => e.offsetTop)"
    with page.expect_request(QUESTIONS):
        page.get_by_role("button", name="开始测验").click()
    expect(page.get_by_role("status").filter(has_text="正在取题")).to_be_attached()
    before = page.evaluate(frame)
    late = False
    for route in waiting:
        route.continue_()
    expect(come_to(page, 1).get_by_role("heading", level=2)).to_be_focused()
    assert page.evaluate(frame) == before


def test_where_questions_cannot_be_read_nothing_is_drawn_until_they_can(
    quiz: str, open_page: OpenPage
) -> None:
    page = open_page(quiz)
    page.context.route(QUESTIONS, say_nothing)
    page.get_by_role("button", name="开始测验").click()
    unreadable(page)
    assert events(page, "quiz_started") == []
    again = page.get_by_role("button", name="再试一次")
    expect(again).to_be_focused()
    again.click()
    unreadable(page)
    try_again(page, QUESTIONS)
    expect(come_to(page, 1).get_by_role("heading", level=2)).to_be_focused()
    assert len(events(page, "quiz_started")) == 1


def test_a_quiz_that_cannot_be_read_again_is_not_lost(quiz: str, open_page: OpenPage) -> None:
    page = open_page(quiz)
    start(page)
    page.get_by_role("radio").or_(page.get_by_role("checkbox")).first.check(force=True)
    saved(page)
    following(page)
    come_to(page, 2)
    before = (shown(page), sheet(page))
    page.context.route(QUESTIONS, say_nothing)
    page.reload()
    unreadable(page)
    # What happens in the log meanwhile does not disturb it.
    page.evaluate(
        "window.changfengLog1.then((log) => log.append('lesson_completed',"
        " { case: 'case-00000', by: 'reader' }))"
    )
    unreadable(page)
    try_again(page, QUESTIONS)
    come_to(page, 2)
    assert (shown(page), sheet(page)) == before
    assert len(events(page, "quiz_started")) == 1
    assert events(page, "attempt") == []


def test_where_the_pool_cannot_be_read_the_page_says_so(quiz: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.context.route(POOLS, say_nothing)
    page.goto(quiz)
    unreadable(page)
    try_again(page, POOLS)
    start(page)


def test_a_quiz_that_another_tab_began_can_be_taken_up(quiz: str, open_page: OpenPage) -> None:
    one = open_page(quiz)
    expect(one.get_by_role("button", name="开始测验")).to_be_visible()
    two = one.context.new_page()
    two.goto(quiz)
    start(two)
    asked = shown(two)
    one.get_by_role("button", name="接着上次做").click()
    come_to(one, 1)
    assert shown(one) == asked


@pytest.mark.parametrize("script", [True, False])
def test_every_question_is_read_page_by_page(
    script: bool, made_folder: Path, open_page: OpenPage
) -> None:
    page = open_page(f"{made_folder.as_uri()}/{QUIZ}.html", java_script_enabled=script)
    if script:
        page.get_by_role("button", name="看整份题库").click()
    found: list[str] = []
    for number in range(1, -(-6 * CASES_A_MODULE // PAGE_SIZE) + 1):
        pages = page.get_by_role("navigation", name=re.compile(f"分页：第 {number} 页"))
        expect(pages).to_be_visible()
        questions = page.locator("section.question:visible")
        expect(questions.first.get_by_text(f"第 {len(found) + 1} 题", exact=True)).to_be_visible()
        found += [str(question.get_attribute("id")) for question in questions.all()]
        if len(found) < 6 * CASES_A_MODULE:
            pages.get_by_role("link", name="下一页").click()
    assert len(set(found)) == len(found) == 6 * CASES_A_MODULE
    page.get_by_role("link", name="模块测验").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("第 1 组：模块测验")

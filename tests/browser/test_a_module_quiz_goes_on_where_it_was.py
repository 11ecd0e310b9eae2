"""A module quiz goes on where it was: after a reload, on another day, in two tabs, after a kill."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.chromium import DESKTOP, PHONE, SHIFTS, watch
from tests.browser.faults import OwnBrowser
from tests.browser.quizzing import (
    SIZE,
    answer,
    come_to,
    events,
    following,
    hand_in,
    saved,
    sheet,
    shown,
    start,
)

OpenPage = Callable[..., Page]


def test_a_reload_comes_back_to_the_same_place(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url)
    start(page)
    answer(page)
    saved(page)
    following(page)
    come_to(page, 2)
    following(page)
    before = (shown(come_to(page, 3).page), sheet(page))
    page.reload()
    come_to(page, 3)
    assert (shown(page), sheet(page)) == before
    expect(page.get_by_role("region", name=re.compile("第 3 题"))).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_where_it_goes_on(
    quiz_url: str, open_page: OpenPage, viewport: ViewportSize
) -> None:
    page = open_page(quiz_url, viewport=viewport)
    start(page)
    following(page)
    come_to(page, 2)
    page.add_init_script(SHIFTS)

    page.reload()
    come_to(page, 2)
    assert shifts(page) == []

    page.get_by_role("link", name="交卷", exact=True).click()
    page.reload()
    expect(page.get_by_role("heading", name="交卷前看一看")).to_be_visible()
    assert shifts(page) == []

    hand_in(page)
    page.reload()
    expect(page.get_by_role("region", name="测验结果")).to_be_visible()
    assert shifts(page) == []


def shifts(page: Page) -> list[float]:
    """What moved until what is there was painted."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    moved: list[float] = page.evaluate("window.shifts")
    return moved


def test_another_day_she_goes_on_where_she_was(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url)
    start(page)
    draw = []
    for place in range(1, SIZE + 1):
        come_to(page, place)
        draw.append(shown(page))
        if place < 3:
            answer(page)
            saved(page)
        if place < SIZE:
            following(page)
    page.get_by_role("link", name="上一题").click()
    come_to(page, 3)
    page.close()

    later = page.context.new_page()
    seen = watch(later)
    later.goto(quiz_url)
    expect(later.get_by_text("上次做到第 3 题，还剩 2 题没答。")).to_be_visible()
    later.get_by_role("button", name="接着上次做").click()
    come_to(later, 3)
    again = []
    for place in range(1, SIZE + 1):
        later.get_by_role("link", name=f"第 {place} 题，", exact=False).click()
        come_to(later, place)
        again.append(shown(later))
    assert [each[0] for each in again] == [each[0] for each in draw]
    untouched = slice(2, SIZE)
    assert again[untouched] == draw[untouched]
    assert len(events(later, "quiz_started")) == 1
    assert seen.complaints == []


def test_an_unfinished_quiz_is_put_down_only_when_that_is_meant(
    quiz_url: str, open_page: OpenPage
) -> None:
    page = open_page(quiz_url)
    start(page)
    answer(page)
    page.goto(f"{quiz_url}?")
    page.get_by_role("button", name="重新抽题").click()
    expect(page.get_by_text("4 题里答了 1 题")).to_be_visible()
    page.get_by_role("button", name="先不换").click()
    page.get_by_role("button", name="接着上次做").click()
    come_to(page, 1)
    assert len(events(page, "quiz_started")) == 1
    page.goto(f"{quiz_url}?")
    page.get_by_role("button", name="重新抽题").click()
    page.get_by_role("button", name="作废，重新抽题").click()
    come_to(page, 1)
    assert len(events(page, "quiz_started")) == 2


VISIT = """async () => (await changfengLog1).append(
  "lesson_visited", { case: "corridor-talk", slots: [[1, 1]], at: null })"""


def test_what_is_learnt_in_another_tab_takes_no_focus(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url)
    start(page)
    answer(page)
    page.goto(f"{quiz_url}?")
    resume = page.get_by_role("button", name="接着上次做")
    resume.focus()
    page.evaluate(VISIT)
    expect(resume).to_be_focused()
    resume.click()
    come_to(page, 1)
    page.get_by_role("link", name="交卷", exact=True).click()
    unanswered = page.locator(".warnings").get_by_role("link").first
    unanswered.focus()
    page.evaluate(VISIT)
    expect(unanswered).to_be_focused()


def test_the_back_button_goes_back(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url)
    start(page)
    following(page)
    come_to(page, 2)
    page.go_back()
    come_to(page, 1)
    page.go_back()
    expect(page.get_by_role("button", name="接着上次做")).to_be_visible()
    page.go_forward()
    come_to(page, 1)
    page.get_by_role("link", name="交卷", exact=True).click()
    hand_in(page)
    # One press passes all that was handed in.
    page.go_back()
    expect(page.get_by_role("button", name="看上次的结果")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("region", name="测验结果")).to_be_visible()


def test_the_skip_link_does_not_leave_the_question(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url)
    start(page)
    following(page)
    come_to(page, 2)
    page.get_by_role("link", name="跳到正文").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    answer(page)
    expect(page.get_by_role("link", name="第 2 题，已答")).to_be_visible()


def test_two_tabs_answer_one_quiz_together(quiz_url: str, open_page: OpenPage) -> None:
    one = open_page(quiz_url)
    start(one)
    saved_before = len(sheet(one))
    two = one.context.new_page()
    two.goto(f"{quiz_url}#question-2")
    come_to(two, 2)
    answer(two)
    expect(one.get_by_role("link", name="第 2 题，已答")).to_be_visible()
    assert len(sheet(two)) == saved_before
    one.get_by_role("link", name="交卷", exact=True).click()
    hand_in(one)
    expect(two.get_by_role("region", name="测验结果")).to_be_visible()
    assert len(events(two, "attempt")) == SIZE


# Says at once what the page's head says while the results arrive.
VERDICTS = """new MutationObserver(() => {
  const score = document.querySelector(".score-number");
  if (score) (window.scores = window.scores || []).push(score.textContent);
}).observe(document, {childList: true, subtree: true});"""


def test_another_tab_shows_no_score_of_a_part(quiz_url: str, open_page: OpenPage) -> None:
    one = open_page(quiz_url)
    start(one)
    two = one.context.new_page()
    two.add_init_script(VERDICTS)
    two.goto(f"{quiz_url}#question-1")
    come_to(two, 1)
    answer(one)
    saved(one)
    one.get_by_role("link", name="交卷", exact=True).click()
    expect(hand_in(one)).to_have_text("还没有达标")
    truth = one.locator(".score-number").inner_text()
    expect(two.get_by_role("region", name="测验结果")).to_be_visible()
    expect(two.locator(".result-line")).to_have_count(SIZE)
    assert set(two.evaluate("window.scores")) == {truth}


def test_what_a_dead_tab_handed_in_in_part_is_shown_and_mended(
    quiz_url: str, open_page: OpenPage
) -> None:
    one = open_page(quiz_url)
    start(one)
    two = one.context.new_page()
    two.goto(f"{quiz_url}#question-1")
    come_to(two, 1)
    # The tab dies after the first of its attempts; the others come later, from elsewhere.
    one.evaluate(HAND_IN, [0, 1])
    expect(two.locator(".result-line")).to_have_count(1)
    one.evaluate(HAND_IN, [1, SIZE])
    expect(two.locator(".result-line")).to_have_count(SIZE)


HAND_IN = """async ([from, to]) => {
  const log = await window.changfengOpenLog1();
  const {session, questions} = log.events().filter((event) => event.type === "quiz_started").pop();
  for (const {case: home, question, revision, kind} of questions.slice(from, to)) {
    await log.append("attempt", {mode: "quiz", session, case: home, question, revision, kind,
      try: 1, hints: 0, response: null, score: 0, asked: questions.length});
  }
}"""


def test_a_killed_browser_goes_on_where_it_was(
    browser: Browser, quiz_url: str, tmp_path: Path
) -> None:
    def visit() -> tuple[OwnBrowser, Page]:
        own = OwnBrowser(tmp_path / "profile")
        running = browser.browser_type.connect_over_cdp(own.address)
        page = running.contexts[0].pages[0]
        page.goto(quiz_url)
        return own, page

    own, page = visit()
    start(page)
    first, second = [], []
    for place in (1, 2):
        come_to(page, place)
        answer(page)
        saved(page)
        first.append(shown(page)[0])
        following(page)
    come_to(page, 3)
    first.append(shown(page)[0])
    own.kill()
    own.wait()

    own, page = visit()
    # Which question was last in view is no record: a kill may take its last seconds.
    expect(page.get_by_text(re.compile("上次做到第 [23] 题，还剩 2 题没答。"))).to_be_visible()
    page.get_by_role("button", name="接着上次做").click()
    for place in (1, 2, 3):
        page.get_by_role("link", name=f"第 {place} 题，", exact=False).click()
        come_to(page, place)
        second.append(shown(page)[0])
    assert second == first
    assert [("已答" in name) for name in sheet(page)] == [True, True, False, False]
    own.kill()
    own.wait()

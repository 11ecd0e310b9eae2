"""The eight kinds of questions in practice: by touch, by mouse, and what is said afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.answering import (
    ANCHORS,
    CASE,
    LAST,
    NUMBERS,
    answer_rightly,
    answer_wrongly,
    pick,
    question,
    submit,
    tap,
)

OpenPage = Callable[..., Page]
HEIGHTS = "[...document.querySelectorAll('section.question')].map((each) => each.offsetHeight)"
SHIFTS = """(since) => new Promise((resolve) => {
  const shifts = [];
  const questions = document.getElementById("questions");
  new PerformanceObserver((list) => {
    for (const { value, sources, startTime } of list.getEntries()) {
      if (startTime < since) continue;
      for (const { node, previousRect, currentRect } of sources) {
        const from = JSON.stringify([previousRect, currentRect]);
        if (questions.contains(node)) shifts.push([value, `${node.outerHTML} ${from}`]);
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(shifts)));
})"""


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_what_to_do_is_said_as_the_page_is(
    script: bool, sample_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank", java_script_enabled=script)
    # The words are those of the first paint: the script of the questions never comes.
    page.context.route("**/learner.js", lambda route: None)
    page.goto(f"{sample_url}/{CASE}", wait_until="commit")
    note = page.locator("#questions > .note")
    expect(note).to_be_visible()
    said = "先自己想好再提交，对不对马上就知道。" if script else "先自己想，再展开答案。"
    assert note.inner_text() == f"{said}答案都能在上文找到。"
    page.emulate_media(media="print")
    assert note.inner_text() == f"{'' if script else said}答案都能在上文找到。"


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_right_answer_by_touch(kind: str, sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}", has_touch=True)
    section = question(page, NUMBERS[kind])
    answer_rightly(section, kind, tap)
    verdict = submit(section, tap)
    expect(verdict).to_have_text("答对了")
    expect(verdict).to_be_focused()
    expect(section.get_by_text("解析", exact=True)).to_be_visible()
    expect(section.get_by_role("link", name=re.compile("回到原文")).first).to_be_visible()


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_wrong_answer_is_told_part_by_part(
    kind: str, sample_url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, NUMBERS[kind])
    answer_wrongly(section, kind)
    verdict = submit(section)
    expect(verdict).to_have_text(re.compile("没有答对|答对了一部分"))
    expect(section.locator("[data-mark='wrong'] .mark").first).to_have_text(
        re.compile("答错|应在第 . 位")
    )
    expect(section.get_by_role("button", name="再试一次")).to_be_visible()


@pytest.mark.parametrize("kind", NUMBERS)
def test_without_an_answer_nothing_is_settled(
    kind: str, sample_url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, NUMBERS[kind])
    verdict = submit(section)
    if kind == "ordering":
        # The order in which it stands is an answer too.
        expect(verdict).to_be_visible()
    else:
        expect(section.get_by_role("alert")).not_to_be_empty()
        expect(verdict).to_have_count(0)


def test_what_was_right_stays_for_another_try(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, NUMBERS["multiple_choice"])
    answer_wrongly(section, "multiple_choice")
    submit(section)
    section.get_by_role("button", name="再试一次").click()
    expect(section.get_by_role("checkbox", name="楼组长")).to_be_checked()
    expect(section.get_by_role("checkbox", name="外地游客")).not_to_be_checked()
    pick(section, "居委会")
    expect(submit(section)).to_have_text("答对了")


def test_a_step_of_a_story_can_be_taken_back(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, NUMBERS["scenario"])
    expect(section.get_by_text("周日上午，他开门请你坐下")).to_be_hidden()
    pick(section, "跳过这一户")
    section.get_by_role("button", name="就这么做").click()
    expect(section.locator(":focus")).to_contain_text("他第一个反对")
    section.get_by_role("button", name="退回这一步").click()
    pick(section, "约个他方便的时间")
    section.get_by_role("button", name="就这么做").click()
    expect(section.get_by_text("周日上午，他开门请你坐下")).to_be_visible()


def test_one_comes_back_from_the_passage(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, 1)
    answer_wrongly(section, "single_choice")
    submit(section)
    section.get_by_role("link", name=re.compile("回到原文")).first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.go_back()
    expect(section.get_by_role("heading", level=4)).to_have_text("没有答对")
    expect(section.get_by_role("button", name="再试一次")).to_be_visible()


def test_a_begun_answer_survives_a_reload(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, 1)
    pick(section, "上门听每一户的意见")
    page.reload()
    expect(question(page, 1).get_by_role("radio", name="上门听每一户的意见")).to_be_checked()


def test_the_lesson_is_done_when_all_was_answered(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    for kind, number in NUMBERS.items():
        section = question(page, number)
        answer_rightly(section, kind)
        submit(section)
    done = page.get_by_role("heading", name="这一篇的练习都做过了")
    expect(done).to_have_count(0)
    last = question(page, LAST)
    pick(last, "一台电视机")
    submit(last)
    expect(done).to_be_visible()
    expect(page.get_by_text("最近一次答对 8 题")).to_be_visible()
    last.get_by_role("button", name="再试一次").click()
    pick(last, "两把椅子")
    submit(last)
    expect(page.get_by_text("最近一次答对 9 题")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_jumps(width: int, sample_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", viewport={"width": width, "height": 800})
    held: list[Route] = []
    page.route("**/learner.js", lambda route: held.append(route))
    for number in range(1, LAST + 1):
        # The page is painted before the script arrives, as on a slow line.
        anchor = ANCHORS[number - 1]
        page.goto(f"{sample_url}/{CASE}?{number}", wait_until="commit")
        page.wait_for_function("performance.getEntriesByType('paint').length > 0")
        page.wait_for_function("document.readyState === 'interactive'")
        expect(page.locator("html:not([data-rolled])")).to_have_count(1)
        page.locator(f"#q-{anchor}").evaluate("(section) => section.scrollIntoView()")
        expect(page.locator(f"#q-{anchor} .answer")).to_be_in_viewport()
        before, since = page.evaluate(HEIGHTS), page.evaluate("performance.now()")
        held.pop().continue_()
        page.wait_for_function("!document.querySelector('.question:not([data-live])')")
        assert page.evaluate(HEIGHTS) == before
        assert [shift for shift in page.evaluate(SHIFTS, since) if shift[0] >= 0.02] == []
    assert held == []

"""The real site in WebKit: log, module quiz, export, search and elder mode; `make soak` only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.browser.answering import NUMBERS
from tests.browser.histories import WRITE, busy, draw_everything, read_outline
from tests.browser.quizzing import QUIZ
from tests.browser.webdriver import Window, webkit
from tests.test_records import unfold

pytestmark = pytest.mark.soak
CASE = "cases/zizhi-jiayuan.html"
QUESTION = "#q-one-plus-five-meaning"


SECTION = "section[data-kind]"
KIND = f"""return [...document.querySelectorAll("{SECTION}")]
  .find((section) => section.getClientRects().length).dataset.kind;"""
DECIDING = f"""return [...document.querySelectorAll("{SECTION} button")]
  .some((button) => button.getClientRects().length && button.innerText.trim() === "就这么做");"""
ATTEMPTS = """return window.changfengOpenLog1().then((log) =>
  log.events().filter(({ type }) => type === "attempt").map(({ response }) => response));"""

MANY = 1200
"""Answers of a log that is long enough to be packed."""
COUNTED = """return window.changfengOpenLog1().then((log) => log.mended.then(() =>
  log.events().filter(({ type }) => type === "attempt").length));"""
PACKED = """return Object.keys(localStorage).some((key) => /^changfeng:[^:]+:p:/.test(key));"""


@pytest.fixture
def window() -> Iterator[Window]:
    with webkit() as running:
        yield running


def answer(window: Window) -> str:
    """Say something to the question in view: the first of what it offers. Gives its kind."""
    kind = str(window.run(KIND))
    match kind:
        case "short_answer":
            window.write(f"{SECTION} input", "3")
        case "ordering":
            window.press(f"{SECTION} [data-move=up]:not([aria-disabled=true])")
        case "matching" | "classify":
            window.choose(f"{SECTION} select", 1)
        case "scenario":
            steps = 0
            while window.run(DECIDING):
                assert (steps := steps + 1) < 10, "the story does not go on"
                window.press(f"{SECTION} fieldset:enabled label")
                window.press(f"{SECTION} button", "就这么做")
        case _:
            window.press(f"{SECTION} label")
    return kind


def test_an_answer_is_kept_over_a_reload(site_url: str, window: Window) -> None:
    window.open(f"{site_url}/{CASE}")
    window.press(f"{QUESTION} label", "1 个总会加 5 个分会")
    window.press(f"{QUESTION} button", "提交")
    window.see(f"{QUESTION} [role=status]", "已保存")
    window.reload()
    window.see(f"{QUESTION} .last-result", "上次答对")


def test_a_long_log_is_packed_and_read_again(site_url: str, window: Window) -> None:
    with urlopen(f"{site_url}/assets/classroom/data/outline.js") as data:  # noqa: S310
        history = busy(read_outline(data.read().decode()))
    _, answers = next(step for step in reversed(history.steps) if step[1][0][0] == "attempt")
    window.open(f"{site_url}/{CASE}")
    # What is packed once the stores were read must not be what is written now.
    window.run("return window.changfengOpenLog1().then((log) => log.mended);")
    window.run(f"return ({WRITE})(arguments[0]);", [[0, [answers[0]] * MANY]])
    for packed in (False, True, True):
        assert window.run(PACKED) is packed
        window.reload()
        assert window.run(COUNTED) == MANY


def test_a_module_quiz_is_taken(site_url: str, window: Window) -> None:
    window.open(f"{site_url}/modules/cultivation-quiz.html")
    window.press("button", "开始测验")
    take(window)


def test_a_module_quiz_that_asks_every_kind(sample_url: str, window: Window) -> None:
    with urlopen(f"{sample_url}/assets/classroom/data/outline.js") as data:  # noqa: S310
        drawn = draw_everything(read_outline(data.read().decode()), "listening")
    window.open(f"{sample_url}/{QUIZ}")
    window.see("button", "开始测验")
    # What is packed once the stores were read must not be what is written now.
    window.run("return window.changfengOpenLog1().then((log) => log.mended);")
    window.run(f"return ({WRITE})(arguments[0]);", drawn.steps)
    window.open(f"{sample_url}/{QUIZ}?drawn")
    window.press("button", "接着上次做")
    assert take(window) >= set(NUMBERS)


def take(window: Window) -> set[str]:
    """Answer every question and hand in; gives the kinds that were asked."""
    kinds = set()
    heading = re.search(r"共 (\d+) 题", window.text("h2", "第 1 题，共"))
    assert heading
    total = int(heading[1])
    for place in range(1, total + 1):
        window.see("h2", f"第 {place} 题，共")
        kinds.add(answer(window))
        window.see("p", f"答了 {place} 题，还有" if place < total else f"{total} 题都答了。")
        window.see("[role=status]", "已保存")
        window.press("a", "下一题" if place < total else "去交卷")
    window.see("h2", "交卷前看一看")
    window.press("button", "交卷")
    window.see("section", "测验结果")
    window.see("section p, section strong, section span", "%")
    attempts = window.run(ATTEMPTS)
    assert len(attempts) == total
    assert None not in attempts
    return kinds


def test_a_record_is_shown_before_it_goes(site_url: str, window: Window) -> None:
    window.open(f"{site_url}/{CASE}")
    window.press(f"{QUESTION} label", "1 个总会加 5 个分会")
    window.press(f"{QUESTION} button", "提交")
    window.see(f"{QUESTION} [role=status]", "已保存")
    window.open(f"{site_url}/centre.html")
    tag = re.search(r"记号 ([A-Z0-9]{6})）", window.text("main p", "（记号"))
    assert tag
    window.press("button", "看看要交的记录")
    packet = unfold(window.value("textarea", "全部文字"))
    assert packet["learner"]["tag"] == tag[1]
    asked = [event["question"] for event in packet["events"] if event["type"] == "attempt"]
    assert asked == [QUESTION.removeprefix("#q-")]


def test_words_in_the_middle_of_a_sentence_are_found(site_url: str, window: Window) -> None:
    window.open(f"{site_url}/search.html?q={quote('悬空老')}")
    window.see("[data-part=search-results] .result-title", "加装电梯“风荷十法”")


def test_elder_mode_is_kept_over_a_reload(site_url: str, window: Window) -> None:
    window.open(f"{site_url}/index.html")
    # What the menu holds comes after what the switch does.
    window.press("summary", "菜单")
    window.see("[data-part=settings] .sizing")
    window.press("summary", "菜单")
    window.press("button", "长者模式")
    window.see("html[data-elder=on] button[aria-pressed=true]", "长者模式")
    window.reload()
    window.see("html[data-elder=on] button[aria-pressed=true]", "长者模式")

"""The real site in WebKit: log, module quiz, export, search and elder mode; `make soak` only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.browser.webdriver import Window, webkit

pytestmark = pytest.mark.soak
CASE = "cases/zizhi-jiayuan.html"
QUESTION = "#q-one-plus-five-meaning"


@pytest.fixture
def window() -> Iterator[Window]:
    with webkit() as running:
        yield running


def test_an_answer_is_kept_over_a_reload(site_url: str, window: Window) -> None:
    window.open(f"{site_url}/{CASE}")
    window.press(f"{QUESTION} label", "1 个总会加 5 个分会")
    window.press(f"{QUESTION} button", "提交")
    window.see(f"{QUESTION} [role=status]", "已保存")
    window.reload()
    window.see(f"{QUESTION} .last-result", "上次答对")


def test_a_module_quiz_is_taken(site_url: str, window: Window) -> None:
    window.open(f"{site_url}/modules/cultivation-quiz.html")
    window.press("button", "开始测验")
    heading = re.search(r"共 (\d+) 题", window.text("h2", "第 1 题，共"))
    assert heading
    total = int(heading[1])
    for place in range(1, total + 1):
        window.see("h2", f"第 {place} 题，共")
        window.press("a", "下一题" if place < total else "去交卷")
    window.see("h2", "交卷前看一看")
    window.press("button", "交卷")
    window.see("section", "测验结果")
    window.see("section p, section strong, section span", "%")


def test_words_in_the_middle_of_a_sentence_are_found(site_url: str, window: Window) -> None:
    window.open(f"{site_url}/search.html?q={quote('悬空老')}")
    found = window.text("[data-part=search-results] a")
    assert found


def test_elder_mode_is_kept_over_a_reload(site_url: str, window: Window) -> None:
    window.open(f"{site_url}/index.html")
    window.press("button", "长者模式")
    window.see("html[data-elder=on] button[aria-pressed=true]", "长者模式")
    window.reload()
    window.see("html[data-elder=on] button[aria-pressed=true]", "长者模式")

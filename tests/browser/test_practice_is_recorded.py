"""Practice goes into the log: once each, said honestly, and shown when one comes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import (
    CASE,
    LAST,
    NUMBERS,
    answer_rightly,
    answer_wrongly,
    pick,
    question,
    submit,
)

OpenPage = Callable[..., Page]
NO_STORAGE = """
  Object.defineProperty(window, "indexedDB", { value: undefined });
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new Error("blocked"); } });
  }
"""


def attempts(page: Page) -> list[dict[str, Any]]:
    """The attempts in the log, as a page that opens it anew reads them."""
    events: list[dict[str, Any]] = page.evaluate(
        "window.changfengLog1.then((log) => JSON.parse(JSON.stringify(log.events())))"
    )
    return [event for event in events if event["type"] == "attempt"]


def test_an_attempt_is_whole(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, 1)
    section.get_by_text("看提示").click()
    answer_wrongly(section, "single_choice")
    submit(section)
    expect(section.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    section.get_by_role("button", name="再试一次").click()
    answer_rightly(section, "single_choice")
    submit(section)
    expect(section.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    page.reload()
    question(page, 1)
    first, second = attempts(page)
    assert (first["try"], first["hints"], first["response"], first["score"]) == (1, 1, "a", 0)
    assert (second["try"], second["response"], second["score"]) == (2, "b", 1)
    assert first["mode"] == "practice"
    assert first["session"] is None
    assert first["kind"] == "single_choice"
    assert re.fullmatch("[0-9a-f]{8}", first["revision"])


@pytest.mark.parametrize("how", ["double click", "Enter held down"])
def test_one_answer_is_one_attempt(how: str, sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, NUMBERS["short_answer"])
    answer_rightly(section, "short_answer")
    if how == "double click":
        section.get_by_role("button", name="提交").dblclick()
    else:
        section.get_by_role("textbox").focus()
        for _ in range(5):
            page.keyboard.down("Enter")
        page.keyboard.up("Enter")
    expect(section.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    assert len(attempts(page)) == 1


def test_an_enter_key_held_down_on_try_again_does_not_hand_in_again(
    sample_url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, NUMBERS["multiple_choice"])
    for choice in section.get_by_role("checkbox").all():
        choice.check()
    submit(section)
    expect(section.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    section.get_by_role("button", name="再试一次").focus()
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(section.get_by_role("button", name="提交")).to_be_visible()
    assert len(attempts(page)) == 1
    page.keyboard.press("Enter")
    expect(section.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    assert len(attempts(page)) == 2


def test_one_sees_how_it_went_last_time(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    for number, answer in ((1, answer_rightly), (3, answer_wrongly)):
        section = question(page, number)
        answer(section, "single_choice" if number == 1 else "true_false")
        submit(section)
        expect(section.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    page.reload()
    expect(question(page, 1).get_by_text("上次答对")).to_be_visible()
    expect(question(page, 3).get_by_text("上次没有答对")).to_be_visible()


def test_a_changed_question_is_marked_not_judged(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, 1)
    answer_wrongly(section, "single_choice")
    submit(section)
    expect(section.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    (attempt,) = attempts(page)
    old = page.request.get(f"{sample_url}/{CASE}").text()
    assert old.count(attempt["revision"]) == 1
    new = old.replace(attempt["revision"], "0badcafe")
    page.route(f"**/{CASE}", lambda route: route.fulfill(body=new, content_type="text/html"))
    page.reload()
    expect(question(page, 1).get_by_text("题目改过")).to_be_visible()
    expect(question(page, 1).get_by_text("上次没有答对")).to_have_count(0)


def test_what_is_only_in_memory_is_not_called_saved(sample_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.add_init_script(NO_STORAGE)
    page.goto(f"{sample_url}/{CASE}")
    section = question(page, 1)
    answer_rightly(section, "single_choice")
    submit(section)
    expect(
        section.get_by_role("status").filter(has_text="没能保存，关掉这一页就没有了")
    ).to_be_visible()
    expect(section.get_by_text("已保存")).to_have_count(0)


def test_the_lesson_is_completed_once(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    for kind, number in NUMBERS.items():
        section = question(page, number)
        answer_rightly(section, kind)
        submit(section)
    last = question(page, LAST)
    for name in ("一台电视机", "两把椅子"):
        pick(last, name)
        submit(last)
        last.get_by_role("button", name=re.compile("再(试一次|做一遍)")).click()
    expect(page.get_by_role("heading", name="这一篇的练习都做过了")).to_be_visible()
    types = page.evaluate(
        "window.changfengLog1.then((log) => log.events().map((event) => event.type))"
    )
    assert types.count("lesson_completed") == 1
    assert types.count("attempt") == LAST + 1

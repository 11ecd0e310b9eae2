"""Every kind of question without a mouse, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.answering import CASE, NUMBERS, question

OpenPage = Callable[..., Page]
FOCUSED = "document.activeElement"


def tab_to(page: Page, goal: Locator) -> None:
    """Press Tab until `goal` has the focus; a person would."""
    handle = goal.element_handle()
    for _ in range(40):
        if page.evaluate(f"(goal) => goal === {FOCUSED}", handle):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")


def start(page: Page, section: Locator) -> None:
    """Stand right before a question."""
    section.evaluate("(section) => { section.tabIndex = -1; section.focus(); }")
    assert section.evaluate(f"(section) => section === {FOCUSED}")


def choose(page: Page, section: Locator, name: str, number: int) -> None:
    """Choose the option whose partner's letter is the n-th, by typing as one does in a list."""
    tab_to(page, section.get_by_role("combobox", name=name))
    for _ in range(number):
        page.keyboard.press("ArrowDown")


def answer(page: Page, section: Locator, kind: str) -> None:
    press = page.keyboard.press
    if kind == "single_choice":
        tab_to(page, section.get_by_role("radio").first)
        press("ArrowDown")
    elif kind == "multiple_choice":
        for name in ("楼组长", "居委会"):
            tab_to(page, section.get_by_role("checkbox", name=name))
            press("Space")
    elif kind == "true_false":
        tab_to(page, section.get_by_role("radio").first)
        press("ArrowRight")
    elif kind == "ordering":
        tab_to(page, section.get_by_role("button", name="下移：一起动手清"))
        press("Enter")
        expect(section.get_by_role("status").first).to_contain_text("移到了第 2 位，共 3 项")
        press("Space")
        expect(section.get_by_role("button", name="下移：一起动手清")).to_be_focused()
    elif kind == "matching":
        choose(page, section, "楼组长", 1)
        choose(page, section, "居委会", 2)
    elif kind == "classify":
        for name, number in (("旧报纸", 1), ("铁门", 2), ("花盆", 1)):
            choose(page, section, name, number)
    elif kind == "short_answer":
        tab_to(page, section.get_by_role("textbox", name="您的答案"))
        page.keyboard.type("12")
    else:
        for _ in range(2):
            tab_to(page, section.get_by_role("radio", disabled=False).first)
            press("Space")
            press("Enter")
            expect(section.locator(".outcome:focus")).to_have_count(1)


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_question_is_answered_by_keyboard(
    kind: str, sample_url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, NUMBERS[kind])
    start(page, section)
    answer(page, section, kind)
    tab_to(page, section.get_by_role("button", name="提交"))
    page.keyboard.press("Enter")
    verdict = section.get_by_role("heading", level=4)
    expect(verdict).to_have_text("答对了")
    expect(verdict).to_be_focused()
    tab_to(page, section.get_by_role("button", name="再做一遍"))
    page.keyboard.press("Enter")
    expect(verdict).to_have_count(0)


def test_each_group_is_named_by_what_is_asked(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    for number in NUMBERS.values():
        section = question(page, number)
        prompt = (
            section.locator(".prompt, .situation-text")
            .locator("visible=true")
            .last.inner_text()
            .strip()
        )
        names = section.get_by_role("group", name=prompt[:12])
        assert names.count() >= 1, prompt


def test_enter_in_a_field_submits(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    section = question(page, NUMBERS["short_answer"])
    section.get_by_role("textbox").fill("十二")
    page.keyboard.press("Enter")
    expect(section.get_by_role("heading", level=4)).to_have_text("答对了")

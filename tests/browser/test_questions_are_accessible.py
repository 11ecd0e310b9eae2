"""Every state of every kind of question: axe, the size of what one touches, narrow screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import (
    CASE,
    NUMBERS,
    answer_rightly,
    answer_wrongly,
    question,
    submit,
)
from tests.browser.test_pages_are_accessible import SIZES, violations
from tests.browser.test_practice_is_recorded import NO_STORAGE

OpenPage = Callable[..., Page]
STATES = ("empty", "chosen", "wrong", "right", "saved", "not saved", "error", "another time")
CONTROLS = ", ".join(
    f".question {control}"
    for control in ("button", "label.pick", "select", "input[type='text']", "summary")
)


def bring_into(state: str, page: Page, address: str) -> None:
    """Open the case and bring all its questions into one state."""
    if state == "not saved":
        page.add_init_script(NO_STORAGE)
    page.goto(address)
    for kind, number in NUMBERS.items():
        section = question(page, number)
        if state == "empty" or (state == "error" and kind == "ordering"):
            continue
        if state != "error":
            (answer_wrongly if state == "wrong" else answer_rightly)(section, kind)
        if state == "chosen":
            continue
        submit(section)
        if state == "error":
            expect(section.get_by_role("alert")).not_to_be_empty()
            continue
        kept = "没能保存，关掉这一页就没有了" if state == "not saved" else "已保存"
        expect(section.get_by_role("status").filter(has_text=kept)).to_be_visible()
    if state == "another time":
        page.reload()
        for number in NUMBERS.values():
            expect(question(page, number).get_by_text("上次答对")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(state: str, scheme: str, sample_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", color_scheme=scheme)
    bring_into(state, page, f"{sample_url}/{CASE}")
    assert violations(page) == []


@pytest.mark.parametrize(("elder", "least"), [(False, 44), (True, 60)], ids=["normal", "elder"])
@pytest.mark.parametrize("state", ["chosen", "wrong"])
def test_what_one_touches_is_large_enough(
    state: str, elder: bool, least: int, sample_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank")
    bring_into(state, page, f"{sample_url}/{CASE}")
    if elder:
        # All at once, though elder mode shows them one by one.
        page.evaluate("document.documentElement.dataset.elder = 'on'")
    sizes = page.evaluate(SIZES, CONTROLS)
    assert len(sizes) > len(NUMBERS)
    assert [size for size in sizes if size[1] < least - 0.1 or size[2] < least - 0.1] == []


@pytest.mark.parametrize("state", ["chosen", "wrong"])
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_long_words_wrap_on_a_narrow_screen(
    elder: bool, state: str, sample_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank", viewport={"width": 320, "height": 700})
    long = "LongWordWithoutAnyBreak" * 2
    assert len(long) > 40
    bring_into(state, page, f"{sample_url}/{CASE}")
    page.evaluate(
        "(long) => document.querySelectorAll('.choice-text, option, .unit, .mark, .choice-note')"
        ".forEach((each) => each.append(long))",
        long,
    )
    if elder:
        page.evaluate(
            "Object.assign(document.documentElement.dataset, { elder: 'on', textSize: '30' })"
        )
    outside = page.evaluate(
        "[...document.querySelectorAll('.question *')].filter((each) => each.checkVisibility()"
        " && !each.closest('.visually-hidden') && each.getBoundingClientRect().right > 320.5)"
        ".map((each) => each.className)"
    )
    assert outside == []

"""Practice in elder mode: one question on the screen, each kind asked and answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import CASE, LAST, NUMBERS, answer_wrongly, question, submit
from tests.browser.test_elder_mode_meets_its_figures import FIGURES, WIDER, prefer
from tests.browser.test_pages_are_accessible import violations

OpenPage = Callable[..., Page]
NARROW = {"width": 320, "height": 640}


def missed(page: Page) -> dict[str, list[object]]:
    """The figures that do not hold."""
    return {figure: some[:4] for figure, some in page.evaluate(FIGURES)["misses"].items() if some}


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_kind_asked_and_answered(kind: str, sample_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", viewport=NARROW)
    prefer(page, "on", 30)
    page.goto(f"{sample_url}/{CASE}")
    for _ in range(NUMBERS[kind] - 1):
        page.get_by_role("button", name="下一题").click()
    section = question(page, NUMBERS[kind])
    assert missed(page) == {}
    assert page.evaluate(WIDER) == 0
    answer_wrongly(section, kind)
    submit(section)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert missed(page) == {}
        assert violations(page) == []
    assert page.evaluate(WIDER) == 0


def test_the_steps_lead_through_every_question(sample_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    prefer(page, "on", 20)
    page.goto(f"{sample_url}/{CASE}")
    shown = page.locator("section.question:visible")
    for number in range(1, LAST + 1):
        expect(shown).to_have_count(1)
        expect(page.get_by_text(f"第 {number} 题，共 {LAST} 题")).to_be_visible()
        if number < LAST:
            page.get_by_role("button", name="下一题").click()
    expect(page.get_by_role("button", name="下一题")).to_be_disabled()
    page.get_by_role("button", name="长者模式", exact=True).click()
    expect(shown).to_have_count(LAST)


def test_a_link_to_a_question_turns_to_it(sample_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    prefer(page, "on", 20)
    page.goto(f"{sample_url}/{CASE}#q-three-steps")
    shown = page.locator("section.question:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("data-question", "three-steps")

"""What is looked at stays in sight when elder mode changes the page around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.answering import CASE, answer_wrongly, question, submit
from tests.browser.test_elder_mode_is_kept import be_ready
from tests.browser.test_elder_mode_meets_its_figures import prefer

OpenPage = Callable[..., Page]
LONG = "cases/weige-fense.html"
NEAR = 40
"""px that a passage may move by."""
LEAD = (
    "([element, top]) => window.scrollBy({top: element.getBoundingClientRect().top - top,"
    " behavior: 'instant'})"
)
STANDS = (
    "([element, top, near]) => Math.abs(element.getBoundingClientRect().top - top) <= near"
    " && element.getClientRects().length > 0"
)


def be_whole(page: Page) -> None:
    """Wait until the learner's script is there, and nothing is left out any more."""
    page.locator(".question .actions, .question [type='submit']").last.wait_for(state="attached")
    page.wait_for_function("!('rolled' in document.documentElement.dataset)")


def switch(page: Page) -> None:
    """Press the switch where it is: the pointer of the tests would scroll to it first."""
    be_ready(page)
    page.get_by_role("button", name="长者模式", exact=True).dispatch_event("click")


def bring(page: Page, element: Locator, top: int) -> None:
    """Scroll until it begins so far below the upper edge."""
    page.evaluate(LEAD, [element.element_handle(), top])
    expect(element).to_be_in_viewport()


def stands(page: Page, element: Locator, top: int) -> None:
    """Wait until it is where it was, within what may be."""
    page.wait_for_function(STANDS, arg=[element.element_handle(), top, NEAR])


@pytest.mark.parametrize("way", ["reload", "back"])
def test_a_page_that_comes_again_is_where_it_was(
    way: str, site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank")
    prefer(page, "on", 20)
    page.goto(f"{site_url}/{LONG}")
    be_whole(page)
    passage = page.locator(".story .claim").nth(25)
    bring(page, passage, 100)
    if way == "reload":
        page.reload()
    else:
        page.goto(f"{site_url}/centre.html")
        page.go_back()
    be_whole(page)
    stands(page, page.locator(".story .claim").nth(25), 100)


def test_the_switch_moves_no_passage(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{LONG}")
    be_whole(page)
    passage = page.locator(".story .claim").nth(12)
    bring(page, passage, 200)
    switch(page)
    expect(page.locator(".cite-rows").first).to_be_attached()
    stands(page, passage, 200)
    switch(page)
    stands(page, passage, 200)


def test_the_switch_leaves_her_at_her_question(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{LONG}")
    be_whole(page)
    third = page.locator("#questions section.question").nth(2)
    bring(page, third, 200)
    for _ in range(2):
        switch(page)
        expect(page.locator("section.question:visible")).to_have_count(1)
        stands(page, third, 200)
        switch(page)
        stands(page, third, 200)


def test_practice_goes_on_where_she_has_not_answered(sample_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    prefer(page, "on", 20)
    page.goto(f"{sample_url}/{CASE}")
    place = page.locator(".question-place")
    for number, kind in enumerate(("single_choice", "multiple_choice"), start=1):
        answer_wrongly(question(page, number), kind)
        submit(question(page, number))
        page.get_by_role("button", name="下一题").click()
    page.reload()
    expect(place).to_have_text("第 3 题，共 9 题")
    for _ in range(3):
        page.get_by_role("button", name="下一题").click()
    # What was begun goes before what was passed over.
    question(page, 6).get_by_role("textbox").fill("15")
    page.reload()
    expect(place).to_have_text("第 6 题，共 9 题")
    expect(question(page, 6).get_by_role("textbox")).to_have_value("15")
    page.goto(f"{sample_url}/{CASE}#q-who-took-part")
    expect(place).to_have_text("第 2 题，共 9 题")

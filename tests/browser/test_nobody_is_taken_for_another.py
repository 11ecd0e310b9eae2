"""Several learners on one device: who goes on is asked, and finds nothing of another's."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.answering import CASE, NUMBERS, question
from tests.browser.conftest import PageMaker
from tests.browser.logs import open_log

DIALOG = "现在是谁在学习？"


def begin(page: Page, nickname: str) -> None:
    """A new learner of this device, who learns from now on in every tab."""
    open_log(page)
    page.evaluate(
        "async (nickname) => (await changfengLog1).create({nickname, community: ''})", nickname
    )


@pytest.fixture
def li(open_page: PageMaker, sample_url: str) -> Page:
    """小李 at the case with all kinds of questions."""
    page = open_page(f"{sample_url}/{CASE}")
    begin(page, "小李")
    page.reload()
    open_log(page)
    return page


@pytest.fixture
def other(li: Page, sample_url: str) -> Page:
    """Another tab of the same device."""
    page = li.context.new_page()
    page.goto(f"{sample_url}/about.html")
    page.goto(f"{sample_url}/centre.html")
    return page


def test_who_comes_back_to_a_tab_is_asked_and_finds_no_draft_of_another(
    li: Page, other: Page, sample_url: str
) -> None:
    ring = question(li, NUMBERS["single_choice"]).get_by_role("radio").first
    ring.check(force=True)
    li.goto("about:blank")
    begin(other, "老王")
    li.goto(f"{sample_url}/{CASE}")
    expect(li.get_by_role("dialog", name=DIALOG)).to_be_visible()
    li.get_by_role("dialog").get_by_role("button", name="老王").click()
    expect(question(li, NUMBERS["single_choice"]).get_by_role("radio").first).not_to_be_checked()


def test_a_tab_asks_when_somebody_new_begins_in_another(li: Page, other: Page) -> None:
    begin(other, "老王")
    expect(li.get_by_role("dialog", name=DIALOG)).to_be_visible()
    expect(other.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("erased", [False, True])
def test_a_note_that_was_begun_is_nobody_else_s(li: Page, other: Page, erased: bool) -> None:
    li.locator(".annotatable").wait_for()
    passage = li.locator(".passage").first
    passage.click(position={"x": 8, "y": 8})
    passage.get_by_role("button", name="笔记").click()
    li.get_by_label("笔记 · ").fill("只给自己看的话")
    open_log(other)
    if erased:
        other.evaluate("changfengLog1.then((log) => log.erase(log.learner.tag))")
    else:
        begin(other, "老王")
    expect(li.get_by_label("笔记 · ")).to_have_count(0)
    li.goto("about:blank")
    other.reload()
    open_log(other)
    kept = other.evaluate(
        "changfengLog1.then((log) => log.records.rows().filter(({line}) => line.includes('note')))"
    )
    assert kept == []


def test_a_tab_in_the_background_writes_nothing_for_who_learns_now(
    li: Page, other: Page, sample_url: str
) -> None:
    open_log(other)
    case, questions = other.evaluate(
        "changfengData.entries.get('outline').promise.then(({ cases }) => {"
        " const { id, practice, questions } = Object.values(cases)"
        ".find(({ practice }) => practice.length > 0);"
        " return [id, practice.map((question) => ({ question, ...questions[question] }))]; })"
    )
    # As after an import: all is answered, and no page has written yet that the lesson is completed.
    li.goto("about:blank")
    other.goto(f"{sample_url}/about.html")
    other.evaluate(
        "async ([home, questions]) => { const log = await changfengOpenLog1();"
        " for (const { question, revision, kind } of questions) await log.append('attempt', {"
        " mode: 'practice', session: null, case: home, question, revision, kind, try: 1, hints: 0,"
        " response: 'a', score: 1 }); }",
        [case, questions],
    )
    # In the background a page gets no frames; and the outline is long on its way.
    held: list[Route] = []
    li.add_init_script("window.requestAnimationFrame = () => 0")
    li.route("**/data/outline.js*", lambda route: held.append(route))
    li.goto(f"{sample_url}/centre.html")
    li.wait_for_function("window.changfengLog1 !== undefined")
    other.evaluate(
        "changfengOpenLog1().then((log) => log.create({nickname: '老王', community: ''}))"
    )
    li.evaluate(
        "async () => { const log = await changfengLog1; while (log.learner.nickname !== '老王')"
        " await new Promise((done) => setTimeout(done, 20)); }"
    )
    for route in held:
        route.continue_()
    li.evaluate("changfengData.entries.get('outline').promise.then(() => true)")
    open_log(li)
    completed = li.evaluate(
        "changfengLog1.then((log) => log.learners().flatMap(({ tag }) =>"
        " log.records.eventsOf(tag).filter(({ type }) => type === 'lesson_completed')))"
    )
    assert completed == []

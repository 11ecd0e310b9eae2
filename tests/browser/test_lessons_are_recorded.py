"""Study time, the place and 读完了 of a case page, as they reach the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.histories import History, busy, learnt
from tests.browser.logs import COUNTED, until
from tests.browser.quizzing import QUIZ, start
from tests.browser.test_pages_are_accessible import violations

OpenPage = Callable[..., Page]
CASE = "cases/zizhi-jiayuan.html"
READY = "changfeng:changfeng-experience:reserved"
EVENTS = "window.changfengOpenLog1().then((log) => log.events())"
HIDE = """Object.defineProperty(document, 'hidden', { configurable: true, value: true });
document.dispatchEvent(new Event('visibilitychange'));"""


def events(page: Page, kind: str) -> list[dict[str, Any]]:
    """What the log of this page holds of one type."""
    return [event for event in page.evaluate(EVENTS) if event["type"] == kind]


def seconds(page: Page) -> int:
    """Study time in all visits."""
    visits = events(page, "lesson_visited")
    slots = {
        first + step for visit in visits for first, count in visit["slots"] for step in range(count)
    }
    return len(slots) * 15


def open_lesson(
    open_page: OpenPage, site_url: str, path: str = CASE, ready: str = ".annotatable"
) -> Page:
    page = open_page("about:blank")
    page.clock.install(time=1_800_000_000)
    page.goto(f"{site_url}/{path}")
    page.locator(ready).wait_for()
    return page


def test_reading_counts_and_is_written_once_a_minute(site_url: str, open_page: OpenPage) -> None:
    page = open_lesson(open_page, site_url)
    page.keyboard.press("Shift")
    page.clock.run_for(50_000)
    assert events(page, "lesson_visited") == []
    page.clock.run_for(20_000)
    assert len(events(page, "lesson_visited")) == 1
    assert seconds(page) in (60, 75)


def test_a_page_left_alone_stops_counting(site_url: str, open_page: OpenPage) -> None:
    page = open_lesson(open_page, site_url)
    page.keyboard.press("Shift")
    page.clock.run_for(1_200_000)
    assert seconds(page) in (120, 135)


def test_a_page_asleep_counts_nothing(site_url: str, open_page: OpenPage) -> None:
    page = open_lesson(open_page, site_url)
    page.keyboard.press("Shift")
    page.clock.run_for(30_000)
    page.clock.fast_forward("05:00:00")
    page.keyboard.press("Shift")
    page.clock.run_for(70_000)
    assert seconds(page) <= 120


def test_a_page_that_was_only_opened_writes_nothing(site_url: str, open_page: OpenPage) -> None:
    page = open_lesson(open_page, site_url)
    page.clock.run_for(300_000)
    page.evaluate(HIDE)
    assert events(page, "lesson_visited") == []
    # A setting of the device may be there, nothing of a learner.
    assert page.evaluate("Object.keys(localStorage)") == ["changfeng:hint"]


def test_going_out_of_sight_writes_the_time_and_the_place(
    site_url: str, open_page: OpenPage
) -> None:
    page = open_lesson(open_page, site_url)
    page.keyboard.press("Shift")
    page.locator("#results").evaluate("(part) => part.scrollIntoView({ behavior: 'instant' })")
    page.evaluate(HIDE)
    (visit,) = events(page, "lesson_visited")
    assert "result" in visit["at"]
    expect(page.locator(f"#{visit['at']}")).to_be_in_viewport()
    page.clock.run_for(300_000)
    assert len(events(page, "lesson_visited")) == 1


def test_a_module_quiz_is_study_time_and_no_visit(sample_url: str, open_page: OpenPage) -> None:
    page = open_lesson(open_page, sample_url, QUIZ, "button:text('开始测验')")
    start(page)
    case = page.evaluate(f"{EVENTS}.then((events) => events[0].questions[0].case)")
    page.clock.run_for(70_000)
    (visit,) = events(page, "lesson_visited")
    assert (visit["case"], visit["at"], visit["mode"]) == (case, None, "quiz")
    assert seconds(page) in (60, 75)


def test_a_review_is_study_time_and_looking_at_ones_progress_is_none(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    page = learnt(open_page(f"{site_url}/centre.html"), busy(outline))
    before = len(events(page, "lesson_visited"))
    page.clock.install(time=datetime.now())
    page.reload()
    link = page.get_by_role("link", name="练这些题")
    link.wait_for()
    page.keyboard.press("Shift")
    page.clock.run_for(70_000)
    assert len(events(page, "lesson_visited")) == before
    link.click()
    page.get_by_role("button", name="先跳过").click()
    case = page.locator(".sitting-stage .question").get_attribute("id")
    page.clock.run_for(70_000)
    visit = events(page, "lesson_visited")[-1]
    assert visit["mode"] == "review"
    assert case
    assert case.startswith(f"{visit['case']}-")


def test_two_tabs_count_once(site_url: str, open_page: OpenPage) -> None:
    page = open_lesson(open_page, site_url)
    other = page.context.new_page()
    other.goto(f"{site_url}/{CASE}")
    other.locator(".annotatable").wait_for()
    for tab in (page, other):
        tab.keyboard.press("Shift")
        # Both are used before either writes: one learner stands ready for both.
        other.wait_for_function(f"localStorage.getItem('{READY}')")
    # One clock for all pages of a browser context.
    page.clock.run_for(70_000)
    until(other, COUNTED, 2)
    assert seconds(other) in (60, 75)
    assert len(other.evaluate("changfengLog1.then((log) => log.learners())")) == 1


def test_what_is_done_already_is_not_asked_for(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    case = "zizhi-jiayuan"
    asked = outline["cases"][case]["practice"]
    history = History(outline, datetime.now()).finish(case)
    for question in asked[2:]:
        history.answer(case, question, right=False)
    page = learnt(open_page(f"{site_url}/{CASE}"), history)
    expect(page.get_by_role("link", name="接着做 2 道题")).to_be_visible()
    learnt(page, History(outline, datetime.now()).practise(case))
    expect(page.get_by_text("已学完 ·")).to_be_visible()
    expect(page.get_by_role("link", name="道题")).to_have_count(0)
    following = page.locator(".pager-next").get_attribute("href")
    link = page.locator("[data-part='finish']").get_by_role("link", name="下一篇：")
    expect(link).to_have_attribute("href", str(following))


def test_pressed_once_it_stays_read(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/{CASE}")
    button = page.get_by_role("button", name="读完了")
    button.evaluate("(element) => { element.click(); element.click(); }")
    expect(page.get_by_text("已学完 ·")).to_contain_text("已保存")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#questions"
    assert [event["by"] for event in events(page, "lesson_completed")] == ["reader"]
    assert violations(page) == []
    page.reload()
    expect(page.get_by_text("已学完 ·")).to_be_visible()
    expect(button).to_be_hidden()


def test_without_questions_the_next_lesson_follows(site_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{site_url}/cases/haixin-tingche.html")
    page.get_by_role("button", name="读完了").click()
    page.get_by_role("link", name="下一篇：").click()
    expect(page.locator("article[data-case]")).not_to_have_attribute("data-case", "haixin-tingche")


def test_what_is_not_safe_is_not_called_saved(site_url: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.add_init_script("""for (const name of ['indexedDB', 'localStorage']) {
      Object.defineProperty(window, name, {
        get() { throw new DOMException('no', 'SecurityError'); },
      });
    }""")
    page.goto(f"{site_url}/{CASE}")
    page.get_by_role("button", name="读完了").click()
    state = page.locator(".finish-state")
    expect(state).to_contain_text("没能保存")
    expect(state).not_to_contain_text("已保存")

"""What becomes of a quiz in hand when its questions are reworded, withdrawn, renamed or joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.plugin import build_classroom
from tests.browser.chromium import serve
from tests.browser.quizzing import (
    QUIZ,
    SIZE,
    answer,
    come_to,
    events,
    following,
    hand_in,
    saved,
    sheet,
    shown,
    start,
    take,
)

OpenPage = Callable[..., Page]
CASE = "cases/corridor-talk.yml"


class Site:
    """A built classroom that is changed and built again in its place."""

    def __init__(self, classroom: Path, folder: Path, url: str) -> None:
        self.classroom, self.folder, self.url = classroom, folder, url

    def build(self) -> None:
        build_classroom(self.classroom / "mkdocs.yml", self.folder)

    def change(self, old: str, new: str, file: str = CASE) -> None:
        path = self.classroom / file
        text, count = re.subn(old, new, path.read_text("utf-8"), count=1, flags=re.DOTALL)
        assert count == 1
        path.write_text(text, "utf-8")

    def reword(self, question: str) -> None:
        self.change(rf"(- id: {question}\n    kind: \w+\n    prompt: )", r"\1（改写）")

    def withdraw(self, question: str) -> None:
        self.change(rf"(- id: {question}\n.*?    use: )\w+", r"\1practice")

    def rename(self, question: str) -> None:
        """Its id ends in `-now` from now on."""
        kept = r"((?:    (?!formerly)[^\n]*\n)*)    formerly: \[([^\]]*)\]\n"
        self.change(rf"- id: {question}\n", f"- id: {question}-now\n")
        text = (self.classroom / CASE).read_text("utf-8")
        head = f"- id: {question}-now\n"
        if re.search(head + kept, text):
            self.change(head + kept, rf"{head}\1    formerly: [\2, {question}]\n")
        else:
            self.change(head, f"{head}    formerly: [{question}]\n")

    def move_case(self, name: str) -> None:
        self.change(r"\nformerly: \[", "\nformerly: [corridor-talk, ")
        (self.classroom / CASE).rename(self.classroom / f"cases/{name}.yml")
        for path in (self.classroom / "cases").glob("*.yml"):
            text = path.read_text("utf-8")
            path.write_text(re.sub(r"(?<!formerly: \[)corridor-talk", name, text), "utf-8")

    def rename_module(self, name: str) -> None:
        course = "cases/course.yml"
        self.change(r"- id: listening\n", f"- id: {name}\n", course)
        self.change(r"formerly: \[first-steps\]", "formerly: [first-steps, listening]", course)
        self.change(r"prerequisites: \[listening\]", f"prerequisites: [{name}]", course)


@pytest.fixture
def site(classroom: Path, tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / "site"
    build_classroom(classroom / "mkdocs.yml", folder)
    with serve(folder) as url:
        yield Site(classroom, folder, f"{url}/{QUIZ}")


def begin(site: Site, open_page: OpenPage, answered: int) -> tuple[Page, list[str]]:
    """Draw a quiz and answer some of it rightly; gives the ids of the questions in their order."""
    page = open_page(site.url)
    start(page)
    drawn = [q["question"] for q in events(page, "quiz_started")[0]["questions"]]
    for place in range(1, answered + 1):
        come_to(page, place)
        answer(page)
        saved(page)
        following(page)
    come_to(page, answered + 1)
    return page, drawn


def resume(page: Page, site: Site) -> None:
    page.goto(f"{site.url}?again")
    page.get_by_role("button", name="接着上次做").click()


def test_reworded_and_withdrawn_questions_leave_the_denominator(
    site: Site, open_page: OpenPage
) -> None:
    page, drawn = begin(site, open_page, 2)
    site.reword(drawn[0])
    site.withdraw(drawn[3])
    site.build()
    resume(page, site)
    assert come_to(page, 2).get_attribute("data-question") == drawn[2]
    expect(page.get_by_text("有 2 题改写过或撤下了")).to_be_visible()
    assert sheet(page) == ["第 1 题，已答", "第 2 题，没答"]
    answer(page)
    following(page)
    expect(hand_in(page)).to_have_text("达标了")
    expect(page.get_by_text("100%", exact=True)).to_be_visible()
    assert [attempt["question"] for attempt in events(page, "attempt")] == drawn[1:3]


def test_a_result_stays_and_says_which_question_was_reworded(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(site.url)
    start(page)
    drawn = take(page)
    hand_in(page)
    site.reword(drawn[1])
    site.build()
    page.goto(f"{site.url}?again")
    expect(page.get_by_text("100%", exact=True).first).to_be_visible()
    page.get_by_role("button", name="看上次的结果").click()
    line = page.get_by_role("listitem").filter(has_text="这道题后来改写过，这里是当时的结果。")
    expect(line).to_contain_text("第 2 题")
    expect(line).to_contain_text("答对")
    old = events(page, "attempt")[1]
    now = page.locator(f".pool [data-question={drawn[1]}]")
    assert now.locator(".prompt").text_content() != ""
    assert old["question"] == drawn[1]


def test_progress_follows_renamed_cases_questions_and_modules(
    site: Site, open_page: OpenPage
) -> None:
    page, drawn = begin(site, open_page, 2)
    before = (shown(page), sheet(page))
    for question in drawn:
        site.rename(question)
    site.move_case("stairs-talk")
    site.rename_module("hearing")
    site.build()
    site.url = site.url.replace("listening-quiz", "hearing-quiz")
    resume(page, site)
    come_to(page, 3)
    after = shown(page)
    assert after[0] == f"{before[0][0]}-now"
    assert (after[1:], sheet(page)) == (before[0][1:], before[1])


def test_an_inserted_question_disturbs_nothing(site: Site, open_page: OpenPage) -> None:
    page, drawn = begin(site, open_page, 1)
    before = (shown(page), sheet(page))
    site.change(
        r"\nquiz:\n",
        """
quiz:
  - id: a-new-one
    kind: true_false
    prompt: 这道题是后来加进来的。
    correct: true
    explanation: 加在最前面，别的题不受影响。
    passages: [step-visit]
    use: both
""",
    )
    site.build()
    resume(page, site)
    come_to(page, 2)
    assert (shown(page), sheet(page)) == before
    page.get_by_role("link", name="交卷", exact=True).click()
    hand_in(page)
    assert [attempt["question"] for attempt in events(page, "attempt")] == drawn
    assert len(drawn) == SIZE


def test_a_draw_whose_questions_are_all_gone_gives_way_to_a_new_one(
    site: Site, open_page: OpenPage
) -> None:
    page, drawn = begin(site, open_page, 1)
    for question in drawn:
        site.reword(question)
    site.build()
    page.goto(f"{site.url}#question-2")
    page.reload()
    page.get_by_role("button", name="重新抽题").click()
    come_to(page, 1)
    assert len(sheet(page)) == SIZE

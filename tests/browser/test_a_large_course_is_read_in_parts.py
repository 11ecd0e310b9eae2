"""A large course is outlined in parts: a page reads those that the learner's log speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from benchmarks.corpus import CASES_A_MODULE, build_cases
from generator.outline import CASES_A_PART, part_of
from tests.browser.chromium import serve, watch

OpenPage = Callable[..., Page]
TITLES = [case.fields["title"] for case in build_cases(CASES_A_MODULE)]
PARTS = -(-CASES_A_MODULE // CASES_A_PART)
ELSEWHERE = next(
    number
    for number in range(2, CASES_A_MODULE)
    if part_of(f"case-{number:05}", PARTS) != part_of("case-00000", PARTS)
)
"""A case that is outlined in another part than the first."""


@pytest.fixture(scope="module")
def url(made_folder: Path) -> Iterator[str]:
    with serve(made_folder, "/some/where") as address:
        yield address


def finish(page: Page, *cases: str) -> None:
    """Write down that lessons are completed, as a page of theirs would."""
    page.evaluate(
        """(cases) => window.changfengOpenLog1().then((log) => log.appendAll(
          cases.map((id) => ["lesson_completed", { case: id, by: "reader" }])))""",
        list(cases),
    )


def parts_read(requests: list[str]) -> list[int]:
    return [int(n) for url in requests for n in re.findall(r"/outline/(\d+)\.js", url)]


def test_home_leads_on_to_a_lesson_that_nobody_read_of_yet(url: str, open_page: OpenPage) -> None:
    page = open_page(f"{url}/index.html")
    seen = watch(page)
    finish(page, "case-00000")
    card = page.locator("[data-part='continue']")
    expect(card.get_by_role("link", name=TITLES[1])).to_be_visible()
    expect(
        card.get_by_text(f"1 / {CASES_A_MODULE}").or_(card.get_by_text("学完 1"))
    ).to_be_visible()
    page.reload()
    expect(card.get_by_role("link", name=TITLES[1])).to_be_visible()
    assert set(parts_read(seen.requests)) == {part_of("case-00000", PARTS)}
    finish(page, "case-00001", "case-00002")
    expect(card.get_by_role("link", name=TITLES[3])).to_be_visible()
    card.get_by_role("link", name=TITLES[3]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[3])


def test_a_case_that_another_tab_touches_is_read_when_that_is_heard(
    url: str, open_page: OpenPage
) -> None:
    page = open_page(f"{url}/centre.html")
    finish(page, "case-00000")
    expect(page.get_by_role("row", name=re.compile("第 1 组"))).to_contain_text("1")
    other = page.context.new_page()
    other.goto(f"{url}/index.html")
    finish(other, f"case-{ELSEWHERE:05}", "case-00001")
    row = page.get_by_role("row", name=re.compile("第 1 组"))
    expect(row).to_contain_text(re.compile(rf"3\D+{CASES_A_MODULE}"))
    expect(page.get_by_role("link", name=TITLES[3 if ELSEWHERE == 2 else 2]).first).to_be_visible()


def test_what_was_done_under_a_former_name_counts(made_folder: Path, open_page: OpenPage) -> None:
    page = open_page(f"{made_folder.as_uri()}/centre.html")
    finish(page, "once-called-so", "never-was-here")
    row = page.get_by_role("row", name=re.compile("第 1 组"))
    expect(row).to_contain_text(re.compile(rf"1\D+{CASES_A_MODULE}"))


def test_where_a_part_cannot_be_read_the_centre_says_so(url: str, open_page: OpenPage) -> None:
    page = open_page(f"{url}/centre.html")
    finish(page, "case-00000")
    expect(page.get_by_role("row", name=re.compile("第 1 组"))).to_be_visible()

    def say_nothing(route: Route) -> None:
        route.fulfill(body="")

    page.context.route("**/data/outline/*", say_nothing)
    later = page.context.new_page()
    later.goto(f"{url}/centre.html")
    expect(later.get_by_role("alert")).to_contain_text("没能读到课程目录")

"""Browser fixtures: the real site, built once, over http and from the file system."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.corpus import CASES_A_MODULE, write_corpus
from generator.plugin import build_classroom
from tests.browser.chromium import PHONE, launch, serve, watch, whole
from tests.browser.histories import read_outline
from tests.browser.logs import answer, open_log
from tests.browser.quizzing import QUIZ

PageMaker = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Address of the real site."""
    with serve(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def sample_folder(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample classroom, which asks every kind of question, built."""
    folder = tmp_path_factory.mktemp("sample") / "site"
    build_classroom(sample_site / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def sample_url(sample_folder: Path) -> Iterator[str]:
    """Address of the sample classroom."""
    with serve(sample_folder) as url:
        yield url


@pytest.fixture(scope="session")
def quiz_url(sample_url: str) -> str:
    """Address of its module quiz."""
    return f"{sample_url}/{QUIZ}"


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made classroom with one module of many cases, one of them renamed, built."""
    root = tmp_path_factory.mktemp("made")
    write_corpus(root, CASES_A_MODULE)
    with (root / "cases" / "case-00007.yml").open("a", encoding="utf-8") as case:
        case.write("formerly: [once-called-so]\n")
    build_classroom(root / "mkdocs.yml", root / "site")
    return root / "site"


@pytest.fixture(scope="session")
def outline(built_site: Path) -> dict[str, Any]:
    """The outline of the real course, as the browser reads it."""
    return read_outline((built_site / "assets/classroom/data/outline.js").read_text("utf-8"))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[PageMaker]:
    """Open an address on a phone (or with any other context options).

    When the test ends, no page may have asked another machine for anything or have complained.
    """
    contexts = []
    watches = []

    def open_page(address: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = whole(context.new_page())
        watches.append(watch(page))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    for seen in watches:
        assert seen.foreign == []
        assert seen.complaints == []


@pytest.fixture
def centre(open_page: PageMaker, site_url: str) -> Page:
    """The learning centre of 小李, who has answered two questions and written a note."""
    page = open_page(f"{site_url}/centre.html", permissions=["clipboard-read", "clipboard-write"])
    open_log(page)
    page.evaluate(
        "async () => { const log = await changfengLog1;"
        " await log.create({nickname: '小李', community: '海鑫'}); }"
    )
    answer(page, "q1")
    answer(page, "q2")
    page.evaluate(
        "async () => (await changfengLog1).append('note_changed',"
        " {case: 'haixin-tingche', anchor: 'steps', text: '私密的话'})"
    )
    page.reload()
    open_log(page)
    return page

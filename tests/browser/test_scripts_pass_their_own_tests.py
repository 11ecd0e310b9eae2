"""The unit and property tests of the browser scripts, run as ES modules in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import serve

FOLDER = Path(__file__).parent.parent / "frontend"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.test.js"))


@pytest.fixture(scope="module")
def repository_url(repository: Path) -> Iterator[str]:
    with serve(repository) as url:
        yield url


def test_there_are_script_tests() -> None:
    assert len(FILES) >= 4


@pytest.mark.parametrize("file", FILES)
def test_script(file: str, repository_url: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{repository_url}/tests/frontend/index.html?file={file}")
    page.wait_for_function("window.results !== undefined")
    results = page.evaluate("window.results")
    assert results, "the file holds no test"
    assert [result for result in results if result["error"]] == []

"""The second engine: pages written by `changfeng render`, read by Zensical, say the same.

Zensical ends with 0 and “No issues found” whatever it left out, so the pages themselves are
compared.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.classroom import open_classroom
from generator.library import Library
from generator.site import SiteOptions, build_site

FOLDER = ".venv-zensical/Scripts" if sys.platform == "win32" else ".venv-zensical/bin"
HANDWRITTEN = {"about.html": "关于这个课堂", "guide.html": "培训者指南"}


class Text(HTMLParser):
    """The words of a page's main part, as a reader sees them."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.feed(main_part(page))

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def __str__(self) -> str:
        return " ".join("".join(self.pieces).split())


def main_part(page: Path) -> str:
    match = re.search(r"<main\b.*?</main>", page.read_text("utf-8"), re.DOTALL)
    assert match, page.name
    return match.group()


@pytest.fixture(scope="module")
def library(repository: Path) -> Library:
    library = open_classroom(repository).library
    assert library is not None
    return library


@pytest.fixture(scope="module")
def zensical_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = repository / FOLDER / "zensical"
    assert program.with_suffix(".exe").is_file() or program.is_file(), "no Zensical: run make test"
    folder = tmp_path_factory.mktemp("second-engine") / "rendered"
    render = [sys.executable, "-m", "generator", "-C", str(repository), "render", "--out"]
    run([*render, str(folder)], repository)
    assert "No issues found" in run([str(program), "build"], folder)
    return folder / "site"


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_both_engines_make_the_same_pages(zensical_site: Path, built_site: Path) -> None:
    def pages(site: Path) -> set[str]:
        return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}

    assert pages(zensical_site) == pages(built_site)
    assert len(pages(zensical_site)) > 40


def test_generated_pages_are_the_same_to_the_letter(
    zensical_site: Path, built_site: Path, library: Library
) -> None:
    files = build_site(library, SiteOptions())
    pages = [file.path.replace(".md", ".html") for file in files if file.path.endswith(".md")]
    assert len(pages) > 40
    for page in pages:
        assert main_part(zensical_site / page) == main_part(built_site / page), page


def test_handwritten_pages_say_the_same(zensical_site: Path, built_site: Path) -> None:
    for page, title in HANDWRITTEN.items():
        # The paragraph sign is an ornament that the second engine adds to headings.
        words = str(Text(zensical_site / page)).replace("¶", "")
        assert words == str(Text(built_site / page))
        assert title in words
        assert len(words) > 200


def test_the_text_and_the_questions_of_every_case_are_there(
    zensical_site: Path, library: Library
) -> None:
    everything = "".join(main_part(page) for page in sorted(zensical_site.rglob("*.html")))
    count = 0
    for case_id in library.cases:
        case = library.case(case_id)
        words = str(Text(zensical_site / "cases" / f"{case_id}.html"))
        assert " ".join(case.title.split()) in words
        for question in case.quiz:
            assert f'id="q-{question.id}"' in everything, question.id
            count += 1
    assert count > 80
    assert everything.count("data-question=") >= count


def test_style_script_and_register_are_the_same_files(
    zensical_site: Path, built_site: Path
) -> None:
    for name in ("assets/classroom/classroom.css", "assets/classroom/reader.js", "register.json"):
        assert (zensical_site / name).read_bytes() == (built_site / name).read_bytes()

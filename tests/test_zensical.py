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


class Reading(HTMLParser):
    """The words and the links of a piece of a page, as a reader meets them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            # The second engine writes ./ before the address of a neighbour.
            self.links.append(str(dict(attrs)["href"]).removeprefix("./"))

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.pieces).split())


def part(page: Path, tag: str, kind: str = "") -> str:
    pattern = rf"<{tag}\b[^>]*{kind}.*?</{tag}>"
    match = re.search(pattern, page.read_text("utf-8"), re.DOTALL)
    assert match, (page.name, tag)
    return match.group()


def main_part(page: Path) -> str:
    return part(page, "main")


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


def test_every_page_leads_to_the_same_places(zensical_site: Path, built_site: Path) -> None:
    for built in sorted(built_site.rglob("*.html")):
        if built.name == "404.html":  # its addresses depend on where the site will stand
            continue
        page = zensical_site / built.relative_to(built_site)
        for tag, kind in (("header", "site-header"), ("footer", "site-footer")):
            here, there = Reading(part(page, tag, kind)), Reading(part(built, tag, kind))
            assert len(there.links) > 5, built
            assert here.links == there.links, page
            assert here.words == there.words, page


def test_handwritten_pages_say_the_same(zensical_site: Path, built_site: Path) -> None:
    for page, title in HANDWRITTEN.items():
        # The paragraph sign is an ornament that the second engine adds to headings.
        words = Reading(main_part(zensical_site / page)).words.replace("¶", "")
        assert words == Reading(main_part(built_site / page)).words
        assert title in words
        assert len(words) > 200


def test_the_text_and_the_questions_of_every_case_are_there(
    zensical_site: Path, library: Library
) -> None:
    everything = "".join(main_part(page) for page in sorted(zensical_site.rglob("*.html")))
    count = 0
    for case_id in library.cases:
        case = library.case(case_id)
        words = Reading(main_part(zensical_site / "cases" / f"{case_id}.html")).words
        assert " ".join(case.title.split()) in words
        for question in case.quiz:
            # On a module's quiz page the questions of several cases stand side by side.
            ids = (f'id="q-{question.id}"', f'id="q-{case_id}--{question.id}"')
            assert any(each in everything for each in ids), question.id
            count += 1
    assert count > 80
    assert everything.count("data-question=") >= count


def test_style_script_and_register_are_the_same_files(
    zensical_site: Path, built_site: Path
) -> None:
    for name in ("assets/classroom/classroom.css", "assets/classroom/reader.js", "register.json"):
        assert (zensical_site / name).read_bytes() == (built_site / name).read_bytes()

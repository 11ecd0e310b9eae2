"""Whatever happens to a file, its author gets a report with a place, never a crash or silence."""

from __future__ import annotations

import string
from collections import Counter
from pathlib import Path

import pytest

from generator.loader import load
from generator.loader.capping import MOST_PROBLEMS
from generator.loader.knownnames import known_names
from generator.loader.validation import validate
from generator.localization import Catalogue, load_catalogue
from generator.model import Case
from generator.problems import Problem
from generator.reporting import format_text
from generator.yamldoc import Document, read_document
from tests.mutations import damaged

FILES = 2000
BATCH = 100


def realistic(repository: Path) -> list[str]:
    folders = (repository / "cases", repository / "tests" / "sample_site" / "cases")
    return [
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(folder.glob("*.yml"))
        if path.name not in ("course.yml", "sources.yml")
    ]


def judge(content: bytes) -> tuple[Document, Case | None, tuple[Problem, ...]]:
    document, problems = read_document(content, "cases/x.yml", known_names(Case))
    case = None
    if document.complete:
        case, problems = validate(document, Case, problems)
    return document, case, problems


def check_told(problem: Problem, document: Document, catalogues: list[Catalogue]) -> None:
    place = problem.location
    assert 1 <= place.line <= max(1, len(document.lines))
    assert 1 <= place.column <= len(place.source_line) + 1
    if document.lines:
        assert place.source_line == document.lines[place.line - 1]
    for catalogue in catalogues:
        for part in ("message", "hint"):
            template = catalogue.text(f"problems.{problem.code}.{part}")
            words = {name for _, name, _, _ in string.Formatter().parse(template) if name}
            assert words <= set(problem.params), problem.code
        assert format_text(problem, catalogue)


@pytest.mark.parametrize("first", range(0, FILES, BATCH))
def test_damaged_file_is_reported_in_words(first: int, repository: Path) -> None:
    catalogues = [load_catalogue("zh"), load_catalogue("en")]
    texts = realistic(repository)
    seen: Counter[str] = Counter()
    for seed in range(first, first + BATCH):
        document, case, problems = judge(damaged(texts[seed % len(texts)], seed))
        assert case is not None or problems, seed
        for problem in problems:
            check_told(problem, document, catalogues)
            seen[problem.code] += 1
    assert len(seen) > 5


def test_one_mistake_makes_one_message(repository: Path) -> None:
    """At least nine in ten; the rest are mistakes that really break two things."""
    signs = "：，－—　\u00a0\u200b\u202e\ufeff\t #:-[]{}\"'|>*&!%@`?"
    messages: Counter[bool] = Counter()
    for number, text in enumerate(realistic(repository)):
        lines = text.split("\n")
        for row in range(number % 9, len(lines), 9):
            sign = signs[(row + number) % len(signs)]
            line = lines[row]
            at = (row * 7) % (len(line) + 1)
            changed = [*lines[:row], line[:at] + sign + line[at:], *lines[row + 1 :]]
            problems = judge("\n".join(changed).encode())[2]
            messages[len(problems) <= 1] += 1
    assert messages.total() > 400
    assert messages[False] * 10 <= messages.total()


def test_same_bytes_make_the_same_report(repository: Path) -> None:
    text = realistic(repository)[0]
    for seed in range(50):
        content = damaged(text, seed)
        assert judge(content)[2] == judge(content)[2]


def test_whole_folder_of_damage_is_loaded(repository: Path, tmp_path: Path) -> None:
    texts = realistic(repository)
    cases = tmp_path / "cases"
    cases.mkdir()
    for seed in range(60):
        (cases / f"case-{seed}.yml").write_bytes(damaged(texts[seed % len(texts)], seed))
    for name in ("course.yml", "sources.yml"):
        (cases / name).write_bytes((repository / "cases" / name).read_bytes())
    loaded = load(tmp_path)
    told = {problem.location.file for problem in loaded.problems}
    assert {f"cases/{case_id}.yml" for case_id in loaded.unreadable} <= told
    assert len(loaded.cases) + len(loaded.unreadable) == 60
    most = Counter(problem.location.file for problem in loaded.problems).most_common(1)[0][1]
    assert most <= MOST_PROBLEMS + 1

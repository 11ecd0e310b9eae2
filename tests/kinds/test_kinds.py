"""One object knows all about a kind; nobody else asks which kind it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.kinds import KINDS, Line, kind_of
from generator.localization import load_catalogue
from generator.model import QUESTION_KINDS, Question, QuestionBase

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "generator"
GOLDEN = ROOT / "tests" / "golden" / "quizdata"
AT_HOME = ("kinds", "model", "frontend/quiz/kinds", "frontend/quiz/controls", "assets")
"""Where a kind may be named: its object, its type, its form, and what is built from them."""
NAMED = re.compile(
    "|".join(
        [rf"""["'](?:{"|".join(QUESTION_KINDS)})["']"""]
        # A type in quotation marks is the name of a chapter or of a field.
        + [rf"(?<![\"\w]){type_.__name__}(?![\"\w])" for type_ in QuestionBase.__subclasses__()]
    )
)
TABLES = {
    # Frequent pieces of stored records, by which they are written shorter.
    "frontend/log/stores/short.js",
}
KEYS = {
    "single_choice": ["A"],
    "multiple_choice": ["A", "B"],
    "true_false": ["错"],
    "ordering": ["B", "C", "A"],
    "matching": ["1 → A", "2 → B"],
    "short_answer": ["12 或 12.0 个"],
    "classify": ["1 → A", "2 → B"],
    "scenario": ["情境 1: A", "情境 2: A"],
}
"""What the sheets of the golden questions say is right."""


def read_question(kind: str) -> Question:
    text = (GOLDEN / f"{kind}.json").read_text("utf-8")
    question: Question = TypeAdapter(Question).validate_python(json.loads(text)["question"])
    return question


def sources() -> list[Path]:
    found = [path for end in ("py", "js", "jinja", "html") for path in GENERATOR.rglob(f"*.{end}")]
    return [
        path
        for path in found
        if not path.relative_to(GENERATOR).as_posix().startswith(tuple(f"{h}/" for h in AT_HOME))
        and path.relative_to(GENERATOR).as_posix() not in TABLES
    ]


def test_every_kind_of_the_model_has_its_object() -> None:
    assert tuple(KINDS) == QUESTION_KINDS
    assert len({type(kind) for kind in KINDS.values()}) == len(QUESTION_KINDS)


def test_no_kind_is_told_apart_elsewhere() -> None:
    read = sources()
    assert len(read) > 150
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in read
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if NAMED.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        'if question.kind == "ordering":',
        "if isinstance(question, Ordering):",
        "question.kind !== 'short_answer'",
        "{% if item.kind in ('matching', 'classify') %}",
    ],
)
def test_a_kind_told_apart_would_be_seen(line: str) -> None:
    assert NAMED.search(line)


@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_a_sound_question_has_no_fault(kind: str) -> None:
    question = read_question(kind)
    assert list(kind_of(question).faults(question)) == []


def said_by(line: Line) -> str:
    """A line of the key, by the letters that the sheet gives."""
    if line.option is None:
        return line.words
    said = line.option.letter or line.option.text
    said = f"{said} → {line.partner.letter}" if line.partner else said
    return f"{line.label}: {said}" if line.label else said


@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_the_sheet_says_what_is_right(kind: str) -> None:
    question = read_question(kind)
    sheet = kind_of(question).sheet(question, load_catalogue("zh"))
    assert [said_by(line) for line in sheet.answer] == KEYS[kind]

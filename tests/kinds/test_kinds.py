"""One object knows all about a kind; nobody else asks which kind it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.kinds import KINDS, KeyLine, kind_of
from generator.localization import Language, load_catalogue
from generator.model import QUESTION_KINDS, Credit, Question, QuestionBase
from generator.quizdata import build_payload, revision
from generator.scoring import score_question

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "quizdata"

AT_HOME = ("kinds/", "model/quiz.py", "model/__init__.py", "frontend/quiz/kinds/")
"""Where a kind may be named: its object and its type."""
FORMS = "frontend/quiz/controls/"
"""The forms that the objects bring to life know the fields of their questions, not the kinds."""
TABLES = ("frontend/log/stores/short.js",)
"""Frequent pieces of stored records, by which they are written shorter."""

SUFFIXES = {".py", ".js", ".jinja", ".html", ".css"}
NAMES = "|".join(QUESTION_KINDS)
PLAIN = "|".join(name for name in QUESTION_KINDS if "_" in name)
"""Names of kinds that are no words of English."""
TYPES = "|".join(type_.__name__ for type_ in QuestionBase.__subclasses__())
TOLD_APART = re.compile(
    rf"""["'`](?:{NAMES})["'`]"""  # "ordering"
    rf"""|(?<![.\w])(?:{PLAIN})\b"""  # {{short_answer: 200}}; not words("help.short_answer")
    rf"""|\b(?:KINDS|kinds)\.(?:{NAMES})\b"""
    rf"""|(?:isinstance|issubclass)\(.*\b(?:{TYPES}|\w+Kind)\b"""
    rf"""|\bcase (?:{TYPES})\("""
    rf"""|\bimport .*\b(?:{TYPES})\b|^\s+(?:{TYPES}),$"""
    r"""|\w\[type\(\w+\)\]|type\(question\)"""
    r"""|generator\.kinds\.\w|/kinds/(?!index\.js)\w+\.js"""
    r"""|\[data-kind"""
)
FIELDS = re.compile(
    r"""(?:question|item)\??\.(?:choices|situations|targets|groups|tolerance|correct)\b"""
)
"""What one kind has and another has not: whoever asks for it asks for the kind."""
VIEWED = ("rendering/templates/questions.jinja",)
"""Shows what the body has; its views have the names of what they show."""


def read_question(kind: str) -> Question:
    text = (GOLDEN / f"{kind}.json").read_text("utf-8")
    question: Question = TypeAdapter(Question).validate_python(json.loads(text)["question"])
    return question


def code_in(path: Path) -> list[tuple[int, str]]:
    """Numbered lines without comments and docstrings."""
    text = path.read_text("utf-8")
    fences = {".py": r'"""(?:.|\n)*?"""|#.*', ".jinja": r"\{#(?:.|\n)*?#\}"}
    fence = fences.get(path.suffix, r"/\*(?:.|\n)*?\*/|(?<!:)//.*")
    bare = re.sub(fence, lambda found: "\n" * found[0].count("\n"), text)
    return list(enumerate(bare.splitlines(), start=1))


def sources() -> dict[str, Path]:
    """Path below `generator/` -> file, of all that is written by hand."""
    generator = ROOT / "generator"
    found = [path for path in generator.rglob("*") if path.suffix in SUFFIXES]
    named = {path.relative_to(generator).as_posix(): path for path in found}
    away = (*AT_HOME, *TABLES, "assets/classroom/")
    return {name: path for name, path in named.items() if not name.startswith(away)}


def test_every_kind_of_the_model_has_its_object() -> None:
    assert tuple(KINDS) == QUESTION_KINDS
    for kind, own in KINDS.items():
        assert type(own).__name__ == f"{type(read_question(kind)).__name__}Kind"


def test_no_kind_is_told_apart_elsewhere() -> None:
    read = sources()
    for known in (
        "checks/quiz.py", "frontend/session/records.js", "rendering/templates/questions.jinja",
        "assets/styles/quiz.css", "rendering/theme/main.html",
    ):  # fmt: skip
        assert known in read
    found = []
    for name, path in read.items():
        patterns = [] if name.startswith(FORMS) else [TOLD_APART]
        patterns += [] if name.startswith((FORMS, *VIEWED)) else [FIELDS]
        found += [
            f"{name}:{number}: {line.strip()}"
            for number, line in code_in(path)
            if any(pattern.search(line) for pattern in patterns)
        ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        'if question.kind == "ordering":',
        "if isinstance(question, (MultipleChoice, Ordering)):",
        "if isinstance(kind_of(question), OrderingKind):",
        "        case Ordering():",
        "from generator.model import Question, Scenario",
        "    Scenario,",
        "_VIEWS[type(question)](question)",
        "from generator.kinds.ordering import OrderingKind",
        "question.kind !== 'short_answer'",
        "kind === `ordering`",
        "const LONGEST = { short_answer: 200 };",
        "KINDS.ordering === kind",
        'import { shortAnswer } from "../quiz/kinds/short_answer.js";',
        "{% if item.kind in ('matching', 'classify') %}",
        '[data-kind="true_false"] .options {',
    ],
)
def test_a_kind_told_apart_would_be_seen(line: str) -> None:
    assert TOLD_APART.search(line)


@pytest.mark.parametrize("line", ["if (question.situations) {", "for target in question.targets:"])
def test_a_field_of_one_kind_asked_for_would_be_seen(line: str) -> None:
    assert FIELDS.search(line)


@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_credit_is_shared_where_a_response_has_parts(kind: str) -> None:
    question = read_question(kind)
    by_default = type(question).model_fields["credit"].default
    assert KINDS[kind].has_parts == (by_default is Credit.PROPORTIONAL)


@pytest.mark.parametrize("kind", [kind for kind in QUESTION_KINDS if kind != "short_answer"])
def test_the_key_of_a_payload_scores_one(kind: str) -> None:
    payload = build_payload(read_question(kind))
    assert score_question(payload, payload["correct"]) == 1


def test_every_accepted_answer_of_a_payload_scores_one() -> None:
    payload = build_payload(read_question("short_answer"))
    assert len(payload["correct"]) > 1
    assert {score_question(payload, answer) for answer in payload["correct"]} == {1.0}


@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_a_sound_question_has_no_flaw(kind: str) -> None:
    question = read_question(kind)
    assert list(kind_of(question).flaws(question)) == []


@pytest.mark.parametrize("name", ["feedback", "consequence"])
def test_a_choice_of_any_name_counts_in_the_revision(name: str) -> None:
    text = (GOLDEN / "matching.json").read_text("utf-8").replace('"a"', f'"{name}"')
    question = json.loads(text)["question"]
    other = {**question, "correct": {**question["correct"], name: "y"}}
    one, two = (TypeAdapter[Question](Question).validate_python(q) for q in (question, other))
    assert revision(one) != revision(two)


def said_by(line: KeyLine) -> str:
    """A line of the key, by the letters of the body."""
    if line.option is None:
        return line.words
    said = line.option.letter or line.option.text
    said = f"{said} → {line.partner.letter}" if line.partner else said
    return f"{line.label}: {said}" if line.label else said


BODIES: dict[str, tuple[list[str], dict[str, Any]]] = {
    "single_choice": (["A"], {"pick": "pick-one"}),
    "multiple_choice": (["A", "B"], {"pick": "pick-many"}),
    "true_false": (["错"], {"pick": "pick-either"}),
    "ordering": (["B", "C", "A"], {"control": "movers", "ranked": True}),
    "matching": (["1 → A", "2 → B"], {"control": "partner"}),
    "short_answer": (["12 或 十二 个"], {"blank": True, "unit": "个"}),
    "classify": (["1 → A", "2 → B"], {"control": "partner"}),
    "scenario": (["情境 1: A", "情境 2: A"], {"pick": "pick-one"}),
}
"""Of the golden questions: the key, and what its body has that not every body has."""


@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_the_body_says_what_is_right_and_how_it_is_answered(kind: str) -> None:
    question = read_question(kind)
    body = kind_of(question).body(question, load_catalogue("zh"))
    key, own = BODIES[kind]
    assert [said_by(line) for line in body.key] == key
    ways = {"pick": "", "control": "", "blank": False, "unit": None, "ranked": False}
    assert {name: getattr(body, name) for name in ways} == ways | own


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("table", ["quiz.missing", "centre.kinds"])
def test_every_kind_has_its_words_in_the_scripts(language: Language, table: str) -> None:
    words = load_catalogue(language).words_of_scripts()
    for kind in QUESTION_KINDS:
        assert words[f"{table}.{kind}"]

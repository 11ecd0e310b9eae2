"""The payload contract: each golden file holds a question beside what the browser gets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.classroom import open_classroom
from generator.model import QUESTION_KINDS, Question
from generator.quizdata import build_payload, build_quiz, revision

GOLDEN = Path(__file__).parent / "golden" / "quizdata"
FILES = sorted(GOLDEN.glob("*.json"))


def read_golden(kind: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((GOLDEN / f"{kind}.json").read_text("utf-8"))
    return content


def parse(question: dict[str, Any]) -> Question:
    parsed: Question = TypeAdapter(Question).validate_python(question)
    return parsed


def test_every_kind_has_a_golden_file() -> None:
    assert {path.stem for path in FILES} == set(QUESTION_KINDS)


@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_payload_is_as_written_down(kind: str) -> None:
    golden = read_golden(kind)
    assert build_payload(parse(golden["question"])) == golden["payload"]


@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_a_reworded_prompt_is_a_new_revision(kind: str) -> None:
    question = read_golden(kind)["question"]
    assert revision(parse(question)) != revision(parse({**question, "prompt": "换一个问法。"}))


@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_better_hints_and_explanations_keep_the_revision(kind: str) -> None:
    question = read_golden(kind)["question"]
    better = {**question, "hint": "再想想。", "explanation": "讲得更清楚。", "difficulty": "hard"}
    assert revision(parse(question)) == revision(parse(better))


@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_credit_and_weight_keep_the_revision(kind: str) -> None:
    question = read_golden(kind)["question"]
    counted = {**question, "credit": "all_or_nothing", "weight": 3}
    assert revision(parse(question)) == revision(parse(counted))


def test_better_feedback_keeps_the_revision() -> None:
    question = read_golden("single_choice")["question"]
    choices = [{**choice, "feedback": "说得更好。"} for choice in question["choices"]]
    assert revision(parse(question)) == revision(parse({**question, "choices": choices}))


def test_a_changed_key_is_a_new_revision() -> None:
    question = read_golden("single_choice")["question"]
    assert revision(parse(question)) != revision(parse({**question, "correct": "b"}))


def test_a_quiz_names_the_case_of_each_question(sample_site: Path) -> None:
    library = open_classroom(sample_site).library
    assert library is not None
    question = library.case("corridor-talk").quiz[0]
    (payload,) = build_quiz([("corridor-talk", question)])
    assert payload == {"case": "corridor-talk", **build_payload(question)}

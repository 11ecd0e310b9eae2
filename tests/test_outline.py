"""The outline: what records refer to, and nothing of what is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.classroom import open_classroom
from generator.library import Library
from generator.outline import write_outline
from generator.quizdata import revision


def library_of(root: Path) -> Library:
    library = open_classroom(root).library
    assert library is not None
    return library


@pytest.fixture(scope="module")
def library(sample_site: Path) -> Library:
    return library_of(sample_site)


def outline_of(library: Library) -> dict[str, Any]:
    outline: dict[str, Any] = json.loads(write_outline(library))
    return outline


def test_it_names_every_case_and_question(library: Library) -> None:
    outline = outline_of(library)
    assert list(outline["cases"]) == list(library.cases)
    for case_id, case in outline["cases"].items():
        assert case["questions"].keys() == {q.id for q in library.case(case_id).quiz}
        for question in library.case(case_id).quiz:
            assert case["questions"][question.id]["revision"] == revision(question)
        assert set(case["practice"]) <= case["questions"].keys()


def test_it_knows_modules_their_quiz_and_their_former_names(library: Library) -> None:
    listening, together = outline_of(library)["modules"]
    assert listening["formerly"] == ["first-steps"]
    assert listening["mastery"] == 0.75
    assert listening["quiz"] == {
        "size": 4,
        "pool": len(library.pool(library.modules["listening"])),
        "href": "modules/listening-quiz.html",
    }
    assert together["quiz"] is None


def test_it_gives_no_answer_away(library: Library) -> None:
    text = write_outline(library)
    for entry in library.cases.values():
        for question in entry.case.quiz:
            assert question.prompt not in text
            assert question.explanation not in text
    assert '"correct"' not in text


def test_its_revision_changes_with_what_records_refer_to(library: Library, classroom: Path) -> None:
    before = outline_of(library)["revision"]
    assert outline_of(library_of(classroom))["revision"] == before
    case = classroom / "cases" / "corridor-talk.yml"
    text = case.read_text("utf-8")
    case.write_text(text.replace("explanation: ", "explanation: 说明：", 1), "utf-8")
    assert outline_of(library_of(classroom))["revision"] == before
    question = next(q for q in library.case("corridor-talk").quiz)
    case.write_text(text.replace(question.prompt, f"请问：{question.prompt}", 1), "utf-8")
    assert outline_of(library_of(classroom))["revision"] != before

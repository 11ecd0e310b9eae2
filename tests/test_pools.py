"""What a module quiz draws from: as much as a draw chooses by, and not a word of a question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.classroom import open_classroom
from generator.library import Library
from generator.model import CourseModule, QuestionUse
from generator.pools import pool_revision, write_pool


def library_of(root: Path) -> Library:
    library = open_classroom(root).library
    assert library is not None
    return library


@pytest.fixture(scope="module")
def library(sample_site: Path) -> Library:
    return library_of(sample_site)


def module_of(library: Library) -> CourseModule:
    return library.modules["listening"]


def pool_of(library: Library) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads(write_pool(library, module_of(library)))["cases"]
    return cases


def test_it_names_what_may_be_drawn_and_by_what_a_draw_chooses(library: Library) -> None:
    (case,) = pool_of(library)
    own = library.case("corridor-talk")
    asked = [question for question in own.quiz if question.use is not QuestionUse.PRACTICE]
    assert case["id"] == "corridor-talk"
    assert case["formerly"] == list(own.formerly)
    assert [(q["id"], q["difficulty"]) for q in case["questions"]] == [
        (question.id, question.difficulty.value) for question in asked
    ]
    assert {q["id"]: tuple(q.get("formerly", ())) for q in case["questions"]} == {
        question.id: question.formerly for question in asked
    }
    assert len(asked) == len(library.pool(module_of(library)))


def test_it_holds_no_word_of_a_question(library: Library) -> None:
    text = write_pool(library, module_of(library))
    assert text.isascii()
    assert len(text) < 100 * len(library.pool(module_of(library)))


def test_revisions_tell_what_must_not_be_mixed(library: Library, classroom: Path) -> None:
    (before,) = pool_of(library)
    whole = pool_revision(library, module_of(library))
    path = classroom / "cases" / "corridor-talk.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("explanation: ", "explanation: 说明：", 1), "utf-8")
    again = library_of(classroom)
    assert pool_of(again) == [before]
    assert pool_revision(again, module_of(again)) == whole
    prompt = library.case("corridor-talk").quiz[0].prompt
    path.write_text(text.replace(prompt, f"请问：{prompt}", 1), "utf-8")
    changed = library_of(classroom)
    assert pool_of(changed)[0]["revision"] != before["revision"]
    assert pool_revision(changed, module_of(changed)) != whole

"""Every objection of the model reaches the author in our words, once, and at its place."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.loader.annotations import resolve
from generator.loader.knownnames import guess_field, known_names
from generator.loader.objections import object_to
from generator.loader.validation import validate
from generator.model import Case, Claim, Course, Model, SourceRegistry
from generator.yamldoc import Document, read_document
from tests.faulty import completed, places, problems_of

ROOTS: dict[str, type[Model]] = {"course": Course, "sources": SourceRegistry}


def told(folder: Path, text: str) -> list[tuple[int, int, str]]:
    return places(problems_of(folder, completed(text)))


def test_wrong_items_are_not_also_too_few(tmp_path: Path) -> None:
    """Pydantic counts only the items that are right."""
    assert told(tmp_path, "topics: [楼道]\n") == [(1, 10, "id-shape")]
    assert told(tmp_path, "background:\n  - 这栋楼没有电梯。\n") == [(2, 5, "mapping-expected")]


def test_both_sides_of_a_union_are_told_once(tmp_path: Path) -> None:
    text = (
        "sources:\n  - id: draft-a\n    kind: web_article\n    reliability: original\n"
        f"    title: 题\n    publisher: {'长' * 201}\n    issued: 去年\n"
    )
    assert places(problems_of(tmp_path, text, "sources.yml")) == [
        (6, 16, "text-too-long"),
        (7, 13, "partial-date-shape"),
    ]


def test_misspelt_key_is_not_also_missing(tmp_path: Path) -> None:
    assert told(tmp_path, "titel: 甲\nsumary: 乙\n")[:2] == [
        (1, 1, "misspelt-key"),
        (2, 1, "misspelt-key"),
    ]


def test_unknown_key_need_not_be_filled(tmp_path: Path) -> None:
    assert told(tmp_path, "xyzxyz:\n") == [(1, 1, "unknown-key")]


def test_empty_field_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, "title:\ntopics:\npractice:\nkind:\n") == [
        (1, 1, "empty-value"),
        (2, 1, "empty-value"),
        (3, 1, "empty-value"),
        (4, 1, "empty-value"),
    ]
    assert told(tmp_path, "quiz:\n  - id: q\n    kind:\n") == [(3, 5, "empty-value")]


def test_missing_fields_of_one_part_are_told_together(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "title: 甲\n")
    assert problem.code == "missing-fields"
    assert problem.params["fields"].count("、") == 8
    assert problem.params["fields"].startswith("summary（")
    assert problem.params["example"].startswith("summary: ")


def test_field_is_shown_with_the_part_it_belongs_to(tmp_path: Path) -> None:
    text = "practice:\n  name: 三步法\n  steps:\n    - title: 听\n"
    problems = problems_of(tmp_path, completed(text))
    assert [problem.params.get("fields", "") for problem in problems] == [
        "id（编号）、text（正文）、cite（出处）"
    ]


def test_question_is_judged_by_its_own_kind(tmp_path: Path) -> None:
    question = (
        "quiz:\n  - id: q-one\n    kind: {kind}\n    prompt: 问\n    explanation: 释\n"
        "    passages: [bg-stairs]\n    correct: {correct}\n"
    )
    assert told(tmp_path, question.format(kind="true_false", correct="对")) == [
        (7, 14, "bool-shape")
    ]
    assert told(tmp_path, question.format(kind="true_false", correct="true")) == []
    assert told(tmp_path, question.format(kind="short_answer", correct="三步")) == [
        (7, 14, "list-expected")
    ]
    assert told(tmp_path, question.format(kind="single_choice", correct="a")) == [
        (2, 5, "missing-field")
    ]
    assert told(tmp_path, question.format(kind="[a]", correct="a")) == [(3, 11, "text-expected")]


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [("单选", "single_choice"), ("判断题", "true_false"), ("singlechoice", "single_choice")],
)
def test_kind_of_question_is_guessed(written: str, suggestion: str, tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, completed(f"quiz:\n  - id: q\n    kind: {written}\n"))
    assert (problem.code, problem.params["suggestion"]) == ("misspelt-value", suggestion)
    assert problem.params["field"] == "SingleChoice.kind"


@pytest.mark.parametrize(
    "written", ["标题", "题目", "標題", "Title", "TITLE", "titel", "tittle", "title ", "ｔｉｔｌｅ"]
)
def test_title_is_guessed(written: str) -> None:
    assert guess_field(Case, written) == "title"


@pytest.mark.parametrize("written", ["", "x", "!?", "甲乙丙丁", "目录", "a" * 5000])
def test_nothing_is_guessed_from_nothing(written: str) -> None:
    assert guess_field(Case, written) is None


def test_known_names_are_keys_and_what_people_call_them() -> None:
    names = known_names(Case)
    assert {"title", "标题", "key_figures", "feedback_true", "locator"} <= names
    assert "modules" not in names
    assert "modules" in known_names(Course)


def test_number_is_a_number_and_text_stays_text(tmp_path: Path) -> None:
    assert told(tmp_path, "typical_learning_time: 007\n") == []
    assert told(tmp_path, "title: 007\nsummary: no\nperiod: 12:30\n") == []
    for wrong in ("2e1", "inf", "nan", "0x14", "20.5", "二十", "[20]"):
        assert len(told(tmp_path, f"typical_learning_time: {wrong}\n")) == 1


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026-02-29", "date-impossible"),
        ("2026-13-01", "date-impossible"),
        ("2026-2-30", "date-impossible"),
        ("2026年2月30日", "date-impossible"),
        ("2026.11.23", "date-shape"),
        ("２０２６-１１-２３", "date-shape"),
        ("23-11-2026", "date-shape"),
        ("1795392000", "date-shape"),
        ("2026-11", "date-shape"),
        ("2026-11-23T10:00:00", "date-shape"),
        ("9" * 400, "date-shape"),
        ("[2026-11-23]", "text-expected"),
    ],
)
def test_date_that_is_none(written: str, code: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"updated: {written}\n") == [(1, 10, code)]


def test_day_of_a_leap_year_is_one(tmp_path: Path) -> None:
    assert told(tmp_path, "updated: 2028-02-29\n") == []


def test_error_that_nobody_foresaw_still_has_words() -> None:
    data = {"text": "甲"}
    objection = object_to("brand_new_error", resolve(Claim, data, ("text",)), {})
    assert objection is not None
    assert (objection.code, objection.params["value"]) == ("invalid-value", "甲")


def test_slip_on_a_line_is_not_told_twice(tmp_path: Path) -> None:
    assert told(tmp_path, "updated: @昨天\n") == [(1, 10, "quote-needed")]
    assert told(tmp_path, "标题：甲\n") == [(1, 3, "fullwidth-colon")]


def sample_documents(repository: Path) -> Iterator[tuple[str, type[Model], Any]]:
    for path in sorted((repository / "tests" / "sample_site" / "cases").glob("*.yml")):
        data = read_document(path.read_bytes(), path.name)[0].data
        yield path.stem, ROOTS.get(path.stem, Case), data


def paths_of(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in list(steps):
        yield (*path, step)
        if isinstance(value, dict | list):
            yield from paths_of(value, (*path, step))


def with_part(data: Any, path: tuple[Any, ...], part: Any) -> Any:
    changed = copy.deepcopy(data)
    node = changed
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = part
    return changed


WRONG_PARTS: list[Any] = [
    None,
    "",
    "!? 甲",
    "x" * 5000,
    [],
    ["甲", ["乙"]],
    {},
    {"甲": {"乙": "丙"}},
]


@pytest.mark.parametrize("number", range(len(WRONG_PARTS)))
def test_anything_in_any_place_is_told_in_our_codes(number: int, repository: Path) -> None:
    """Every field of every part is given every shape: nothing falls through to a vague message."""
    tried = 0
    for _, model, data in sample_documents(repository):
        for path in paths_of(data):
            document = Document("cases/x.yml", (), with_part(data, path, WRONG_PARTS[number]))
            _, problems = validate(document, model, ())
            assert "invalid-value" not in {problem.code for problem in problems}, path
            tried += 1
    assert tried > 300


def test_every_key_can_be_missing(repository: Path) -> None:
    missing = 0
    for _, model, data in sample_documents(repository):
        for path in paths_of(data):
            if isinstance(path[-1], str):
                changed = copy.deepcopy(data)
                node = changed
                for step in path[:-1]:
                    node = node[step]
                del node[path[-1]]
                _, problems = validate(Document("cases/x.yml", (), changed), model, ())
                assert len(problems) <= 1, path
                missing += len(problems)
    assert missing > 100


def test_good_files_are_read_as_any_reader_reads_them(repository: Path) -> None:
    """Against the plain parser: no pre-check, no repair, no placing."""
    compared = 0
    for folder in (repository / "cases", repository / "tests" / "sample_site" / "cases"):
        for path in sorted(folder.glob("*.yml")):
            document, problems = read_document(path.read_bytes(), path.name, known_names(Case))
            assert problems == ()
            plain = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
            assert document.data == plain
            compared += 1
    assert compared > 12

"""The outline: what records refer to, and nothing of what is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import write_corpus
from generator.classroom import open_classroom
from generator.library import Library
from generator.outline import CASES_A_PART, WHOLE, Outline, part_of
from generator.pools import write_pool
from generator.quizdata import revision


def library_of(root: Path) -> Library:
    library = open_classroom(root).library
    assert library is not None
    return library


@pytest.fixture(scope="module")
def library(sample_site: Path) -> Library:
    return library_of(sample_site)


def outline_of(library: Library) -> dict[str, Any]:
    outline: dict[str, Any] = json.loads(Outline(library).head())
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
    assert listening["lessons"] == len(library.modules["listening"].cases)
    assert listening["quiz"] == {
        "size": 4,
        "pool": len(library.pool(library.modules["listening"])),
        "href": "modules/listening-quiz.html",
    }
    assert together["quiz"] is None


def test_one_lesson_leads_to_the_next_of_its_module(library: Library) -> None:
    outline = outline_of(library)
    walked = []
    for module in outline["modules"]:
        lesson, count = module["first"], 0
        while lesson:
            case = outline["cases"][lesson["id"]]
            assert lesson == {key: case[key] for key in ("id", "title", "href", "minutes")}
            assert case["module"] == module["id"]
            walked.append(case["place"])
            lesson, count = case["next"], count + 1
        assert count == module["lessons"]
    assert walked == sorted(walked) == list(range(len(walked)))
    assert {board["id"]: board["lessons"] for board in outline["boards"]} == {
        board: sum(board in case["boards"] for case in outline["cases"].values())
        for board in library.boards
    }


def test_the_parts_of_a_large_course_hold_what_one_piece_would(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = outline_of(library)
    assert (whole["parts"], len(whole["cases"])) == (0, len(library.cases))
    monkeypatch.setattr("generator.outline.WHOLE", 1)
    monkeypatch.setattr("generator.outline.CASES_A_PART", 1)
    outline = Outline(library)
    head = json.loads(outline.head())
    parts = [json.loads(outline.part(number)) for number in range(outline.parts)]
    assert len(parts) == head["parts"] == len(library.cases)
    assert "cases" not in head
    assert {key: head[key] for key in head if key != "parts"} == {
        key: whole[key] for key in whole if key not in ("parts", "cases")
    }
    for part in parts:
        assert part["revision"] == whole["revision"]
        assert part["cases"].items() <= whole["cases"].items()
    # Each case is found by any id that it ever had.
    known = {old: id_ for id_, case in whole["cases"].items() for old in (id_, *case["formerly"])}
    assert len(known) > len(whole["cases"])
    assert all(id_ in parts[part_of(old, len(parts))]["cases"] for old, id_ in known.items())


def test_a_part_is_found_as_the_browser_finds_it() -> None:
    # The test vector of `frontend/log/checksum.js`.
    assert part_of("123456789", 1 << 32) == 0xCBF43926


def test_neither_head_nor_part_nor_pool_grows_with_the_cases(tmp_path: Path) -> None:
    rests, parts, pools = [], [], set()
    for count in (WHOLE + CASES_A_PART, 8 * WHOLE):
        write_corpus(tmp_path / str(count), count)
        library = library_of(tmp_path / str(count))
        outline = Outline(library)
        pools.add(write_pool(library, library.course.modules[0]))
        head = json.loads(outline.head())
        assert all(len(json.dumps(module)) < 800 for module in head.pop("modules"))
        rests.append(len(json.dumps(head)))
        parts.append(max(len(outline.part(number)) for number in range(outline.parts)))
    assert abs(rests[1] - rests[0]) < 20
    assert max(parts) < 2 * CASES_A_PART * 2500
    assert len(pools) == 1, "a module's pool hangs on the module alone"


def test_it_gives_no_answer_away(library: Library) -> None:
    text = Outline(library).head()
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

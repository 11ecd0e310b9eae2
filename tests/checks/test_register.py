from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from generator.checks import compare_register, read_register, write_register
from generator.library import Library, build_library
from generator.loader import load
from generator.problems import sort_problems
from tests.checks.faults import Fault, expected, open_library, places, plant

TALK, GARDEN, SHED, COURSE = "corridor-talk.yml", "shared-garden.yml", "bike-shed.yml", "course.yml"

CHAIRS = """  - id: corner-chairs
    kind: single_choice
    prompt: 清出来的转角放了什么？
    choices:
      - id: a
        text: 两把椅子
      - id: b
        text: 一台电视机
    correct: a
"""
"""The question that the edits below change."""

FAULTS = [
    Fault("course-id-changed", COURSE, "id: sample-classroom", "id: ¦another-classroom"),
    Fault("module-code-changed", COURSE, "code: B", "code: ¦C"),
    Fault("module-vanished", COURSE, "id: together", "id: jointly", elsewhere=(COURSE, "modules:")),
    Fault(
        "former-id-dropped",
        COURSE,
        "    formerly: [first-steps]\n",
        "",
        elsewhere=(COURSE, "modules:"),
    ),
    Fault(
        "former-id-dropped",
        COURSE,
        "id: warm-up",
        "id: warm-down",
        elsewhere=(COURSE, "retired_modules:"),
    ),
    Fault(
        "former-id-dropped",
        TALK,
        "formerly: [corridor-meeting]\n",
        "",
        elsewhere=(COURSE, "modules:"),
    ),
    Fault(
        "question-vanished",
        TALK,
        "id: corner-chairs",
        "id: two-chairs",
        elsewhere=(TALK, "quiz:\n  - id"),
    ),
    Fault(
        "question-vanished",
        TALK,
        "    formerly: [first-question]\n",
        "",
        elsewhere=(TALK, "quiz:\n  - id"),
    ),
    Fault(
        "question-vanished",
        TALK,
        "retired_questions: [old-question]\n",
        "",
        elsewhere=(TALK, "quiz:\n  - id"),
    ),
    Fault(
        "question-changed",
        TALK,
        CHAIRS,
        CHAIRS.replace("清出来的转角放了什么？", "¦开会借用的是谁家的场地？").replace(
            "一台电视机", "物业的仓库"
        ),
    ),
    Fault(
        "question-changed",
        TALK,
        "prompt: 三步的先后可以随意换。",
        "prompt: ¦清理之前要先贴一张限期通知，到期就请人来搬。",
    ),
]

KEPT = [
    Fault("-", TALK, "id: corner-chairs", "id: two-chairs\n    formerly: [corner-chairs]"),
    Fault(
        "-",
        TALK,
        CHAIRS,
        CHAIRS.replace("清出来的转角放了什么", "清出来的楼道转角，后来放了什么"),
    ),
    Fault("-", TALK, CHAIRS, CHAIRS.replace("一台电视机", "一盆假花")),
    Fault("-", TALK, CHAIRS, CHAIRS.replace("correct: a", "correct: b")),
    Fault("-", COURSE, "id: together", "id: jointly\n    formerly: [together]"),
    Fault("-", COURSE, "- id: salon\n    title: 治理沙龙", "- id: salon\n    title: 沙龙"),
]


@pytest.fixture(scope="module")
def register(sample_site: Path) -> dict[str, Any]:
    """The register of the sample classroom as the last release wrote it."""
    written = write_register(open_library(sample_site))
    read, problems = read_register(written, "register.json")
    assert read is not None
    assert problems == ()
    return read


def compare(root: Path, register: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    return places(sort_problems(compare_register(open_library(root), register)))


def test_the_register_names_everything_that_records_refer_to(register: dict[str, Any]) -> None:
    assert register["version"] == 1
    assert register["course"]["id"] == "sample-classroom"
    assert len(register["course"]["revision"]) == 8
    assert register["modules"]["listening"] == {
        "code": "A",
        "title": "先听",
        "formerly": ["first-steps"],
    }
    assert list(register["cases"]) == ["corridor-talk", "shared-garden", "bike-shed"]
    talk = register["cases"]["corridor-talk"]
    assert talk["formerly"] == ["corridor-meeting"]
    assert talk["retired_questions"] == ["old-question"]
    assert len(talk["questions"]) == 10
    assert sorted(talk["questions"]["listen-first"]) == [
        "formerly", "key", "kind", "prompt", "revision",
    ]  # fmt: skip
    assert register["retired"] == {"cases": ["stair-lamp"], "modules": ["warm-up"]}


def test_the_same_classroom_keeps_every_promise(
    sample_site: Path, register: dict[str, Any]
) -> None:
    assert compare(sample_site, register) == []


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_broken_promise_is_reported(
    sample_site: Path, tmp_path: Path, register: dict[str, Any], fault: Fault
) -> None:
    root = plant(sample_site, tmp_path, fault)
    assert compare(root, register) == expected(sample_site, root, fault)


@pytest.mark.parametrize("fault", KEPT, ids=str)
def test_a_promise_may_be_kept_in_another_way(
    sample_site: Path, tmp_path: Path, register: dict[str, Any], fault: Fault
) -> None:
    assert compare(plant(sample_site, tmp_path, fault), register) == []


def _drop_shed(root: Path, retired: str = "") -> None:
    (root / "cases" / SHED).unlink()
    course = root / "cases" / COURSE
    text = course.read_text(encoding="utf-8").replace("garden, bike-shed]", "garden]")
    course.write_text(text.replace("retired_cases:\n", f"retired_cases:\n{retired}"), "utf-8")


def test_a_case_may_not_vanish(sample_site: Path, tmp_path: Path, register: dict[str, Any]) -> None:
    root = plant(sample_site, tmp_path)
    _drop_shed(root)
    ((code, file, _, column),) = compare(root, register)
    assert (code, file, column) == ("case-vanished", "cases/course.yml", 1)


def test_a_case_may_be_retired(sample_site: Path, tmp_path: Path, register: dict[str, Any]) -> None:
    root = plant(sample_site, tmp_path)
    _drop_shed(root, "  - id: bike-shed\n    reason: 材料已经过时。\n")
    assert compare(root, register) == []


def test_a_case_may_be_renamed_and_its_questions_follow(
    sample_site: Path, tmp_path: Path, register: dict[str, Any]
) -> None:
    root = plant(
        sample_site,
        tmp_path,
        Fault("-", TALK, "[corridor-meeting]", "[corridor-meeting, corridor-talk]"),
        Fault("-", TALK, "id: corner-chairs", "id: two-chairs"),
    )
    (root / "cases" / TALK).rename(root / "cases" / "corridor-council.yml")
    course = root / "cases" / COURSE
    text = course.read_text(encoding="utf-8").replace("corridor-talk", "corridor-council")
    course.write_text(text, encoding="utf-8")
    found = compare(root, register)
    assert [(code, file) for code, file, _, _ in found] == [
        ("question-vanished", "cases/corridor-council.yml")
    ]


def test_while_a_file_cannot_be_read_no_case_is_called_vanished(
    sample_site: Path, tmp_path: Path, register: dict[str, Any]
) -> None:
    edit = Fault("-", GARDEN, "kind: project", "kind: projekt")
    library = build_library(load(plant(sample_site, tmp_path, edit)))
    assert library is not None
    assert list(compare_register(library, register)) == []


def test_a_retired_id_never_comes_back(sample_site: Path, register: dict[str, Any]) -> None:
    library = open_library(sample_site)
    old = copy.deepcopy(register)
    old["retired"] = {"cases": ["bike-shed"], "modules": ["together"]}
    old["cases"]["corridor-talk"]["retired_questions"] = ["three-steps"]
    del old["cases"]["bike-shed"], old["modules"]["together"]
    del old["cases"]["corridor-talk"]["questions"]["three-steps"]
    found = [(p.code, p.params["id"]) for p in compare_register(library, old)]
    assert sorted(found) == [
        ("retired-id-returned", "bike-shed"),
        ("retired-id-returned", "three-steps"),
        ("retired-id-returned", "together"),
    ]


def test_a_former_id_is_not_handed_to_something_new(
    sample_site: Path, register: dict[str, Any]
) -> None:
    old = copy.deepcopy(register)
    cases, modules = old["cases"], old["modules"]
    questions = cases["corridor-talk"]["questions"]
    for things, owner, former in (
        (cases, "corridor-talk", "bike-shed"),
        (modules, "listening", "together"),
        (questions, "listen-first", "three-steps"),
    ):
        del things[former]
        things[owner]["formerly"].append(former)
    found = [(p.code, p.params["id"]) for p in compare_register(open_library(sample_site), old)]
    assert sorted(found) == [
        ("former-id-taken", "bike-shed"),
        ("former-id-taken", "three-steps"),
        ("former-id-taken", "together"),
    ]


def test_what_was_renamed_may_have_its_old_id_back(
    sample_site: Path, register: dict[str, Any]
) -> None:
    old = copy.deepcopy(register)
    for things, present, former in (
        (old["cases"]["corridor-talk"]["questions"], "listen-first", "first-question"),
        (old["cases"], "corridor-talk", "corridor-meeting"),
        (old["modules"], "listening", "first-steps"),
    ):
        things[former] = {**things.pop(present), "formerly": [present]}
    assert compare(sample_site, old) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{\x00}\x00",
        b"[" * 100_000,
        b'{"version": ' + b"9" * 5_000 + b"}",
        b'{"version": 99, "cases": {}}',
        b'{"cases": {}}',
    ],
)
def test_a_damaged_register_is_a_problem_and_no_traceback(content: bytes) -> None:
    read, problems = read_register(content, "register.json")
    assert read is None
    assert places(problems) == [("register-unreadable", "register.json", 1, 1)]


HOSTILE: list[Any] = [None, 1, "x", [], [1, None, {}], {"id": 7}, {"\u202e": {}}, {"a" * 999: 1}]


@pytest.mark.parametrize("index", range(len(HOSTILE)))
def test_a_register_of_any_shape_is_survived(sample_site: Path, index: int) -> None:
    library = open_library(sample_site)
    for key in ("course", "modules", "cases", "retired"):
        _survives(library, {"version": 1, key: HOSTILE[index]})
    for key in ("questions", "formerly", "retired_questions"):
        _survives(library, {"version": 1, "cases": {"corridor-talk": {key: HOSTILE[index]}}})
    for key in ("revision", "prompt", "key", "formerly"):
        questions = {"listen-first": {key: HOSTILE[index]}}
        _survives(library, {"version": 1, "cases": {"corridor-talk": {"questions": questions}}})


def _survives(library: Library, register: dict[str, Any]) -> None:
    for problem in compare_register(library, register):
        assert "\u202e" not in "".join(problem.params.values())
        assert max(map(len, problem.params.values())) <= 41

"""Names of files in `cases/`: which cannot stay, and what is proposed instead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.loader import load
from generator.loader.filenames import check_name, check_stem, suggest_id
from generator.problems import Problem
from tests.faulty import CASE


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.location.file, problem.code) for problem in problems]


@pytest.mark.parametrize("name", ["other.yaml", "other.YML", "other.Yaml"])
def test_other_ending(name: str, cases: Path) -> None:
    (cases / name).write_text("title：甲\n", encoding="utf-8")
    loaded = load(cases.parent)
    assert told(loaded.problems) == [(f"cases/{name}", "rename-yml")]
    assert loaded.problems[0].params == {"suggestion": "other.yml"}
    assert loaded.unreadable == {"other"}


def test_course_with_another_ending_is_not_also_missing(cases: Path) -> None:
    (cases / "course.yml").rename(cases / "course.yaml")
    assert told(load(cases.parent).problems) == [("cases/course.yaml", "rename-yml")]


@pytest.mark.parametrize(
    ("name", "code", "suggestion"),
    [
        ("加装电梯", "case-id", "jia-zhuang-dian-ti.yml"),
        ("Jiati", "case-id", "jiati.yml"),
        ("jia ti", "case-id", "jia-ti.yml"),
        ("jia_ti", "case-id", "jia-ti.yml"),
        ("-jiati", "case-id", "jiati.yml"),
        ("a--b", "case-id", "a-b.yml"),
        ("a#b%c&d", "case-id", "a-b-c-d.yml"),
        ("😀", "case-id", "loudao-yishi.yml"),
        ("a" * 41, "name-too-long", "a" * 40 + ".yml"),
        ("con", "windows-name", "con-1.yml"),
        ("nul", "windows-name", "nul-1.yml"),
        ("COM1", "windows-name", "com1-1.yml"),
        ("lpt9", "windows-name", "lpt9-1.yml"),
        ("a.", "windows-name", "a.yml"),
        ("a ", "windows-name", "a.yml"),
        ("a:b", "windows-name", "a-b.yml"),
        ("a?b", "windows-name", "a-b.yml"),
        ("a\u202eb", "hidden-in-name", "ab.yml"),
        ("a\u200bb", "hidden-in-name", "ab.yml"),
    ],
)
def test_name_that_cannot_stay(name: str, code: str, suggestion: str, cases: Path) -> None:
    (cases / f"{name}.yml").write_text(CASE, encoding="utf-8")
    loaded = load(cases.parent)
    assert [problem.code for problem in loaded.problems] == [code]
    assert loaded.problems[0].params["suggestion"] == suggestion
    assert loaded.problems[0].location.file.isprintable()
    assert loaded.unreadable == {name}
    assert check_stem(suggestion.removesuffix(".yml")) is None


def test_content_of_a_misnamed_case_is_checked_all_the_same(cases: Path) -> None:
    (cases / "加梯.yml").write_text("title：甲\n" + CASE.partition("\n")[2], encoding="utf-8")
    assert told(load(cases.parent).problems) == [
        ("cases/加梯.yml", "case-id"),
        ("cases/加梯.yml", "fullwidth-colon"),
    ]


def test_hidden_character_of_a_name_reaches_no_terminal(cases: Path) -> None:
    (cases / "a\u202eb.yml").write_text("title：甲\n", encoding="utf-8")
    files = {problem.location.file for problem in load(cases.parent).problems}
    assert files == {"cases/a<U+202E>b.yml"}


def test_name_that_is_no_text(cases: Path) -> None:
    (Path(os.fsdecode(os.fsencode(cases) + b"/\xff.yml"))).write_text(CASE, encoding="utf-8")
    (problem,) = load(cases.parent).problems
    assert problem.code == "hidden-in-name"
    assert problem.location.file == "cases/<U+DCFF>.yml"


@pytest.mark.parametrize(
    ("one", "other"), [("A", "a"), ("stra\u00dfe", "strasse"), ("caf\u00e9", "cafe\u0301")]
)
def test_names_that_some_systems_cannot_tell_apart(one: str, other: str, cases: Path) -> None:
    for name in (one, other):
        (cases / f"{name}.yml").write_text(CASE, encoding="utf-8")
    assert "name-clash" in [problem.code for problem in load(cases.parent).problems]


def test_same_name_with_two_endings(cases: Path) -> None:
    (cases / "A.yaml").write_text(CASE, encoding="utf-8")
    (cases / "a.yaml").write_text(CASE, encoding="utf-8")
    assert [p.code for p in load(cases.parent).problems] == ["rename-yml", "rename-yml"]


def test_image_names_are_safe_everywhere(cases: Path) -> None:
    (cases / "images").mkdir()
    for name in ("con.png", "a?b.png", "A.png", "a.png", "x\u202e.png", "l" * 97 + ".png"):
        (cases / "images" / name).touch()
    told = [
        (p.location.file.removeprefix("cases/images/"), p.code, p.params.get("suggestion"))
        for p in load(cases.parent).problems
    ]
    assert told == [
        ("a.png", "name-clash", None),
        ("a?b.png", "windows-name", "a-b.png"),
        ("con.png", "windows-name", "con-1.png"),
        ("l" * 97 + ".png", "name-too-long", "l" * 40 + ".png"),
        ("x<U+202E>.png", "hidden-in-name", "x.png"),
    ]


def test_names_of_devices_are_refused_with_any_ending() -> None:
    assert check_name("nul.md") == "windows-name"
    assert check_name("console") is None
    assert check_name("甲.png") is None


def test_suggested_ids_are_cut_between_words() -> None:
    assert suggest_id("第二梯队先锋培育计划在长风新村街道的实践") == (
        "di-er-ti-dui-xian-feng-pei-yu-ji-hua-zai"
    )

"""Problems as text, as data, as annotations: the caret stands under the right glyph."""

from __future__ import annotations

import json

import pytest

from generator.localization import Language, load_catalogue
from generator.problems import Location, Problem, Severity
from generator.reporting import (
    EXCERPT_CELLS,
    cell_width,
    excerpt,
    format_github,
    format_json,
    format_text,
)

LINE = "标题：噪声"
PROBLEM = Problem("fullwidth-colon", Location("cases/a.yml", 3, 3, LINE), {"key": "标题"})


def cells(text: str) -> int:
    return sum(map(cell_width, text))


def pointed_at(line: str, column: int) -> str:
    """The glyph above the caret."""
    shown, caret = excerpt(line, column)
    before = ""
    for char in shown:
        if cells(before) == caret:
            return char
        before += char
    assert cells(before) == caret
    return ""


def test_text_shows_place_line_caret_and_mend() -> None:
    assert format_text(PROBLEM, load_catalogue("zh")) == (
        "cases/a.yml:3:3: 错误[fullwidth-colon]: “标题”后面用了中文冒号“：”。\n"
        "    3 | 标题：噪声\n"
        "      |     ^\n"
        "      提示：改成英文冒号加一个空格，写成 标题: 内容。"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_of_a_problem_without_a_line_is_two_lines(language: Language) -> None:
    problem = Problem("missing-folder", Location("cases"))
    assert len(format_text(problem, load_catalogue(language)).split("\n")) == 2


def test_warning_is_named_as_one() -> None:
    params = {"name": "cases/名单.csv"}
    problem = Problem("stray-file", Location("cases/名单.csv"), params, Severity.WARNING)
    assert format_text(problem, load_catalogue("zh")).startswith("cases/名单.csv:1:1: 提醒[")


@pytest.mark.parametrize("column", range(1, 12))
@pytest.mark.parametrize(
    "line",
    [
        "标题：噪声治理甲乙丙丁",
        "title: 甲，乙 #1 丙",
        "ａｂｃ１２３ｄｅｆ４５",
        "日本カタカナ한글abc-：",
    ],
)
def test_caret_stands_under_its_glyph(line: str, column: int) -> None:
    assert pointed_at(line, column) == line[column - 1]


def test_fullwidth_glyphs_take_two_cells() -> None:
    assert excerpt("标题：甲", 3) == ("标题：甲", 4)
    assert excerpt("ti：甲", 3) == ("ti：甲", 2)
    assert excerpt("“a”：", 4)[1] == cells("“a”")
    assert [cell_width(char) for char in "a甲，。（Ａ😀é\u0301"] == [1, 2, 2, 2, 2, 2, 2, 1, 0]


def test_caret_may_stand_behind_the_last_glyph() -> None:
    assert excerpt("标题", 3) == ("标题", 4)
    assert excerpt("标题", 99) == ("标题", 4)
    assert excerpt("", 1) == ("", 0)


@pytest.mark.parametrize(
    ("char", "shown"),
    [
        ("\u202e", "<U+202E>"),
        ("\u200b", "<U+200B>"),
        ("\u3000", "<U+3000>"),
        ("\u00a0", "<U+00A0>"),
        ("\x1b", "<U+001B>"),
        ("\x00", "<U+0000>"),
        ("\u2028", "<U+2028>"),
        ("\ud800", "<U+D800>"),
        ("\ue000", "<U+E000>"),
    ],
)
def test_character_that_a_terminal_would_obey_is_spelled_out(char: str, shown: str) -> None:
    text, caret = excerpt(f"甲{char}乙", 2)
    assert text == f"甲{shown}乙"
    assert caret == 2
    assert excerpt(f"甲{char}乙", 3)[1] == 2 + len(shown)


def test_tab_is_shown_as_spaces_and_counted_so() -> None:
    assert excerpt("\t- 甲", 2) == ("    - 甲", 4)


@pytest.mark.parametrize("column", [1, 2, 500, 999, 1000, 1001])
@pytest.mark.parametrize("glyph", ["a", "甲"])
def test_long_line_is_cut_around_the_caret(glyph: str, column: int) -> None:
    shown, caret = excerpt(glyph * 1000, column)
    assert cells(shown) <= EXCERPT_CELLS + 4
    assert 0 <= caret <= cells(shown)
    assert shown.strip("…") == glyph * len(shown.strip("…"))
    assert shown.startswith("…") is (column > EXCERPT_CELLS)


def test_place_in_a_cut_line_is_still_the_right_one() -> None:
    line = "长" * 300 + "：" + "长" * 300
    assert pointed_at(line, 301) == "："


def test_json_holds_everything_a_program_needs() -> None:
    (row,) = json.loads(format_json([PROBLEM], load_catalogue("en")))
    assert row == {
        "code": "fullwidth-colon",
        "severity": "error",
        "file": "cases/a.yml",
        "line": 3,
        "column": 3,
        "message": "“标题” is followed by a full-width colon “：”.",
        "hint": "Use a plain colon and a space: 标题: text.",
        "params": {"key": "标题"},
    }
    assert json.loads(format_json([], load_catalogue("zh"))) == []


def test_annotation_cannot_be_broken_out_of() -> None:
    place = Location("cases/a,b:c%.yml", 1, 2, "x")
    problem = Problem("duplicate-key", place, {"key": "x\n::error::y%", "first": "1"})
    text = format_github(problem, load_catalogue("zh"))
    assert text.startswith(
        "::error file=cases/a%2Cb%3Ac%25.yml,line=1,col=2,title=duplicate-key::“x%0A::error::y%25”"
    )
    assert "\n" not in text


def test_field_is_shown_with_its_label() -> None:
    place = Location("cases/a.yml", 1, 1, "topics: a")
    params = {"field": "Case.topics", "value": "a", "example": "topics: [a]"}
    text = format_text(Problem("list-expected", place, params), load_catalogue("zh"))
    assert "topics（主题）" in text

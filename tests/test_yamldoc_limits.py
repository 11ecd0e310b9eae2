"""Input made to exhaust a parser is refused at once, by counts that no clock decides."""

from __future__ import annotations

import pytest
import yaml

from generator.yamldoc import MAX_BYTES, read_document
from generator.yamldoc.notes import ENOUGH


def told(content: bytes) -> list[tuple[int, int, str]]:
    _, problems = read_document(content, "cases/x.yml")
    return [(p.location.line, p.location.column, p.code) for p in problems]


def test_five_hundred_brackets() -> None:
    assert told(b"[" * 500 + b"]" * 500) == [(1, 21, "too-deep")]
    assert told(b"a: " + b"[" * 500) == [(1, 23, "too-deep")]
    assert told(b"a: " + b"{" * 500 + b"}" * 500) == [(1, 5, "key-shape")]


def test_five_hundred_levels_of_indent() -> None:
    stairs = "".join(f"{' ' * level}a:\n" for level in range(500))
    assert told(stairs.encode()) == [(21, 21, "too-deep")]
    assert told(b"- " * 500 + b"a") == [(1, 41, "too-deep")]


def test_twenty_levels_are_enough_for_anybody() -> None:
    stairs = "".join(f"{' ' * level}a:\n" for level in range(19)) + " " * 19 + "a: b\n"
    assert told(stairs.encode()) == []


@pytest.mark.parametrize("levels", [18, 30, 200])
def test_aliases_are_refused_before_anything_is_unfolded(levels: int) -> None:
    bomb = "a0: &x0 [b, b]\n" + "".join(
        f"a{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, levels)
    )
    assert told(bomb.encode()) == [(1, 5, "anchor")]


@pytest.mark.parametrize("levels", [18, 30])
def test_merge_keys_are_refused_before_anything_is_unfolded(levels: int) -> None:
    bomb = "".join(f"a{n}:\n  <<: [*x{n}, *x{n}]\n" for n in range(levels))
    assert told(bomb.encode()) == [(2, 3, "merge-key")]


def test_file_of_more_than_a_megabyte() -> None:
    line = "标题: 甲\n".encode()
    assert told(line * (MAX_BYTES // len(line) + 1)) == [(1, 1, "too-large")]
    assert told(b"a: " + b"b" * (MAX_BYTES - 3)) == []
    assert told(b"a: " + b"b" * (MAX_BYTES - 2)) == [(1, 1, "too-large")]


@pytest.mark.parametrize(
    "line", ["a:b\n", 'a: "b\n', "a: #x\n", "a：b\n", "-\n", "\u200ba: b\n", "x: @y\n"]
)
def test_reading_ends_when_nobody_can_have_meant_it(line: str) -> None:
    assert ENOUGH < len(told((line * 3000).encode())) < ENOUGH + 4


@pytest.mark.parametrize(
    "line", ["\t- a\n", "a: [b，", "a: b\n", "- — a\n", "'", "a: {b: [", "\U000e0041", "? ", ": "]
)
def test_one_mistake_a_thousand_times_is_told_once_or_not_at_all(line: str) -> None:
    assert 1 <= len(told((line * 3000).encode())) <= 3


def test_parser_in_plain_python_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "标题: 甲\n选项:\n  - {编号: 'a', 内容: \"b\"}\n  - |\n    丙\n标题: 乙\n空:\n".encode()
    fast, problems = read_document(text, "cases/x.yml")
    fast_places = dict(fast.values)
    monkeypatch.setattr("generator.yamldoc.events._Loader", yaml.BaseLoader)
    slow, same = read_document(text, "cases/x.yml")
    assert (slow.data, same) == (fast.data, problems)
    assert dict(slow.values) == fast_places


def test_complaint_that_nobody_foresaw_still_has_a_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise yaml.YAMLError("boom")

    monkeypatch.setattr("generator.yamldoc.events.yaml.parse", fail)
    assert told(b"a: b\n") == [(1, 1, "unreadable-syntax")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a: [b\n", "unclosed-bracket"),
        (b"a: 'b\n", "unclosed-quote"),
        (b"a: b\n c: d\n", "indent"),
        (b'a: "\\q"\n', "bad-escape"),
        (b"a: *\n", "quote-needed"),
    ],
)
def test_parser_never_speaks_to_the_author(
    content: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when the pre-check is blind, the parser's complaint comes in our words."""
    from generator.yamldoc import document
    from generator.yamldoc.notes import Notes

    monkeypatch.setattr(document, "precheck", lambda *_: Notes())
    _, problems = read_document(content, "cases/x.yml")
    assert len(problems) == 1
    assert problems[0].code in (code, "colon-in-text")
    assert not any("found" in value for value in problems[0].params.values())

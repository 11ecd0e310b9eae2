"""Slips of people who type Chinese: each is told once, at its line and column.

`⏎` stands for a line break, `→` for a tab; everything else is as typed.
"""

from __future__ import annotations

import pytest

from generator.yamldoc import read_document
from generator.yamldoc.precheck import precheck
from generator.yamldoc.textmap import TextMap

KNOWN = frozenset({"title", "text", "标题", "简介", "选项", "编号", "答案"})

REFUSED = [
    # full-width signs
    ("标题：噪声⏎简介：好", [(1, 3, "fullwidth-colon"), (2, 3, "fullwidth-colon")]),
    ("标题 ： 噪声", [(1, 4, "fullwidth-colon")]),
    ("title∶噪声", [(1, 6, "fullwidth-colon")]),
    ('"标题"：噪声', [(1, 5, "fullwidth-colon")]),
    ("选项:⏎  - 编号：甲⏎    text: 乙", [(2, 7, "fullwidth-colon")]),
    ("选项:⏎  标题：甲⏎  简介：乙", [(2, 5, "fullwidth-colon"), (3, 5, "fullwidth-colon")]),
    ("选项: {编号：甲}", [(1, 8, "fullwidth-colon")]),
    ("选项: [甲，乙，丙]", [(1, 7, "fullwidth-comma")]),
    ("选项: [甲、乙]", [(1, 7, "fullwidth-comma")]),
    ("选项: [甲；乙]", [(1, 7, "fullwidth-comma")]),
    ("选项: [⏎  甲，⏎  乙⏎]", [(2, 4, "fullwidth-comma")]),
    ("选项: ［甲，乙］", [(1, 5, "fullwidth-bracket")]),
    ("选项: [甲, 乙］", [(1, 10, "fullwidth-bracket")]),
    ("选项: ｛编号: 甲｝", [(1, 5, "fullwidth-bracket")]),
    ("选项:⏎  — 甲⏎  — 乙", [(2, 3, "list-mark")]),
    ("选项:⏎  － 甲⏎  －乙", [(2, 3, "list-mark")]),
    ("选项:⏎  – 甲", [(2, 3, "list-mark")]),
    ("选项:⏎  · 甲", [(2, 3, "list-mark")]),
    ("选项:⏎  •甲", [(2, 3, "list-mark")]),
    ("选项:⏎  * 甲⏎  * 乙", [(2, 3, "list-mark")]),
    ("选项:⏎- 甲⏎— 乙", [(3, 1, "list-mark")]),
    # spaces
    ("选项:⏎→- 甲", [(2, 1, "tab-indent")]),
    ("选项:⏎→- 甲⏎→- 乙⏎→- 丙", [(2, 1, "tab-indent")]),
    ("选项:⏎  - 编号: 甲⏎  →text: 乙", [(3, 3, "tab-indent")]),
    ("选项:⏎  -→甲", [(2, 4, "tab-indent")]),
    ("选项:⏎　　- 甲", [(2, 1, "wide-indent")]),
    ("选项:⏎ 　- 甲", [(2, 2, "wide-indent")]),
    ("选项:⏎\u00a0\u00a0- 甲", [(2, 1, "wide-indent")]),
    ("选项:⏎\u2003- 甲", [(2, 1, "wide-indent")]),
    ("选项:⏎  -甲⏎  -乙", [(2, 3, "dash-space")]),
    ("选项:⏎  -　甲", [(2, 3, "dash-space")]),
    ("选项:⏎  -5号楼⏎  -6号楼", [(2, 3, "dash-space")]),
    ("标题:甲", [(1, 3, "colon-space")]),
    ("标题:　甲", [(1, 3, "colon-space")]),
    ("url:https://example.org", [(1, 4, "colon-space")]),
    ("选项: {编号:甲}", [(1, 8, "colon-space")]),
    ("选项:⏎   - 甲⏎  - 乙", [(3, 3, "indent")]),
    ("选项:⏎  - 甲⏎   - 乙", [(3, 4, "text-then-list")]),
    ("标题: 甲⏎  简介: 乙", [(2, 3, "indent")]),
    ("选项:⏎  - 编号: 甲⏎  text: 乙", [(3, 3, "indent")]),
    ("选项:⏎  - 编号: 甲⏎   text: 乙", [(3, 4, "indent")]),
    ("选项:⏎  - 甲⏎  乙", [(3, 3, "missing-dash")]),
    ("标题: 甲⏎正文", [(2, 1, "missing-colon")]),
    ("标题: 甲⏎12:30 开会", [(2, 1, "missing-colon")]),
    ("标题: 甲⏎  - 乙", [(2, 3, "text-then-list")]),
    ("选项: - 甲", [(1, 5, "inline-dash")]),
    # quotes and brackets
    ('标题: "甲⏎简介: 乙', [(1, 5, "unclosed-quote")]),
    ("标题: '甲⏎简介: 乙", [(1, 5, "unclosed-quote")]),
    ('标题: "甲⏎简介: "乙"', [(1, 5, "unclosed-quote")]),
    ('标题: "甲', [(1, 5, "unclosed-quote")]),
    ('标题: "甲”', [(1, 5, "unclosed-quote")]),
    ('选项: ["甲, 乙]⏎标题: 甲', [(1, 6, "unclosed-quote")]),
    ('标题: "甲"乙', [(1, 8, "text-after-quote")]),
    ('标题: "甲⏎  乙"丙⏎简介: 乙', [(2, 5, "text-after-quote")]),
    ("选项: [甲, 乙⏎标题: 甲", [(1, 5, "unclosed-bracket")]),
    ("选项: [甲, [乙]", [(1, 5, "unclosed-bracket")]),
    ("选项: [甲, 乙}", [(1, 5, "unclosed-bracket")]),
    ("选项: [甲,,乙]", [(1, 8, "empty-item")]),
    # text that means something else
    ("标题: 甲 #1 单元", [(1, 7, "text-cut")]),
    ("选项:⏎  - 甲 #1 单元", [(2, 7, "text-cut")]),
    ("选项: [甲 #1, 乙]⏎标题: 甲", [(1, 5, "unclosed-bracket")]),
    ("标题: 甲⏎  乙 #1 单元", [(2, 5, "text-cut")]),
    ("标题: #1 单元", [(1, 5, "text-cut")]),
    ("标题: 甲: 乙", [(1, 6, "colon-in-text")]),
    ("标题: 甲:", [(1, 6, "colon-in-text")]),
    ("标题: 甲⏎  说: 乙", [(2, 4, "colon-in-text")]),
    ("作者: @张三", [(1, 5, "quote-needed")]),
    ("标题: %50", [(1, 5, "quote-needed")]),
    ("标题: `甲`", [(1, 5, "quote-needed")]),
    ("标题: *重点*", [(1, 5, "quote-needed")]),
    ("标题: &甲", [(1, 5, "quote-needed")]),
    ("标题: !重要", [(1, 5, "quote-needed")]),
    ("标题: ! 重要", [(1, 5, "quote-needed")]),
    ("标题: {甲}", [(1, 5, "quote-needed")]),
    ("标题: {{ 甲 }}", [(1, 5, "quote-needed")]),
    ("标题: {% 甲 %}", [(1, 5, "quote-needed")]),
    ("标题: [重要] 通知", [(1, 5, "quote-needed")]),
    ("标题: > 甲", [(1, 5, "quote-needed")]),
    ("标题: |甲|乙|", [(1, 5, "quote-needed")]),
    ("标题: , 甲", [(1, 5, "quote-needed")]),
    ("标题: ? 甲", [(1, 5, "quote-needed")]),
    ("选项:⏎  - @甲⏎  - 乙", [(2, 5, "quote-needed")]),
    ("*标题*: 甲", [(1, 1, "bad-key")]),
    ("? 标题⏎: 甲", [(1, 1, "complex-key")]),
    ("%YAML 1.2⏎---⏎标题: 甲", [(1, 1, "directive")]),
    # backslashes
    ('标题: "\\ud800"', [(1, 6, "lone-surrogate")]),
    ('标题: "甲\\udfff"', [(1, 7, "lone-surrogate")]),
    ('标题: "\\U00110000"', [(1, 6, "lone-surrogate")]),
    ('标题: "C:\\名单\\一"', [(1, 8, "bad-escape")]),
    ('标题: "\\x4"', [(1, 6, "bad-escape")]),
    ('标题: "\\u202e甲"', [(1, 6, "direction-mark")]),
    ('标题: "\\0"', [(1, 6, "control-character")]),
    ('标题: "\\L"', [(1, 6, "invisible-character")]),
    # what cases do not use
    ("标题: 甲⏎---⏎标题: 乙", [(2, 1, "second-document")]),
    ("标题: 甲⏎...⏎标题: 乙", [(3, 1, "second-document")]),
    ("标题: 甲⏎标题: 乙", [(2, 1, "duplicate-key")]),
    ("ｅ: 甲⏎e\u0301: 乙⏎\u00e9: 丙", [(3, 1, "duplicate-key")]),
    ("标题: &a 甲", [(1, 5, "anchor")]),
    ("标题: *a", [(1, 5, "anchor")]),
    ("<<: *a", [(1, 1, "merge-key")]),
    ("标题: !!python/object 甲", [(1, 5, "tag")]),
    ("标题: !include 甲", [(1, 5, "tag")]),
    ("[甲]: 乙", [(1, 1, "key-shape")]),
    ("{甲: 乙}: 丙", [(1, 1, "key-shape")]),
    ("- 甲", [(1, 1, "top-level")]),
    ("[甲]", [(1, 1, "top-level")]),
    ("甲", [(1, 1, "missing-colon")]),
    ("", [(1, 1, "empty-file")]),
    ("# 只有注释⏎", [(1, 1, "empty-file")]),
    ("---⏎", [(1, 1, "empty-file")]),
    ("标题:⏎简介: 甲", [(1, 1, "empty-value")]),
    ("标题:⏎  # 待补⏎简介: 甲", [(1, 1, "empty-value")]),
    ("选项:⏎  - 甲⏎  -⏎  - 乙", [(3, 3, "empty-item")]),
]

ACCEPTED: list[tuple[str, object]] = [
    ("选项:⏎  - 是⏎  - no", {"选项": ["是", "no"]}),
    ("编号: 007", {"编号": "007"}),
    ("版本: 1.10", {"版本": "1.10"}),
    ("时间: 12:30", {"时间": "12:30"}),
    ("日期: 2026-11-23", {"日期": "2026-11-23"}),
    ("值: ~", {"值": "~"}),
    ("值: null", {"值": "null"}),
    ("值: 0x1F", {"值": "0x1F"}),
    ("值: 1e999", {"值": "1e999"}),
    ("值: .nan", {"值": ".nan"}),
    ("\ufeff标题: 甲", {"标题": "甲"}),
    ("标题: 甲\r\n简介: 乙\r\n", {"标题": "甲", "简介": "乙"}),
    ("标题: 甲\r简介: 乙\r", {"标题": "甲", "简介": "乙"}),
    ("---⏎标题: 甲", {"标题": "甲"}),
    ("标题: 甲⏎...⏎", {"标题": "甲"}),
    ('标题: "甲：乙 #1" # 说明', {"标题": "甲：乙 #1"}),
    ("标题: '甲''乙'", {"标题": "甲'乙"}),
    ('标题: "甲\\"乙\\n丙\\u4e01"', {"标题": '甲"乙\n丙丁'}),
    ('标题: "甲⏎  乙：丙 — @"⏎简介: 丁', {"标题": "甲 乙：丙 — @", "简介": "丁"}),
    ("标题: 甲⏎  乙：丙⏎简介: 丁", {"标题": "甲 乙：丙", "简介": "丁"}),
    (
        "标题: |⏎  甲：乙⏎  － 丙 #1⏎⏎  　@丁⏎简介: 戊",
        {"标题": "甲：乙\n－ 丙 #1\n\n　@丁\n", "简介": "戊"},
    ),
    ("标题: >-⏎  甲⏎  乙⏎简介: 丙", {"标题": "甲 乙", "简介": "丙"}),
    ("选项: [甲, '乙，丙', \"丁、戊\"]", {"选项": ["甲", "乙，丙", "丁、戊"]}),
    ("选项: [⏎  甲, # 说明⏎  乙,⏎]", {"选项": ["甲", "乙"]}),
    ("选项: {甲: 乙, 丙: [丁]}", {"选项": {"甲": "乙", "丙": ["丁"]}}),
    ("选项: # 说明⏎  - 甲", {"选项": ["甲"]}),
    ("选项: #说明⏎  - 甲", {"选项": ["甲"]}),
    ("选项:⏎- 甲⏎- 乙⏎标题: 丙", {"选项": ["甲", "乙"], "标题": "丙"}),
    ("选项:⏎  - - 甲⏎    - 乙", {"选项": [["甲", "乙"]]}),
    ("选项:⏎  -⏎    编号: 甲⏎    text: 乙", {"选项": [{"编号": "甲", "text": "乙"}]}),
    ("选项:⏎  - -5 度⏎  - +3", {"选项": ["-5 度", "+3"]}),
    ("选项:⏎  - 问题：谁？⏎  - 说明：甲", {"选项": ["问题：谁？", "说明：甲"]}),
    ("网址: https://example.org/a#b", {"网址": "https://example.org/a#b"}),
    ("标题: “甲”：乙——丙（丁）", {"标题": "“甲”：乙——丙（丁）"}),
    ("标题: ——甲", {"标题": "——甲"}),
    ("标题: 【通知】甲", {"标题": "【通知】甲"}),
    ("标题: ［甲］乙", {"标题": "［甲］乙"}),
    ("标题: 甲#1，乙@丙，50%", {"标题": "甲#1，乙@丙，50%"}),
    ("标题:→甲", {"标题": "甲"}),
    ("标题: 甲⏎→⏎　⏎简介: 乙", {"标题": "甲", "简介": "乙"}),
    ("标题: 👨‍👩‍👧 ❤️ 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 葛󠄀", {"标题": "👨‍👩‍👧 ❤️ 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 葛󠄀"}),
    ("标题: 𠮷野家　丙\u00a0丁", {"标题": "𠮷野家　丙\u00a0丁"}),
]


def typed(text: str) -> bytes:
    return text.replace("⏎", "\n").replace("→", "\t").encode("utf-8")


@pytest.mark.parametrize(("text", "expected"), REFUSED, ids=[text for text, _ in REFUSED])
def test_slip_is_told_once_and_at_its_place(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    _, problems = read_document(typed(text), "cases/x.yml", KNOWN)
    assert [(p.location.line, p.location.column, p.code) for p in problems] == expected


@pytest.mark.parametrize(("text", "data"), ACCEPTED, ids=[text for text, _ in ACCEPTED])
def test_text_stays_text(text: str, data: object) -> None:
    document, problems = read_document(typed(text), "cases/x.yml", KNOWN)
    assert problems == ()
    assert document.complete
    assert document.data == data


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("标题：噪声⏎简介: 好", {"标题": "噪声", "简介": "好"}),
        ("选项:⏎  — 甲⏎  — 乙", {"选项": ["甲", "乙"]}),
        ("选项: [甲，乙]", {"选项": ["甲", "乙"]}),
        ("标题: *重点*", {"标题": "*重点*"}),
        ("标题: it's: 甲", {"标题": "it's: 甲"}),
        ("标\u200b题: 甲", {"标题": "甲"}),
    ],
)
def test_rest_of_the_file_is_read_past_a_slip(text: str, data: object) -> None:
    document, problems = read_document(typed(text), "cases/x.yml", KNOWN)
    assert len(problems) == 1
    assert document.complete
    assert document.data == data


@pytest.mark.parametrize("text", [text for text, _ in REFUSED])
def test_doing_what_the_hint_says_mends_the_file(text: str) -> None:
    """Whatever could be repaired for reading on is good once it is repaired in the file."""
    lines = typed(text).decode().split("\n")
    notes = precheck(lines, KNOWN)
    repaired = "\n".join(TextMap.edited(lines, notes.edits).lines)
    if notes.edits and not notes.uncertain:
        _, problems = read_document(repaired.encode(), "cases/x.yml", KNOWN)
        left = {problem.code for problem in problems} - {"text-cut"}
        assert left <= {"lone-surrogate"}


@pytest.mark.parametrize(
    "text", ["选项:⏎→- 甲", '标题: "甲⏎简介: 乙', "标题: 甲⏎  - 乙", "标题: &a 甲", "标题: 甲⏎---⏎"]
)
def test_file_that_had_to_be_guessed_at_is_not_judged(text: str) -> None:
    document, problems = read_document(typed(text), "cases/x.yml", KNOWN)
    assert len(problems) == 1
    assert not document.complete


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\u202e", "direction-mark"),
        ("\u2066", "direction-mark"),
        ("\u200b", "invisible-character"),
        ("\u00ad", "invisible-character"),
        ("\u2060", "invisible-character"),
        ("\u2028", "invisible-character"),
        ("\u3164", "invisible-character"),
        ("\ufe0f", "invisible-character"),
        ("\u200d", "invisible-character"),
        ("\ufeff", "byte-order-mark"),
        ("\u0007", "control-character"),
        ("\u000c", "control-character"),
        ("\u007f", "control-character"),
        ("\u0085", "control-character"),
        ("\u0000", "control-character"),
        ("\ufffd", "damaged-character"),
        ("\ue000", "damaged-character"),
        ("\ufdd0", "damaged-character"),
        ("\U0010ffff", "damaged-character"),
    ],
)
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("标题: 甲?乙", 1, 6),
        ('标题: "甲?乙"', 1, 7),
        ("标题: |⏎  甲?乙", 2, 4),
        ("# 甲?⏎标题: 乙", 1, 4),
    ],
)
def test_unseen_character_is_told_wherever_it_hides(
    char: str, code: str, text: str, line: int, column: int
) -> None:
    _, problems = read_document(typed(text.replace("?", char)), "cases/x.yml", KNOWN)
    assert [(p.location.line, p.location.column, p.code) for p in problems] == [
        (line, column, code)
    ]
    assert problems[0].params == {"char": f"U+{ord(char):04X}"}


def test_mark_at_the_start_of_a_later_line() -> None:
    _, problems = read_document("标题: 甲\n\ufeff简介: 乙".encode(), "cases/x.yml", KNOWN)
    assert [(p.location.line, p.location.column, p.code) for p in problems] == [
        (2, 1, "byte-order-mark")
    ]

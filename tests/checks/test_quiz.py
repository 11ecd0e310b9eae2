from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.faults import Fault, assert_found, check, places, plant

TALK = "corridor-talk.yml"

FAULTS = [
    Fault("equal-choices", TALK, "text: 外地游客", "text: ¦楼组长"),
    Fault("equal-choices", TALK, "text: 外地游客", "text: ¦楼 组 长"),
    Fault("equal-choices", TALK, "text: 开走汽车", "text: ¦借出会议室"),
    Fault(
        "equal-choices",
        TALK,
        "- id: money\n        text: 要花钱",
        "- id: money\n        text: ¦马上能办",
    ),
    Fault("equal-choices", TALK, "text: 先说服他", "text: ¦先听他说"),
    Fault("equal-choices", TALK, "correct: [意见登记表, 登记表]", "correct: [ABC 表, ¦ａｂｃ表]"),
    Fault("unknown-choice", TALK, "correct: b\n", "correct: ¦d\n"),
    Fault("unknown-choice", TALK, "correct: [a, b]", "correct: [a, ¦x]"),
    Fault("unknown-choice", TALK, "correct: [b, c, a]", "correct: [b, c, a, ¦d]"),
    Fault("unknown-choice", TALK, "      b: y\n", "      b: y\n      ¦c: z\n"),
    Fault("unknown-choice", TALK, "      b: y\n", "      b: ¦w\n"),
    Fault("unknown-choice", TALK, "      c: now\n", "      c: ¦later\n"),
    Fault("unknown-choice", TALK, "second-visit: a\n", "second-visit: ¦c\n"),
    Fault("unknown-choice", TALK, "second-visit: a\n", "second-visit: a\n      ¦third-visit: a\n"),
    Fault("repeated-item", TALK, "correct: [a, b]", "correct: [a, b, ¦a]"),
    Fault("repeated-item", TALK, "correct: [b, c, a]", "correct: [b, c, a, ¦b]"),
    Fault("answer-incomplete", TALK, "correct: [b, c, a]", "correct: ¦[b, c]"),
    Fault("answer-incomplete", TALK, "      a: x\n      b: y\n", "      ¦a: x\n"),
    Fault(
        "answer-incomplete",
        TALK,
        "      a: now\n      b: money\n      c: now\n",
        "      ¦a: now\n      b: money\n",
    ),
    Fault(
        "answer-incomplete",
        TALK,
        "      first-visit: a\n      second-visit: a\n",
        "      ¦second-visit: a\n",
    ),
    Fault(
        "ordering-not-shuffled",
        TALK,
        "correct: [b, c, a]",
        "correct: [a, b, c]",
        elsewhere=(TALK, "- id: a\n        text: 一起动手清"),
    ),
    Fault("unused-group", TALK, "      b: money\n", "      b: now\n", elsewhere=(TALK, "money\n")),
    Fault(
        "unknown-situation",
        TALK,
        "consequence: 他摇摇头，送你出门。",
        "consequence: 他摇摇头。\n            next: ¦second",
    ),
    Fault(
        "scenario-cycle",
        TALK,
        "consequence: 他摇摇头，送你出门。",
        "consequence: 他摇摇头。\n            next: ¦second-visit",
    ),
    Fault(
        "situation-unreachable",
        TALK,
        "            next: second-visit\n",
        "",
        elsewhere=(TALK, "second-visit"),
    ),
    Fault("answer-not-a-number", TALK, 'correct: ["12"]', 'correct: ["12", ¦12 户]'),
    Fault("answer-not-a-number", TALK, 'correct: ["12"]', "correct: [¦nan]"),
    Fault("graded-rule", TALK, "passages: [result-chairs]", "passages: [¦policy-shared]"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_every_question_can_be_answered(sample_site: Path, tmp_path: Path, fault: Fault) -> None:
    assert_found(sample_site, tmp_path, fault)


def test_a_long_circle_is_reported_once_where_it_turns_back(
    sample_site: Path, tmp_path: Path
) -> None:
    edit = Fault(
        "scenario-cycle",
        TALK,
        "consequence: 他摇摇头，送你出门。",
        "consequence: 他摇摇头。\n            next: ¦first-visit",
    )
    assert_found(sample_site, tmp_path, edit)


def test_a_word_needs_no_number(sample_site: Path, tmp_path: Path) -> None:
    edit = Fault("-", TALK, "    tolerance: 0\n", "")
    assert places(check(plant(sample_site, tmp_path, edit))) == []


def test_a_number_may_be_written_in_chinese(sample_site: Path, tmp_path: Path) -> None:
    edit = Fault("-", TALK, 'correct: ["12"]', 'correct: ["12", 十二]')
    assert places(check(plant(sample_site, tmp_path, edit))) == []

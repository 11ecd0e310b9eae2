from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.prose import walk_course, without_code, writing_of
from tests.checks.faults import Fault, assert_found, check, open_library, places, plant

TALK, GARDEN, SHED = "corridor-talk.yml", "shared-garden.yml", "bike-shed.yml"
COURSE, SOURCES = "course.yml", "sources.yml"

STORY = "示例二村东边有一块空地，原来长满杂草。"
"""A text that the faults below replace."""


def story(code: str, new: str) -> Fault:
    """A fault in the prose of a case."""
    return Fault(code, GARDEN, STORY, new)


FAULTS = [
    story("link-malformed", "看¦[这里](两个 词)。"),
    story("link-malformed", "看¦[这里]()。"),
    story("link-malformed", "看[这里¦]（https://a.example/）。"),
    story("link-malformed", "看[这里¦] (https://a.example/)。"),
    story("link-malformed", "看［这里¦］（https://a.example/）。"),
    story("link-malformed", "看[这里¦](https://a.example/。"),
    story("link-malformed", "网址是 ¦http：//a.example"),
    story("link-without-text", "看¦[](https://a.example/)。"),
    story("link-text-ambiguous", "看[这里](https://a.example/)和¦[这里](https://b.example/)。"),
    story("link-broken", "看[这里](¦corridor.html)。"),
    story("link-broken", "看[这里](¦#at-step-plot)。"),
    story("link-broken", "看[这里](¦corridor-talk.html#at-step-plots)。"),
    story("link-broken", "看[这里](¦corridor-talk.html#做法)。"),
    story("link-broken", "看[这里](¦corridor-talk.html#q-name-of-form)。"),
    story("link-broken", "看[这里](¦../topics/nothing.html)。"),
    story("link-broken", "看[这里](¦../../secret.html)。"),
    story("url-scheme", "看[这里](¦javascript:alert)。"),
    story("url-scheme", "看[这里](¦JaVaScRiPt:alert(1))。"),
    story("url-scheme", "看[这里](¦mailto:nobody)。"),
    story("url-scheme", "看[这里](¦//a.example/x)。"),
    story("url-scheme", "看[这里](¦www.a.example)。"),
    story("url-full-width", "看[这里](¦https：//a.example)。"),
    story("url-local", "看[这里](¦http://localhost/a)。"),
    story("url-secret", "看[这里](¦https://a.example/?openid=1)。"),
    story("url-temporary", "看[这里](¦https://mp.weixin.qq.com/s?timestamp=1)。"),
    story("image-missing", "图![花园](¦images/garden.png)"),
    story("image-missing", "图![花园](¦images/Corridor.png)"),
    story("image-outside", "图![花园](¦https://a.example/p.png)"),
    story("image-outside", "图![花园](¦images/../course.yml)"),
    story("image-without-text", "图![](¦images/corridor.png)"),
    story("image-without-text", "图![ ](¦images/corridor.png)"),
    Fault(
        "link-shown-elsewhere", SHED, "示例一村的自行车棚", "'[一村](¦corridor-talk.html)的车棚'"
    ),
    Fault(
        "link-shown-elsewhere", SHED, "花了多少钱，谁出的", "花了多少，看[这里](¦#gap-gap-process)"
    ),
    Fault(
        "link-shown-elsewhere",
        COURSE,
        "楼道里的堆物、通行和邻里往来。",
        "看[这里](¦cases/corridor-talk.html)。",
    ),
    Fault(
        "image-shown-elsewhere",
        TALK,
        "prompt: 议事会的第一步做什么？",
        "prompt: 看图说第一步。![楼道](¦images/corridor.png)",
    ),
    Fault("image-shown-elsewhere", SHED, "只知道有这件事", "只知道![车棚](¦images/corridor.png)"),
    Fault(
        "image-shown-elsewhere",
        COURSE,
        "楼道里的堆物、通行和邻里往来。",
        "看![楼道](¦images/corridor.png)",
    ),
    Fault("image-shown-elsewhere", SOURCES, "没有版面", "没有![版面](¦images/corridor.png)"),
    Fault(
        "heading-in-text",
        GARDEN,
        f"text: {STORY}",
        "text: |\n      ¦## 空地\n\n      原来长满杂草。",
    ),
    Fault(
        "heading-in-text",
        GARDEN,
        f"text: {STORY}",
        "text: |\n      ¦空地\n      ----\n\n      原来长满杂草。",
    ),
    story("unbalanced-mark", "读了¦《花园记，很喜欢。"),
    story("unbalanced-mark", "读了花园记¦》，很喜欢。"),
    story("unbalanced-mark", "他说¦“可以，大家都同意。"),
    story("unbalanced-mark", "空地¦（东边，原来长满杂草。"),
    story("half-width-punctuation", "示例二村东边有一块空¦地,原来长满杂草。"),
    story("half-width-punctuation", "示例二村东边有一块空¦地. 原来长满杂草。"),
    Fault("half-width-punctuation", SOURCES, "示例二村种出一片花园", "示例二村种¦出;一片花园"),
]

CLEAN = [
    "看[这里](https://a.example/a_(b))。",
    '看[这里](https://a.example/ "题目")。',
    "看[这里](#at-step-plots)、[那里](corridor-talk.html)和[题目](corridor-talk.html#q-three-steps)。",
    "看[待补充](bike-shed.html#gap-gap-cost)、[主题](../topics/gardens.html)和[来源](../sources.html)。",
    "![清理以后的楼道](images/corridor.png)",
    "方括号[注]（说明）不是链接。",
    "分三步：1）听；2）议；3）做。（a）也可以。",
    "《花园记（第二版）》里说“先读《楼道记》”。",
    "五色报道（2024-08-21）写了五色。",
    "时间 12:30，比例 1.5:1，电话 12345，共 3,700 户。",
    "写成 `[文字](网址)` 或 `《` 都行。",
    "第 5 号，沪府发〔2023〕5号。",
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_prose_is_written_with_care(sample_site: Path, tmp_path: Path, fault: Fault) -> None:
    assert_found(sample_site, tmp_path, fault)


@pytest.mark.parametrize("text", CLEAN)
def test_careful_prose_is_left_alone(sample_site: Path, tmp_path: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    assert places(check(plant(sample_site, tmp_path, story("-", quoted)))) == []


def test_a_question_for_the_quiz_stands_on_its_case_where_there_is_no_quiz(
    sample_site: Path, tmp_path: Path
) -> None:
    link = story("-", "看[这里](corridor-talk.html#q-name-of-form)。")
    no_quiz = Fault("-", COURSE, "quiz_size: 4", "quiz_size: 0")
    assert places(check(plant(sample_site, tmp_path, link, no_quiz))) == []


def test_a_link_to_a_file_with_problems_is_not_reported(sample_site: Path, tmp_path: Path) -> None:
    edit = Fault("-", TALK, "kind: practice\n", "kind: praktice\n")
    root = plant(sample_site, tmp_path, edit)
    assert {file for _, file, _, _ in places(check(root))} == {f"cases/{TALK}"}


def test_every_text_is_found_by_its_type(sample_site: Path) -> None:
    library = open_library(sample_site)
    written = [*walk_course(library), *map(writing_of, library.cases.values())]
    found = {(prose.document.file, prose.path) for file in written for prose in file}
    talk = "cases/corridor-talk.yml"
    assert (talk, ("title",)) in found
    assert (talk, ("practice", "steps", 0, "who", 1)) in found
    assert (talk, ("background", 0, "cite", 0, "locator")) in found
    assert (talk, ("quiz", 8, "situations", 0, "choices", 1, "consequence")) in found
    assert (talk, ("quiz", 6, "correct", 0)) in found
    assert (talk, ("quiz", 0, "correct")) not in found
    assert (talk, ("topics", 0)) not in found
    assert ("cases/course.yml", ("communities", 0, "aliases", 1)) in found
    assert ("cases/sources.yml", ("sources", 1, "publisher")) in found
    assert ("cases/sources.yml", ("sources", 1, "url")) not in found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"甲`[x](y)`乙\[丙", "甲--------乙--丙"),
        ("``a`b``c", "-------c"),
        ("`a``b", "`a``b"),
        (r"`a\`b`", "----b`"),
        (r"\`a`", "--a`"),
        ("一`甲\n乙`二", "一-----二"),
    ],
)
def test_code_and_escapes_are_blanked_without_moving_anything(text: str, shown: str) -> None:
    assert without_code(text).replace("\0", "-") == shown

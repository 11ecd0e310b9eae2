"""One mistake in an otherwise good file: what tests of reading and loading share."""

from __future__ import annotations

import re
from pathlib import Path

from generator.loader import load
from generator.problems import Problem

CASE = """\
title: 示例一村楼道议事会
summary: 居民把堆满杂物的楼道，一步步商量成了大家的客厅。
kind: governance
topics: [corridors]
audience: [social_worker]
objectives:
  - 能说出楼道议事会的三个步骤
typical_learning_time: 20
updated: 2026-11-23
background:
  - id: bg-stairs
    text: 这栋楼有六层，没有电梯。
    cite: [draft-a 第1段]
discussion:
  - 你的楼道里，谁最适合第一个开口？
"""
COURSE = """\
id: example-course
title: 示例课堂
summary: 一间用来试验的课堂。
introduction:
  - text: 这是一间示例课堂。
    cite: [draft-a]
how_to_study:
  - 先读案例，再做题。
modules:
  - id: basics
    code: A
    title: 起步
    summary: 先学会听。
    cases: [example]
topics:
  - id: corridors
    title: 楼道
    summary: 楼道里的事。
"""
SOURCES = """\
sources:
  - id: draft-a
    kind: newspaper_article
    reliability: transcript
    title: 楼道里的议事会
    publisher: 示例晚报
    issued: 2023-06-22
"""
FILES = {"example.yml": CASE, "course.yml": COURSE, "sources.yml": SOURCES}
_INVISIBLE = re.compile("[\u200b\ufeff]")
_PART = re.compile(r"^(\w+):.*\n(?:[ -].*\n)*", re.MULTILINE)


def parts(text: str) -> dict[str, str]:
    """Key -> text of each top-level part of a plain file."""
    return {match[1]: match[0] for match in _PART.finditer(text)}


def completed(text: str, file: str = "example.yml") -> str:
    """`text`, which holds a mistake, with everything below it that its file needs besides."""
    missing = [part for key, part in parts(FILES[file]).items() if not _names(text, key)]
    if missing and text and not text.endswith(("\n", "\r")):
        text += "\n"
    return text + "".join(missing)


def _names(text: str, key: str) -> bool:
    return re.search(rf"^[\"'*]*{key}\b", _INVISIBLE.sub("", text), re.MULTILINE) is not None


def problems_of(folder: Path, content: str | bytes, file: str = "example.yml") -> list[Problem]:
    """Every problem of one file of a classroom whose other files are good."""
    cases = folder / "cases"
    cases.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (cases / name).write_bytes(text.encode())
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    (cases / file).write_bytes(data)
    return list(load(folder).problems)


def places(problems: list[Problem]) -> list[tuple[int, int, str]]:
    """Line, column and code of each problem."""
    return [(p.location.line, p.location.column, p.code) for p in problems]

"""Marks that a careful proof-reader would mend; warnings, because the page is still true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.prose import Prose, without_code
from generator.problems import Problem

PAIRS = {"》": "《", "”": "“", "）": "（"}

_MARKS = re.compile(r"[《》“”（）]")
_ENUMERATION = re.compile(
    r"(?:^|[^0-9A-Za-z一二三四五六七八九十])([0-9]{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,2})$"
)
"""What stands before the `）` of `1）`: it opens an item and has no partner."""
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”》）]\s?([,.?!;:])\s?(?=[\u4e00-\u9fff“《（])")
_FULL_WIDTH = str.maketrans(",.?!;:", "，。？！；：")


def check_marks_are_balanced(prose: Prose) -> Iterator[Problem]:
    """《 and 》, “ and ”, （ and ） come in pairs."""
    text = without_code(prose.text)
    waiting: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark = match.group()
        if mark not in PAIRS:
            waiting.append((mark, match.start()))
        elif waiting and waiting[-1][0] == PAIRS[mark]:
            waiting.pop()
        elif mark != "）" or not _ENUMERATION.search(text, 0, match.start()):
            yield _lonely(prose, mark, match.start())
            return
    if waiting:
        yield _lonely(prose, *waiting[-1])


def check_punctuation_is_full_width(prose: Prose) -> Iterator[Problem]:
    """Half-width marks between 汉字 are a slip of the keyboard."""
    for match in _HALF_WIDTH.finditer(without_code(prose.text)):
        mark = match[1]
        yield prose.warning(
            "half-width-punctuation",
            prose.text[match.start() : match.end() + 1],
            mark=mark,
            wide=mark.translate(_FULL_WIDTH),
        )


def _lonely(prose: Prose, mark: str, at: int) -> Problem:
    partner = PAIRS.get(mark) or next(close for close, open_ in PAIRS.items() if open_ == mark)
    return prose.warning(
        "unbalanced-mark", prose.text[at : at + 4].split("\n")[0], mark=mark, partner=partner
    )

"""Whatever people type, the checks answer with problems and never with an exception."""

from __future__ import annotations

import random
from pathlib import Path

from generator.checks import links, typography
from generator.checks.personal import check_no_personal_data, hide_private
from generator.checks.prose import Prose
from generator.checks.urls import faults
from generator.localization import LANGUAGES, load_catalogue
from generator.problems import Problem
from generator.yamldoc import Document
from tests.checks.faults import open_library

MARKS = """
[ ] ( ) ! ` `` \\ # “ ” 《 》 （ ） , 。 http https:// ： // ：// [::1 @ a.b 139 00000000 汉 字
? & % ' １３８００１３８０００ images/ ../ .html [字]( .html) #at-x) at- q- token= 𠮷 {x}
mp.weixin.qq.com/s
"""
BREAKS = ["\n", "\n---\n", " ", "# ", '"', "\u202e", "\ufeff", "\U0001f600", "\0", "e\u0301"]
PIECES = [*MARKS.split(), *BREAKS]


def test_two_thousand_strange_texts_raise_nothing(sample_site: Path) -> None:
    dice = random.Random(20261123)  # noqa: S311
    targets = links.collect_targets(open_library(sample_site))
    counts: dict[str, int] = {}
    for _ in range(2_000):
        text = "".join(dice.choices(PIECES, k=dice.randint(1, 30)))
        document = Document("cases/x.yml", tuple(text.split("\n")), {}, {("title",): (1, 1)})
        for problem in _check(Prose(document, ("background",), text, "bike-shed"), targets):
            assert 1 <= problem.location.line <= len(document.lines)
            for language in LANGUAGES:
                load_catalogue(language).describe(problem)
            counts[problem.code] = counts.get(problem.code, 0) + 1
        for fault in faults(text):
            counts[fault.code] = counts.get(fault.code, 0) + 1
    assert {"link-malformed", "unbalanced-mark", "url-scheme", "link-broken"} <= set(counts)


def test_the_longest_text_of_one_mark_is_read_through(sample_site: Path) -> None:
    targets = links.collect_targets(open_library(sample_site))
    for piece in PIECES:
        text = (piece * 2_000)[:2_000]
        document = Document("cases/x.yml", (text,), {}, {})
        for problem in _check(Prose(document, ("background",), text, "bike-shed"), targets):
            assert problem.location.file == "cases/x.yml"


def _check(prose: Prose, targets: links.Targets) -> list[Problem]:
    return [
        hide_private(problem)
        for problem in (
            *links.check_links(prose, targets),
            *links.check_link_texts(prose),
            *links.check_headings(prose),
            *typography.check_marks_are_balanced(prose),
            *typography.check_punctuation_is_full_width(prose),
            *check_no_personal_data(prose),
        )
    ]

"""The pool of a module quiz: what the browser must know to draw from it.

What is drawn is read from the questions of its cases, so here stands only what a draw chooses by.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from generator.library import Library
from generator.model import CourseModule, Question
from generator.quizdata import revision, write_json

_DIGITS = 8
"""Hexadecimal digits of a revision: what must not be mixed with what a browser kept."""


def write_pool(library: Library, module: CourseModule) -> str:
    """The pool as JSON: its cases in order of study, each with the questions that may be drawn.

    `revision` of a case changes with that of any of these questions.
    """
    pool = library.pool(module)
    cases = tuple(library.cases[case_id] for case_id in dict.fromkeys(map(itemgetter(0), pool)))
    make = partial(_write, library, pool)
    return library.memory.recall(f"pool of {module.id}", (cases, pool), make, often=True)


def pool_revision(library: Library, module: CourseModule) -> str:
    """Digits that change with whatever the pool says."""
    return _digest([write_pool(library, module)])


def _write(library: Library, pool: Iterable[tuple[str, int]]) -> str:
    cases = []
    for case_id, places in groupby(pool, key=itemgetter(0)):
        case = library.case(case_id)
        asked = [case.quiz[place] for _, place in places]
        cases.append(
            {
                "id": case_id,
                **({"formerly": list(case.formerly)} if case.formerly else {}),
                "revision": _digest(map(revision, asked)),
                "questions": [_question(question) for question in asked],
            }
        )
    return write_json({"cases": cases})


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "difficulty": question.difficulty.value,
        **({"formerly": list(question.formerly)} if question.formerly else {}),
    }


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256(" ".join(texts).encode()).hexdigest()[:_DIGITS]

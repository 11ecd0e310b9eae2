"""So many problems a file, and no more: a screen of them is a help, a thousand are a wall."""

from __future__ import annotations

from collections.abc import Iterable

from generator.problems import Problem, sort_problems

MOST_PROBLEMS = 50
"""A file with more is usually wrong in one way from some line on."""


def cap(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first problems of one file; the rest is counted at the place where it begins."""
    ordered = sort_problems(problems)
    rest = ordered[MOST_PROBLEMS:]
    if not rest:
        return ordered
    more = Problem("too-many", rest[0].location, {"count": str(len(rest))})
    return (*ordered[:MOST_PROBLEMS], more)

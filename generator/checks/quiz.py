"""Questions: each can be answered, and each answer means one thing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.base import error, folded, nearest, repeats
from generator.kinds import kind_of
from generator.loader import LoadedCase
from generator.model import Credit
from generator.problems import Problem
from generator.yamldoc import Path


def check_key_fits_the_question(entry: LoadedCase) -> Iterator[Problem]:
    """The key names what is offered, all of it and fairly, as `flaws` of its kind says."""
    for index, question in enumerate(entry.case.quiz):
        for flaw in kind_of(question).flaws(question):
            path: Path = ("quiz", index, *flaw.path)
            location = entry.locate_key(path) if flaw.at_key else entry.locate(path)
            params = dict(flaw.params)
            if flaw.known is not None:
                params["near"] = nearest(params["id"], flaw.known)
            yield Problem(flaw.code, location, params, flaw.severity)


def check_no_two_choices_are_equal(entry: LoadedCase) -> Iterator[Problem]:
    """Two choices that read the same cannot both be right and wrong."""
    for index, question in enumerate(entry.case.quiz):
        for texts in kind_of(question).told_apart_by_text(question):
            for (path, text), (first, _) in repeats(texts, lambda item: folded(item[1])):
                line = entry.locate(("quiz", index, *first)).line
                yield error(entry, ("quiz", index, *path), "equal-choices", text=text, line=line)


def check_credit_has_parts_to_share(entry: LoadedCase) -> Iterator[Problem]:
    """An answer that can only be right or wrong has no share to give."""
    for index, question in enumerate(entry.case.quiz):
        if question.credit is Credit.PROPORTIONAL and not kind_of(question).has_parts:
            yield error(entry, ("quiz", index, "credit"), "credit-without-parts")


def check_no_question_grades_a_rule(entry: LoadedCase) -> Iterator[Problem]:
    """Rules change with the official text; a score must not."""
    rules = {claim.id for claim in entry.case.policy if claim.id}
    for index, question in enumerate(entry.case.quiz):
        for place, passage in enumerate(question.passages):
            if passage in rules:
                path: Path = ("quiz", index, "passages", place)
                yield error(entry, path, "graded-rule", id=passage)

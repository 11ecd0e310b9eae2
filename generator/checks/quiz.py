"""Questions: each can be answered, and each answer means one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.checks.base import error, folded, nearest, repeats, warning
from generator.loader import LoadedCase
from generator.model import (
    Classify,
    Credit,
    Matching,
    MultipleChoice,
    Ordering,
    Scenario,
    ShortAnswer,
    SingleChoice,
)
from generator.problems import Problem
from generator.yamldoc import Locator, Path

ASCII_NUMBER = frozenset("0123456789.-+")


def check_no_two_choices_are_equal(entry: LoadedCase) -> Iterator[Problem]:
    """Two choices that read the same cannot both be right and wrong."""
    for index, question in enumerate(entry.case.quiz):
        path: Path = ("quiz", index)
        for name in ("choices", "targets", "groups"):
            yield from _equal(
                entry,
                (
                    ((*path, name, i, "text"), c.text)
                    for i, c in enumerate(getattr(question, name, ()))
                ),
            )
        if isinstance(question, Scenario):
            for place, situation in enumerate(question.situations):
                inner = (*path, "situations", place, "choices")
                yield from _equal(
                    entry,
                    (((*inner, i, "text"), c.text) for i, c in enumerate(situation.choices)),
                )
        if isinstance(question, ShortAnswer):
            yield from _equal(
                entry,
                (((*path, "correct", i), answer) for i, answer in enumerate(question.correct)),
            )


def check_correct_names_choices(entry: LoadedCase) -> Iterator[Problem]:
    """The key of a choice question names choices that are offered."""
    for index, question in enumerate(entry.case.quiz):
        path: Path = ("quiz", index, "correct")
        if isinstance(question, SingleChoice):
            known = [choice.id for choice in question.choices]
            yield from _unknown(entry, [(path, question.correct)], known)
        elif isinstance(question, (MultipleChoice, Ordering)):
            known = [choice.id for choice in question.choices]
            named = [((*path, i), id_) for i, id_ in enumerate(question.correct)]
            yield from _unknown(entry, named, known)


def check_correct_pairs_choices(entry: LoadedCase) -> Iterator[Problem]:
    """The key of a matching, classify or scenario question joins two things that exist."""
    for index, question in enumerate(entry.case.quiz):
        path: Path = ("quiz", index, "correct")
        if isinstance(question, Matching):
            right = [target.id for target in question.targets]
        elif isinstance(question, Classify):
            right = [group.id for group in question.groups]
        else:
            continue
        left = [choice.id for choice in question.choices]
        yield from _unknown_keys(entry, path, question.correct, left)
        named = [((*path, key), value) for key, value in question.correct.items()]
        yield from _unknown(entry, named, right)


def check_scenario_picks_its_choices(entry: LoadedCase) -> Iterator[Problem]:
    """The key of a scenario picks, in each situation, one of the choices offered there."""
    for index, question in _scenarios(entry):
        path: Path = ("quiz", index, "correct")
        offered = {s.id: [choice.id for choice in s.choices] for s in question.situations}
        yield from _unknown_keys(entry, path, question.correct, list(offered))
        for situation, choice in question.correct.items():
            if situation in offered:
                yield from _unknown(entry, [((*path, situation), choice)], offered[situation])


def check_correct_is_complete(entry: LoadedCase) -> Iterator[Problem]:
    """Ordering, matching, classify and scenario settle everything that they ask."""
    for index, question in enumerate(entry.case.quiz):
        if isinstance(question, (Ordering, Matching, Classify)):
            asked = [choice.id for choice in question.choices]
        elif isinstance(question, Scenario):
            asked = [situation.id for situation in question.situations]
        else:
            continue
        missing = [id_ for id_ in dict.fromkeys(asked) if id_ not in question.correct]
        if missing:
            yield error(
                entry,
                ("quiz", index, "correct"),
                "answer-incomplete",
                missing=", ".join(missing),
            )


def check_ordering_is_offered_shuffled(entry: LoadedCase) -> Iterator[Problem]:
    """Choices that already stand in the right order give the answer away."""
    for index, question in enumerate(entry.case.quiz):
        if not isinstance(question, Ordering):
            continue
        if tuple(choice.id for choice in question.choices) == question.correct:
            yield warning(entry, ("quiz", index, "choices"), "ordering-not-shuffled")


def check_every_group_is_used(entry: LoadedCase) -> Iterator[Problem]:
    """A group that nothing belongs to is a trap, not a question."""
    for index, question in enumerate(entry.case.quiz):
        if isinstance(question, Classify):
            for place, group in enumerate(question.groups):
                if group.id not in question.correct.values():
                    path: Path = ("quiz", index, "groups", place, "id")
                    yield error(entry, path, "unused-group", id=group.id)


def check_scenario_leads_on(entry: LoadedCase) -> Iterator[Problem]:
    """Every `next` names a situation, and the story cannot go round in circles.

    Every circle turns back to the same or an earlier situation: it is reported there, once.
    """
    for index, question in _scenarios(entry):
        ids = [situation.id for situation in question.situations]
        ways = {s.id: {c.next for c in s.choices if c.next} for s in question.situations}
        for place, situation in enumerate(question.situations):
            for inner, choice in enumerate(situation.choices):
                if not choice.next:
                    continue
                path: Path = ("quiz", index, "situations", place, "choices", inner, "next")
                if choice.next not in ids:
                    yield error(
                        entry,
                        path,
                        "unknown-situation",
                        id=choice.next,
                        near=nearest(choice.next, ids),
                    )
                elif choice.next in ids[: place + 1] and situation.id in _reachable(
                    ways, choice.next
                ):
                    yield error(entry, path, "scenario-cycle", id=choice.next)


def check_situations_can_be_reached(entry: LoadedCase) -> Iterator[Problem]:
    """A situation that no choice leads to is never seen."""
    for index, question in _scenarios(entry):
        ways = {s.id: {c.next for c in s.choices if c.next} for s in question.situations}
        met = _reachable(ways, question.situations[0].id)
        for place, situation in enumerate(question.situations):
            if situation.id not in met:
                path: Path = ("quiz", index, "situations", place, "id")
                yield error(entry, path, "situation-unreachable", id=situation.id)


def check_numeric_answers_are_numbers(entry: LoadedCase) -> Iterator[Problem]:
    """A tolerance only makes sense between numbers."""
    for index, question in enumerate(entry.case.quiz):
        if isinstance(question, ShortAnswer) and question.tolerance is not None:
            for place, answer in enumerate(question.correct):
                if not _is_number(answer):
                    path: Path = ("quiz", index, "correct", place)
                    yield error(entry, path, "answer-not-a-number", answer=answer)


def check_credit_has_parts_to_share(entry: LoadedCase) -> Iterator[Problem]:
    """An answer that can only be right or wrong has no share to give."""
    for index, question in enumerate(entry.case.quiz):
        whole = type(question).model_fields["credit"].default is Credit.ALL_OR_NOTHING
        if whole and question.credit is Credit.PROPORTIONAL:
            yield error(entry, ("quiz", index, "credit"), "credit-without-parts")


def check_no_question_grades_a_rule(entry: LoadedCase) -> Iterator[Problem]:
    """Rules change with the official text; a score must not."""
    rules = {claim.id for claim in entry.case.policy if claim.id}
    for index, question in enumerate(entry.case.quiz):
        for place, passage in enumerate(question.passages):
            if passage in rules:
                path: Path = ("quiz", index, "passages", place)
                yield error(entry, path, "graded-rule", id=passage)


def _scenarios(entry: LoadedCase) -> Iterator[tuple[int, Scenario]]:
    for index, question in enumerate(entry.case.quiz):
        if isinstance(question, Scenario):
            yield index, question


def _reachable(ways: Mapping[str, set[str]], start: str) -> set[str]:
    met: set[str] = set()
    queue = [start]
    while queue:
        current = queue.pop()
        if current in ways and current not in met:
            met.add(current)
            queue.extend(ways[current])
    return met


def _equal(document: Locator, texts: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    for (path, text), (first, _) in repeats(texts, lambda item: folded(item[1])):
        yield error(document, path, "equal-choices", text=text, line=document.locate(first).line)


def _unknown(
    document: Locator, named: Iterable[tuple[Path, str]], known: Sequence[str]
) -> Iterator[Problem]:
    for path, id_ in named:
        if id_ not in known:
            yield error(document, path, "unknown-choice", id=id_, near=nearest(id_, known))


def _unknown_keys(
    document: Locator, path: Path, correct: Mapping[str, str], known: Sequence[str]
) -> Iterator[Problem]:
    for key in correct:
        if key not in known:
            yield Problem(
                "unknown-choice",
                document.locate_key((*path, key)),
                {"id": key, "near": nearest(key, known)},
            )


def _is_number(answer: str) -> bool:
    try:
        float(answer)
    except ValueError:
        return False
    return ASCII_NUMBER.issuperset(answer)

"""Choices to put into an order. Response: the list of all their ids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.kinds.base import Fault, Kind, Payload, Place
from generator.kinds.keys import choice_payload, faults_in_list, ids_of, left_open, texts_of
from generator.kinds.sheet import Line, Room, Sheet, offer
from generator.localization import Catalogue
from generator.model import Choice, Ordering
from generator.problems import Severity


class OrderingKind(Kind[Ordering]):
    """What counts is which step follows which.

    Positions would punish one misplaced step at the start as if all were wrong, and pairs at any
    distance would give half the credit to chance.
    """

    def payload(self, question: Ordering) -> Payload:
        return {
            "choices": [choice_payload(choice) for choice in question.choices],
            "correct": list(question.correct),
        }

    def share_of(self, question: Payload, response: object) -> float:
        right: list[str] = question["correct"]
        if not isinstance(response, list) or len(response) != len(right):
            return 0.0
        if texts_of(response) != set(right):
            return 0.0
        met = set(pairwise(response))
        return sum(pair in met for pair in pairwise(right)) / (len(right) - 1)

    def sheet(self, question: Ordering, catalogue: Catalogue) -> Sheet:
        options = offer(question.choices)
        by_id = {option.id: option for option in options}
        answer = tuple(Line(by_id[id_]) for id_ in question.correct)
        return Sheet(answer, options, room=Room.MOVERS, ranked=True)

    def faults(self, question: Ordering) -> Iterator[Fault]:
        offered = ids_of(question.choices)
        yield from faults_in_list(question.correct, offered)
        yield from left_open(question.correct, offered)
        if tuple(offered) == question.correct:
            # Choices that already stand in the right order give the answer away.
            yield Fault("ordering-not-shuffled", ("choices",), severity=Severity.WARNING)

    def lists(self, question: Ordering) -> Iterator[tuple[Place, tuple[Choice, ...]]]:
        yield ("choices",), question.choices

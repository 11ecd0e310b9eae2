"""Choices to put into an order. Response: the list of all their ids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.kinds.base import Flaw, Kind, Offered, Payload, choice_payload, ids_of, texts_of
from generator.kinds.body import Body, Control, KeyLine, offer
from generator.kinds.keys import flaws_in_list, left_open
from generator.localization import Catalogue
from generator.model import Ordering
from generator.problems import Severity


class OrderingKind(Kind[Ordering]):
    """Worth the share of neighbours in the right order that follow one another in the response.

    Positions would punish one misplaced step at the start as if all were wrong, pairs at any
    distance would give half the credit to chance; what a method teaches is which step comes next.
    """

    has_parts = True

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

    def body(self, question: Ordering, catalogue: Catalogue) -> Body:
        options = offer(question.choices)
        by_id = {option.id: option for option in options}
        answer = tuple(KeyLine(by_id[id_]) for id_ in question.correct)
        return Body(answer, options, control=Control.MOVERS, ranked=True)

    def flaws(self, question: Ordering) -> Iterator[Flaw]:
        offered = ids_of(question.choices)
        yield from flaws_in_list(question.correct, offered)
        yield from left_open(question.correct, offered)
        if tuple(offered) == question.correct:
            # Choices that already stand in the right order give the answer away.
            yield Flaw("ordering-not-shuffled", ("choices",), severity=Severity.WARNING)

    def told_apart_by_id(self, question: Ordering) -> Iterator[Offered]:
        yield ("choices",), question.choices

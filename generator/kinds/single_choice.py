"""Exactly one of several choices. Response: its id."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Flaw, Kind, Offered, Payload, choice_payload, ids_of
from generator.kinds.body import Body, Pick, offer, right_ones
from generator.kinds.keys import KEY, unknown
from generator.localization import Catalogue
from generator.model import SingleChoice


class SingleChoiceKind(Kind[SingleChoice]):
    """Worth 1 for the right choice."""

    def payload(self, question: SingleChoice) -> Payload:
        return {
            "choices": [choice_payload(choice) for choice in question.choices],
            "correct": question.correct,
        }

    def share_of(self, question: Payload, response: object) -> float:
        return 1.0 if response == question["correct"] else 0.0

    def body(self, question: SingleChoice, catalogue: Catalogue) -> Body:
        options = offer(question.choices, [question.correct])
        return Body(right_ones(options), options, pick=Pick.ONE)

    def flaws(self, question: SingleChoice) -> Iterator[Flaw]:
        yield from unknown(KEY, question.correct, ids_of(question.choices))

    def told_apart_by_id(self, question: SingleChoice) -> Iterator[Offered]:
        yield ("choices",), question.choices

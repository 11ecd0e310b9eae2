"""Exactly one of several choices. Response: its id."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Fault, Kind, Payload, Place
from generator.kinds.keys import KEY, choice_payload, ids_of, unknown
from generator.kinds.sheet import Sheet, offer, right_ones
from generator.localization import Catalogue
from generator.model import Choice, SingleChoice


class SingleChoiceKind(Kind[SingleChoice]):
    """All or nothing."""

    def payload(self, question: SingleChoice) -> Payload:
        return {
            "choices": [choice_payload(choice) for choice in question.choices],
            "correct": question.correct,
        }

    def share_of(self, question: Payload, response: object) -> float:
        return 1.0 if response == question["correct"] else 0.0

    def sheet(self, question: SingleChoice, catalogue: Catalogue) -> Sheet:
        options = offer(question.choices, [question.correct])
        return Sheet(right_ones(options), options)

    def faults(self, question: SingleChoice) -> Iterator[Fault]:
        yield from unknown(KEY, question.correct, ids_of(question.choices))

    def lists(self, question: SingleChoice) -> Iterator[tuple[Place, tuple[Choice, ...]]]:
        yield ("choices",), question.choices

"""One or more of several choices. Response: the list of their ids."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Fault, Kind, Payload, Place
from generator.kinds.keys import choice_payload, faults_in_list, ids_of, texts_of
from generator.kinds.sheet import Sheet, offer, right_ones
from generator.localization import Catalogue
from generator.model import Choice, MultipleChoice


class MultipleChoiceKind(Kind[MultipleChoice]):
    """A wrong pick takes back what a right one gave, so that picking everything earns nothing."""

    def payload(self, question: MultipleChoice) -> Payload:
        return {
            "choices": [choice_payload(choice) for choice in question.choices],
            "correct": sorted(question.correct),
        }

    def share_of(self, question: Payload, response: object) -> float:
        right = set(question["correct"])
        picked = texts_of(response)
        hits = len(picked & right)
        return max(0.0, (hits - len(picked - right)) / len(right))

    def sheet(self, question: MultipleChoice, catalogue: Catalogue) -> Sheet:
        options = offer(question.choices, question.correct)
        return Sheet(right_ones(options), options)

    def faults(self, question: MultipleChoice) -> Iterator[Fault]:
        yield from faults_in_list(question.correct, ids_of(question.choices))

    def lists(self, question: MultipleChoice) -> Iterator[tuple[Place, tuple[Choice, ...]]]:
        yield ("choices",), question.choices

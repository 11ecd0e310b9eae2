"""One or more of several choices. Response: the list of their ids."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Flaw, Kind, Offered, Payload, choice_payload, ids_of, texts_of
from generator.kinds.body import Body, Pick, offer, right_ones
from generator.kinds.keys import flaws_in_list
from generator.localization import Catalogue
from generator.model import MultipleChoice


class MultipleChoiceKind(Kind[MultipleChoice]):
    """Worth (right picks - wrong picks) / number of right choices, and never less than 0.

    A wrong pick takes back what a right one gave, so that picking everything earns nothing.
    """

    has_parts = True

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

    def body(self, question: MultipleChoice, catalogue: Catalogue) -> Body:
        options = offer(question.choices, question.correct)
        return Body(right_ones(options), options, pick=Pick.MANY)

    def flaws(self, question: MultipleChoice) -> Iterator[Flaw]:
        yield from flaws_in_list(question.correct, ids_of(question.choices))

    def told_apart_by_id(self, question: MultipleChoice) -> Iterator[Offered]:
        yield ("choices",), question.choices

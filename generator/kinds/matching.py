"""Choices on the left, each with one target on the right."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Flaw, Kind, Offered, Payload, choice_payload
from generator.kinds.body import Body
from generator.kinds.pairs import body_of_pairs, flaws_of_pairs, share_of_pairs
from generator.localization import Catalogue
from generator.model import Matching


class MatchingKind(Kind[Matching]):
    """Worth the share of choices with the right target; a target may stay unused."""

    has_parts = True

    def payload(self, question: Matching) -> Payload:
        return {
            "choices": [choice_payload(choice) for choice in question.choices],
            "targets": [choice_payload(target) for target in question.targets],
            "correct": dict(sorted(question.correct.items())),
        }

    def share_of(self, question: Payload, response: object) -> float:
        return share_of_pairs(question, response)

    def body(self, question: Matching, catalogue: Catalogue) -> Body:
        labels = catalogue.text("site.questions.left"), catalogue.text("site.questions.right")
        return body_of_pairs(question.choices, question.targets, question.correct, labels)

    def flaws(self, question: Matching) -> Iterator[Flaw]:
        yield from flaws_of_pairs(question.choices, question.targets, question.correct)

    def told_apart_by_id(self, question: Matching) -> Iterator[Offered]:
        yield ("choices",), question.choices
        yield ("targets",), question.targets

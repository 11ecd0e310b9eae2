"""Choices on the left, each with one target on the right."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Fault, Kind, Payload, Place
from generator.kinds.keys import choice_payload
from generator.kinds.pairs import faults_of_pairs, share_of_pairs, sheet_of_pairs
from generator.kinds.sheet import Sheet
from generator.localization import Catalogue
from generator.model import Choice, Matching


class MatchingKind(Kind[Matching]):
    """A target may stay unused."""

    def payload(self, question: Matching) -> Payload:
        return {
            "choices": [choice_payload(choice) for choice in question.choices],
            "targets": [choice_payload(target) for target in question.targets],
            "correct": dict(sorted(question.correct.items())),
        }

    def share_of(self, question: Payload, response: object) -> float:
        return share_of_pairs(question, response)

    def sheet(self, question: Matching, catalogue: Catalogue) -> Sheet:
        labels = catalogue.text("site.questions.left"), catalogue.text("site.questions.right")
        return sheet_of_pairs(question.choices, question.targets, question.correct, labels)

    def faults(self, question: Matching) -> Iterator[Fault]:
        yield from faults_of_pairs(question.choices, question.targets, question.correct)

    def lists(self, question: Matching) -> Iterator[tuple[Place, tuple[Choice, ...]]]:
        yield ("choices",), question.choices
        yield ("targets",), question.targets

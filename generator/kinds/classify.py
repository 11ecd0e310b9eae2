"""Situations to sort into labelled groups."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Fault, Kind, Payload, Place
from generator.kinds.keys import choice_payload
from generator.kinds.pairs import faults_of_pairs, share_of_pairs, sheet_of_pairs
from generator.kinds.sheet import Sheet
from generator.localization import Catalogue
from generator.model import Choice, Classify


class ClassifyKind(Kind[Classify]):
    """Several choices may share a group."""

    def payload(self, question: Classify) -> Payload:
        return {
            "choices": [choice_payload(choice) for choice in question.choices],
            "groups": [choice_payload(group) for group in question.groups],
            "correct": dict(sorted(question.correct.items())),
        }

    def share_of(self, question: Payload, response: object) -> float:
        return share_of_pairs(question, response)

    def sheet(self, question: Classify, catalogue: Catalogue) -> Sheet:
        labels = (
            catalogue.text("site.questions.situations"),
            catalogue.text("site.questions.groups"),
        )
        return sheet_of_pairs(question.choices, question.groups, question.correct, labels)

    def faults(self, question: Classify) -> Iterator[Fault]:
        yield from faults_of_pairs(question.choices, question.groups, question.correct)
        for index, group in enumerate(question.groups):
            # A group that nothing belongs to is a trap, not a question.
            if group.id not in question.correct.values():
                yield Fault("unused-group", ("groups", index, "id"), {"id": group.id})

    def lists(self, question: Classify) -> Iterator[tuple[Place, tuple[Choice, ...]]]:
        yield ("choices",), question.choices
        yield ("groups",), question.groups

"""Situations to sort into labelled groups."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Flaw, Kind, Offered, Payload, choice_payload
from generator.kinds.body import Body
from generator.kinds.pairs import body_of_pairs, flaws_of_pairs, share_of_pairs
from generator.localization import Catalogue
from generator.model import Classify


class ClassifyKind(Kind[Classify]):
    """Worth the share of choices in the right group; several may share one, none stays empty."""

    has_parts = True

    def payload(self, question: Classify) -> Payload:
        return {
            "choices": [choice_payload(choice) for choice in question.choices],
            "groups": [choice_payload(group) for group in question.groups],
            "correct": dict(sorted(question.correct.items())),
        }

    def share_of(self, question: Payload, response: object) -> float:
        return share_of_pairs(question, response)

    def body(self, question: Classify, catalogue: Catalogue) -> Body:
        labels = (
            catalogue.text("site.questions.situations"),
            catalogue.text("site.questions.groups"),
        )
        return body_of_pairs(question.choices, question.groups, question.correct, labels)

    def flaws(self, question: Classify) -> Iterator[Flaw]:
        yield from flaws_of_pairs(question.choices, question.groups, question.correct)
        for index, group in enumerate(question.groups):
            # A group that nothing belongs to is a trap, not a question.
            if group.id not in question.correct.values():
                yield Flaw("unused-group", ("groups", index, "id"), {"id": group.id})

    def told_apart_by_id(self, question: Classify) -> Iterator[Offered]:
        yield ("choices",), question.choices
        yield ("groups",), question.groups

"""A word or a number to type. Response: the text as typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.kinds.answers import is_accepted
from generator.kinds.base import Fault, Kind, Payload, Place
from generator.kinds.sheet import Line, Sheet
from generator.localization import Catalogue
from generator.model import Choice, ShortAnswer

ASCII_NUMBER = frozenset("0123456789.-+")


class ShortAnswerKind(Kind[ShortAnswer]):
    """Any accepted answer will do, compared as `answers.py` says."""

    def payload(self, question: ShortAnswer) -> Payload:
        return {
            "correct": list(question.correct),
            "tolerance": question.tolerance,
            "unit": question.unit,
        }

    def share_of(self, question: Payload, response: object) -> float:
        if not isinstance(response, str):
            return 0.0
        right = question["correct"], question["tolerance"], question["unit"]
        return 1.0 if is_accepted(response, *right) else 0.0

    def sheet(self, question: ShortAnswer, catalogue: Catalogue) -> Sheet:
        accepted = catalogue.text("site.questions.or").join(question.correct)
        words = f"{accepted} {question.unit}" if question.unit else accepted
        return Sheet((Line(words=words),), blank=True, unit=question.unit)

    def faults(self, question: ShortAnswer) -> Iterator[Fault]:
        # A tolerance only makes sense between numbers.
        if question.tolerance is not None:
            for index, answer in enumerate(question.correct):
                if not _is_number(answer):
                    yield Fault("answer-not-a-number", ("correct", index), {"answer": answer})

    def lists(self, question: ShortAnswer) -> Iterator[tuple[Place, tuple[Choice, ...]]]:
        yield from ()

    def texts(self, question: ShortAnswer) -> Iterator[Sequence[tuple[Place, str]]]:
        yield [(("correct", index), answer) for index, answer in enumerate(question.correct)]


def _is_number(answer: str) -> bool:
    try:
        float(answer)
    except ValueError:
        return False
    return ASCII_NUMBER.issuperset(answer)

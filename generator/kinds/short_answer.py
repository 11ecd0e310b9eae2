"""A word or a number to type. Response: the text as typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.kinds.answers import is_accepted, read_number
from generator.kinds.base import Flaw, Kind, Payload
from generator.kinds.body import Body, KeyLine
from generator.kinds.keys import KEY
from generator.localization import Catalogue
from generator.model import ShortAnswer
from generator.yamldoc import Path


class ShortAnswerKind(Kind[ShortAnswer]):
    """Worth 1 for any accepted answer, compared as `answers.py` says."""

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

    def body(self, question: ShortAnswer, catalogue: Catalogue) -> Body:
        accepted = catalogue.text("site.questions.or").join(question.correct)
        words = f"{accepted} {question.unit}" if question.unit else accepted
        return Body((KeyLine(words=words),), blank=True, unit=question.unit)

    def flaws(self, question: ShortAnswer) -> Iterator[Flaw]:
        if question.tolerance is None:
            return
        # A tolerance only makes sense between numbers. The unit stands behind the answer already.
        for index, answer in enumerate(question.correct):
            if read_number(answer) is None:
                yield Flaw("answer-not-a-number", (*KEY, index), {"answer": answer})

    def told_apart_by_text(self, question: ShortAnswer) -> Iterator[Sequence[tuple[Path, str]]]:
        yield [((*KEY, index), answer) for index, answer in enumerate(question.correct)]

"""A sentence that is right or wrong. Response: true or false."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Fault, Kind, Payload, Place
from generator.kinds.sheet import Option, Sheet, right_ones
from generator.localization import Catalogue
from generator.model import Choice, TrueFalse


class TrueFalseKind(Kind[TrueFalse]):
    """Its prompt is what is judged."""

    judges_prompt = True

    def payload(self, question: TrueFalse) -> Payload:
        said = _feedback(question)
        return {
            "correct": question.correct,
            "feedback": {answer: text for answer, text in said.items() if text},
        }

    def share_of(self, question: Payload, response: object) -> float:
        # In Python 1 equals True; in a record it is no answer.
        return 1.0 if response is question["correct"] else 0.0

    def sheet(self, question: TrueFalse, catalogue: Catalogue) -> Sheet:
        options = tuple(
            Option(
                id=answer,
                letter="",
                text=catalogue.text(f"site.questions.{answer}"),
                correct=(answer == "true") is question.correct,
                feedback=text,
            )
            for answer, text in _feedback(question).items()
        )
        return Sheet(right_ones(options), options)

    def faults(self, question: TrueFalse) -> Iterator[Fault]:
        yield from ()

    def lists(self, question: TrueFalse) -> Iterator[tuple[Place, tuple[Choice, ...]]]:
        yield from ()


def _feedback(question: TrueFalse) -> dict[str, str | None]:
    return {"true": question.feedback_true, "false": question.feedback_false}

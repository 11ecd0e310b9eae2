"""A sentence that is right or wrong. Response: true or false."""

from __future__ import annotations

from generator.kinds.base import Kind, Payload
from generator.kinds.body import Body, Option, Pick, right_ones
from generator.localization import Catalogue
from generator.model import TrueFalse


class TrueFalseKind(Kind[TrueFalse]):
    """Worth 1 for the right answer; what is judged is the prompt."""

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

    def body(self, question: TrueFalse, catalogue: Catalogue) -> Body:
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
        return Body(right_ones(options), options, pick=Pick.EITHER)


def _feedback(question: TrueFalse) -> dict[str, str | None]:
    return {"true": question.feedback_true, "false": question.feedback_false}

"""Questions. Words after QTI (prompt, choices, correct, feedback); one type a kind."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Id, Line, Model, Text


class Difficulty(StrEnum):
    """LOM 5.8, in three steps."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class QuestionUse(StrEnum):
    """Where a question is asked."""

    PRACTICE = "practice"
    """On the case page, with feedback at once."""
    QUIZ = "quiz"
    """In the module quiz, for a score."""
    BOTH = "both"


class Credit(StrEnum):
    """What an answer that is only partly right is worth."""

    ALL_OR_NOTHING = "all_or_nothing"
    """Nothing."""
    PROPORTIONAL = "proportional"
    """Its share; `generator/scoring.py` says how each kind of question counts it."""


class Choice(Model):
    """Something to pick, order, match or sort."""

    id: Id
    """Unique in its question; never reused for another meaning."""
    text: Line
    """What the learner reads."""
    feedback: Text | None = None
    """Said to whoever picked it."""


Choices = Annotated[tuple[Choice, ...], Field(min_length=2, max_length=12)]


class QuestionBase(Model):
    """What every kind of question has."""

    id: Id
    """Unique in its case and permanent: learners' records refer to it."""
    prompt: Text
    """What is asked."""
    explanation: Text
    """Said once the question is settled."""
    passages: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids of the claims, figures or steps of the case that it tests."""
    hint: Text | None = None
    """Offered before answering."""
    difficulty: Difficulty = Difficulty.MEDIUM
    """How hard it is."""
    use: QuestionUse = QuestionUse.BOTH
    """Where it is asked."""
    credit: Credit = Credit.ALL_OR_NOTHING
    """What an answer that is only partly right is worth."""
    weight: Annotated[int, Field(ge=1, le=10)] = 1
    """How many times it counts in the score of a module quiz."""
    formerly: tuple[Id, ...] = ()
    """Ids that it used to have."""


class SingleChoice(QuestionBase):
    """Exactly one of several choices is right."""

    kind: Literal["single_choice"]
    """Tag of the kind."""
    choices: Choices
    """What to choose from."""
    correct: Id
    """Id of the right choice."""


class MultipleChoice(QuestionBase):
    """One or more of several choices are right."""

    kind: Literal["multiple_choice"]
    """Tag of the kind."""
    credit: Credit = Credit.PROPORTIONAL
    """What an answer that is only partly right is worth."""
    choices: Choices
    """What to choose from."""
    correct: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids of all right choices."""


class TrueFalse(QuestionBase):
    """A sentence that is right or wrong."""

    kind: Literal["true_false"]
    """Tag of the kind."""
    correct: bool
    """Whether the prompt is right."""
    feedback_true: Text | None = None
    """Said to whoever answered 对."""
    feedback_false: Text | None = None
    """Said to whoever answered 错."""


class Ordering(QuestionBase):
    """Choices to put into an order."""

    kind: Literal["ordering"]
    """Tag of the kind."""
    credit: Credit = Credit.PROPORTIONAL
    """What an answer that is only partly right is worth."""
    choices: Choices
    """What to order, in the order in which it is offered."""
    correct: Annotated[tuple[Id, ...], Field(min_length=2)]
    """Ids of all choices in the right order."""


class Matching(QuestionBase):
    """Choices on the left, each with one target on the right."""

    kind: Literal["matching"]
    """Tag of the kind."""
    credit: Credit = Credit.PROPORTIONAL
    """What an answer that is only partly right is worth."""
    choices: Choices
    """The left side."""
    targets: Choices
    """The right side; a target may stay unused."""
    correct: dict[Id, Id]
    """Target id of each choice id."""


class ShortAnswer(QuestionBase):
    """A word or a number to type."""

    kind: Literal["short_answer"]
    """Tag of the kind."""
    correct: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Every accepted answer, the best one first."""
    tolerance: Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)] | None = None
    """How far a numeric answer may be off; absent when the answer is a word."""
    unit: Line | None = None
    """Shown behind the answer field."""


class Classify(QuestionBase):
    """Situations to sort into labelled groups."""

    kind: Literal["classify"]
    """Tag of the kind."""
    credit: Credit = Credit.PROPORTIONAL
    """What an answer that is only partly right is worth."""
    groups: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=6)]
    """The labelled groups."""
    choices: Choices
    """The situations to sort."""
    correct: dict[Id, Id]
    """Group id of each choice id."""


class ScenarioChoice(Model):
    """One way to act in a situation, and what comes of it."""

    id: Id
    """Unique in its question."""
    text: Line
    """What one would do."""
    consequence: Text
    """What happens then."""
    next: Id | None = None
    """The situation that follows; absent when the story ends here."""


class Situation(Model):
    """One moment of a scenario."""

    id: Id
    """Unique in its question."""
    text: Text
    """What the learner faces."""
    choices: Annotated[tuple[ScenarioChoice, ...], Field(min_length=2, max_length=5)]
    """Ways to act."""


class Scenario(QuestionBase):
    """A short story told in situations; it starts with the first one."""

    kind: Literal["scenario"]
    """Tag of the kind."""
    credit: Credit = Credit.PROPORTIONAL
    """What an answer that is only partly right is worth."""
    situations: Annotated[tuple[Situation, ...], Field(min_length=1, max_length=8)]
    """The moments of the story."""
    correct: dict[Id, Id]
    """The best choice id for each situation id."""


Question = Annotated[
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | Ordering
    | Matching
    | ShortAnswer
    | Classify
    | Scenario,
    Field(discriminator="kind"),
]
QUESTION_KINDS = (
    "single_choice",
    "multiple_choice",
    "true_false",
    "ordering",
    "matching",
    "short_answer",
    "classify",
    "scenario",
)

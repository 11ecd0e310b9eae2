"""A documented case: what was done somewhere, told in order, each claim with its source."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Id, Line, Minutes, Model, Text
from generator.model.quiz import Difficulty, Question
from generator.model.source import Citations


class CaseKind(StrEnum):
    """What a case is about."""

    PRACTICE = "practice"
    """A named working method (工作法)."""
    GOVERNANCE = "governance"
    """How a problem was solved (治理案例)."""
    PROJECT = "project"
    """Something built or run by residents (项目)."""
    MECHANISM = "mechanism"
    """A way of raising volunteers (培育机制)."""


class Audience(StrEnum):
    """Whom a case is written for."""

    SOCIAL_WORKER = "social_worker"
    PIONEER = "pioneer"
    TRAINER = "trainer"


class Claim(Model):
    """One factual assertion and what it rests on."""

    id: Id | None = None
    """Needed when a question or an insight refers to it; becomes its anchor."""
    text: Text
    """The assertion, in our own words."""
    cite: Citations
    """Where it is from."""
    as_of: Line | None = None
    """The time it speaks of, as far as the source tells."""
    valid_until: Day | None = None
    """For a rule that expires: its last day."""


class Step(Claim):
    """One step of a practice."""

    id: Id
    """Anchor of the step."""
    title: Line
    """The step in a few words."""
    who: tuple[Line, ...] = ()
    """Who acts: roles and units, no names."""
    tools: tuple[Line, ...] = ()
    """What they used."""


class Practice(Model):
    """The reusable working method that a case shows."""

    name: Line
    """What the method is called, or what these steps are."""
    note: Text | None = None
    """What a reader must know before copying it."""
    numbered: bool = True
    """Whether the steps follow one another; false for things done side by side."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """What was done."""


class KeyFigure(Model):
    """A number worth remembering."""

    id: Id
    """Anchor of the figure."""
    value: Line
    """The number as the source gives it, such as `3700 余`."""
    unit: Line | None = None
    """What is counted."""
    label: Line
    """What the number says."""
    as_of: Line
    """The time it speaks of; say so when the source does not tell."""
    cite: Citations
    """Where it is from."""


class Results(Model):
    """What came of it."""

    key_figures: tuple[KeyFigure, ...] = ()
    """Numbers for the strip at the top of the page."""
    claims: tuple[Claim, ...] = ()
    """Results in words."""


class Insight(Model):
    """Something the editors conclude from the case; shown as theirs, not as a fact."""

    text: Text
    """The conclusion."""
    drawn_from: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids of the claims, figures or steps that it rests on."""


class Role(Model):
    """A kind of participant, never a person."""

    name: Line
    """The role or unit."""
    part: Text
    """What they did."""
    cite: Citations
    """Where it is from."""


class Comparison(Model):
    """How another place dealt with the like; kept apart from the case itself."""

    title: Line
    """What is compared."""
    place: Line
    """Where it happened."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """What is reported from there."""


class Gap(Model):
    """Something a good page would say and no source gives (待补充)."""

    id: Id
    """Anchor of the gap."""
    text: Line
    """What is missing."""
    ask: Line | None = None
    """Who or what might know."""


class Case(Model):
    """One case file. Its id is its file name."""

    title: Line
    """What the case is called."""
    summary: Line
    """One sentence that one can repeat."""
    kind: CaseKind
    """What it is about."""
    community: Id | None = None
    """Id of the community where it happened; absent when it is the whole sub-district's."""
    topics: Annotated[tuple[Id, ...], Field(min_length=1, max_length=6)]
    """Ids of its topics."""
    boards: tuple[Id, ...] = ()
    """Ids of the training boards it suits."""
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)]
    """Whom it is written for."""
    period: Line | None = None
    """When it happened, as far as the sources tell."""
    objectives: Annotated[tuple[Line, ...], Field(min_length=1, max_length=6)]
    """What a learner can do afterwards (LOM learning objectives)."""
    typical_learning_time: Minutes
    """Minutes for reading and practice."""
    difficulty: Difficulty = Difficulty.EASY
    """How hard it is."""
    updated: Day
    """When this file was last revised."""
    valid_until: Day | None = None
    """Last day on which the page may be taught without review."""
    formerly: tuple[Id, ...] = ()
    """Ids (file names) that this case used to have."""
    background: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """What one must know first."""
    problem: tuple[Claim, ...] = ()
    """What troubled people."""
    practice: Practice | None = None
    """What was done."""
    results: Results = Results()
    """What came of it."""
    roles: tuple[Role, ...] = ()
    """Who took part."""
    policy: tuple[Claim, ...] = ()
    """Rules behind it; always shown with 以现行官方文本为准, never graded."""
    comparisons: tuple[Comparison, ...] = ()
    """How other places did it."""
    doubts: tuple[Claim, ...] = ()
    """Where the sources disagree or look damaged."""
    lessons: tuple[Insight, ...] = ()
    """What the editors conclude."""
    transfer: tuple[Insight, ...] = ()
    """A checklist for one's own neighbourhood."""
    discussion: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Questions for a governance salon."""
    related: tuple[Id, ...] = ()
    """Ids of cases worth reading next."""
    gaps: tuple[Gap, ...] = ()
    """What is still missing."""
    quiz: tuple[Question, ...] = ()
    """Its questions."""
    retired_questions: tuple[Id, ...] = ()
    """Ids of questions that were withdrawn for good."""

    def cited_parts(self) -> Iterator[tuple[tuple[str | int, ...], Claim | KeyFigure | Role]]:
        """Everything that carries citations, in page order, with its path in the file."""
        for name in ("background", "problem"):
            for index, claim in enumerate(getattr(self, name)):
                yield (name, index), claim
        for index, step in enumerate(self.practice.steps if self.practice else ()):
            yield ("practice", "steps", index), step
        for index, figure in enumerate(self.results.key_figures):
            yield ("results", "key_figures", index), figure
        for index, claim in enumerate(self.results.claims):
            yield ("results", "claims", index), claim
        for index, role in enumerate(self.roles):
            yield ("roles", index), role
        for index, claim in enumerate(self.policy):
            yield ("policy", index), claim
        for index, comparison in enumerate(self.comparisons):
            for inner, claim in enumerate(comparison.claims):
                yield ("comparisons", index, "claims", inner), claim
        for index, claim in enumerate(self.doubts):
            yield ("doubts", index), claim

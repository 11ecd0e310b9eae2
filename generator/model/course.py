"""The course: its modules, boards, topics and the people behind it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.base import Id, Line, Model, Share
from generator.model.case import Claim

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]?$")]
"""A module's short permanent code: it stands in learners' one-line reports."""


class CourseModule(Model):
    """A group of lessons; each lesson studies one case."""

    id: Id
    """Permanent name in addresses and records."""
    code: Code
    """Permanent short code."""
    title: Line
    """What it is called."""
    summary: Line
    """What one learns in it."""
    cases: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids of its cases, in order of study."""
    prerequisites: tuple[Id, ...] = ()
    """Ids of modules better studied first."""
    mastery_score: Share = 0.8
    """Share of the quiz that counts as mastered (cmi5 masteryScore)."""
    quiz_size: Annotated[int, Field(ge=0, le=50)] = 0
    """How many questions a module quiz draws; 0 for no quiz; at most half of its pool."""
    formerly: tuple[Id, ...] = ()
    """Ids that it used to have."""


class Board(Model):
    """One of the training boards (板块) of the pioneers' plan."""

    id: Id
    """Stable name in addresses."""
    title: Line
    """What it is called."""
    summary: Line
    """What one does in it with this classroom; an editors' suggestion."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """What the sources say of it."""


class Topic(Model):
    """A subject term of the closed list."""

    id: Id
    """Stable name in addresses."""
    title: Line
    """What it is called."""
    summary: Line
    """What belongs to it."""


class Community(Model):
    """A neighbourhood that a case may name."""

    id: Id
    """Stable name in addresses."""
    name: Line
    """As the sources write it."""
    aliases: tuple[Line, ...] = ()
    """Other ways people write it."""


class Contact(Model):
    """Where missing material can be sent; both empty means: to one's own trainer."""

    role: Line | None = None
    """Who receives it: a role, never a name."""
    place: Line | None = None
    """Where: a unit or an office."""


class Retired(Model):
    """An id that once was and will not come back; its page leaves a stub."""

    id: Id
    """The id that was."""
    reason: Line
    """Why it went."""
    see: Id | None = None
    """Id of what to read instead."""


class Course(Model):
    """The whole of `course.yml`."""

    id: Id
    """Permanent: learners' records are keyed by it alone."""
    title: Line
    """Name of the classroom."""
    summary: Line
    """What it is, in one sentence."""
    introduction: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """What the sources say of the classroom and whom it serves."""
    how_to_study: Annotated[tuple[Line, ...], Field(min_length=1)]
    """How to use it, step by step."""
    language: Literal["zh", "en"] = "zh"
    """Language of pages' fixed words and of messages."""
    modules: Annotated[tuple[CourseModule, ...], Field(min_length=1)]
    """In order of study."""
    boards: tuple[Board, ...] = ()
    """The training boards."""
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    """Closed list of subject terms."""
    communities: tuple[Community, ...] = ()
    """Neighbourhoods that cases may name."""
    contact: Contact = Contact()
    """Where missing material can be sent."""
    publisher: Line | None = None
    """Who publishes the site, when someone officially does."""
    approved: Line | None = None
    """Who approved its content and when; absent means not approved."""
    issuer: Line | None = None
    """Who issues certificates; absent means nobody does."""
    retired_cases: tuple[Retired, ...] = ()
    """Cases that were withdrawn."""
    retired_modules: tuple[Retired, ...] = ()
    """Modules that were withdrawn."""

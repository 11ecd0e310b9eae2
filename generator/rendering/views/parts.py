"""The small views that pages are made of."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.rendering.views.questions import PassageLink
from generator.rendering.views.references import CiteView


@dataclass(frozen=True)
class Link:
    """A title that leads somewhere."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list."""

    id: str
    href: str
    title: str
    summary: Markup
    kind: str
    place: str
    minutes: int
    questions: int
    name_only: bool
    practice: str = ""
    """Ids of the questions that its page asks, as `Library.practice_ids` gives them."""
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClaimView:
    """A sourced paragraph."""

    anchor: str | None
    html: Markup
    cites: tuple[CiteView, ...]
    as_of: str | None = None
    valid_until: str | None = None
    title: str = ""
    who: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()


@dataclass(frozen=True)
class FigureView:
    """A key figure of the strip."""

    anchor: str
    value: str
    unit: str | None
    label: str
    as_of: str
    cites: tuple[CiteView, ...]


@dataclass(frozen=True)
class RoleView:
    """Who took part."""

    name: str
    html: Markup
    cites: tuple[CiteView, ...]


@dataclass(frozen=True)
class InsightView:
    """What the editors conclude, with the passages it rests on."""

    html: Markup
    passages: tuple[PassageLink, ...]


@dataclass(frozen=True)
class ComparisonView:
    """How another place did it."""

    title: str
    place: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True)
class GapView:
    """What is missing and who might know."""

    anchor: str
    text: str
    ask: str | None

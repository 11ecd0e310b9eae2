"""Documents that claims rest on. Names after CSL (Citation Style Language) variables."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import Day, Id, Line, Model, PartialDate, Text


class SourceKind(StrEnum):
    """What sort of document it is."""

    NEWSPAPER_ARTICLE = "newspaper_article"
    WEB_ARTICLE = "web_article"
    REGULATION = "regulation"
    OFFICIAL_REPLY = "official_reply"
    JOURNAL_ARTICLE = "journal_article"
    INTERNAL_DOCUMENT = "internal_document"


class Reliability(StrEnum):
    """How close the copy that was read stands to the publisher."""

    ORIGINAL = "original"
    """Read at the publisher's own address (原站)."""
    REPRINT = "reprint"
    """Read on another site that copied it (转载)."""
    TRANSCRIPT = "transcript"
    """Read as a text without masthead, date or signature (文字稿)."""
    INTERNAL = "internal"
    """Handed over by the organiser, never published (内部资料)."""

    @property
    def needs_checking(self) -> bool:
        """Whether a claim that rests on it alone carries the 待核 mark."""
        return self in (Reliability.REPRINT, Reliability.TRANSCRIPT)


class Source(Model):
    """One document in the registry."""

    id: Id
    """Stable name by which cases cite it."""
    kind: SourceKind
    """What sort of document it is."""
    reliability: Reliability
    """How close the copy that was read stands to the publisher."""
    title: Line
    """As printed, without book-title marks."""
    author: Line | None = None
    """Only for law and scholarship; reporters are not named."""
    publisher: Line | Literal["unknown"]
    """Who published the original; `unknown` needs `unknown_because`."""
    issued: PartialDate | Literal["unknown"]
    """When the original was published; `unknown` needs `unknown_because`."""
    unknown_because: Line | None = None
    """Why publisher or date could not be found."""
    reprinted: PartialDate | None = None
    """Date on the copy that was read; never given as the original's."""
    accessed: Day | None = None
    """When the copy was read."""
    url: Line | None = None
    """The publisher's own address; mirrors are not linked."""
    page: Line | None = None
    """Page or edition."""
    number: Line | None = None
    """Document number of a regulation."""
    note: Text | None = None
    """What a reader should know, such as that only the beginning could be read."""


class SourceRegistry(Model):
    """The whole of `sources.yml`."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Every document that a case may cite."""


class Citation(Model):
    """From a claim to a source: written `source-id` or `source-id 第3段`."""

    source: Id
    """Id of the cited source."""
    locator: Line | None = None
    """Where in it: a paragraph, a page, a clause."""


def _split_citation(value: object) -> object:
    if not isinstance(value, str):
        return value
    source, _, locator = value.strip().partition(" ")
    return {"source": source, "locator": locator.strip() or None}


WrittenCitation = Annotated[
    Citation,
    BeforeValidator(_split_citation, json_schema_input_type=str),
]
Citations = Annotated[tuple[WrittenCitation, ...], Field(min_length=1, max_length=8)]

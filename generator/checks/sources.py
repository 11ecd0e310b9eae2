"""The registry: where a copy was read is told honestly, and every entry is used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.base import error, warning
from generator.checks.references import cited_by_course
from generator.checks.urls import Fault, faults
from generator.library import Library
from generator.model import Reliability, Source
from generator.problems import Problem
from generator.yamldoc import Path

UNKNOWN = "unknown"


def check_every_source_is_used(library: Library) -> Iterator[Problem]:
    """A registry entry that nothing cites is a claim that was lost, or clutter."""
    if library.unreadable:
        return
    cited = {id_ for _, id_ in cited_by_course(library)} | library.cases_by_source.keys()
    for index, id_ in enumerate(library.source_order):
        if id_ not in cited:
            yield error(library.sources_document, ("sources", index, "id"), "unused-source", id=id_)


def check_unknown_is_explained(library: Library) -> Iterator[Problem]:
    """`unknown` is an honest answer only with its reason."""
    for path, source in _sources(library):
        for name in ("publisher", "issued"):
            if getattr(source, name) == UNKNOWN and not source.unknown_because:
                yield error(
                    library.sources_document,
                    (*path, name),
                    "unknown-without-reason",
                    field=f"Source.{name}",
                )


def check_reprints_stay_reprints(library: Library) -> Iterator[Problem]:
    """A mirror is not linked, and its date is never given as the original's."""
    document = library.sources_document
    for path, source in _sources(library):
        if source.reliability is Reliability.REPRINT and source.url:
            yield error(document, (*path, "url"), "reprint-linked", id=source.id)
        if source.reprinted and source.reprinted == source.issued:
            yield error(document, (*path, "issued"), "reprint-date-as-original", date=source.issued)


def check_transcripts_have_no_date(library: Library) -> Iterator[Problem]:
    """A text without masthead tells no date; one that is given was guessed."""
    for path, source in _sources(library):
        if source.reliability is Reliability.TRANSCRIPT and source.issued != UNKNOWN:
            yield error(
                library.sources_document, (*path, "issued"), "transcript-dated", date=source.issued
            )


def check_partial_dates_are_real(library: Library) -> Iterator[Problem]:
    """2023-13 has the shape of a date and is none."""
    for path, source in _sources(library):
        for name in ("issued", "reprinted"):
            written = getattr(source, name)
            if written and written != UNKNOWN and first_day(written) is None:
                yield error(library.sources_document, (*path, name), "unreal-date", date=written)


def check_nothing_is_read_before_it_appears(library: Library) -> Iterator[Problem]:
    """A copy cannot have been read before the original was published."""
    for path, source in _sources(library):
        issued = first_day(source.issued)
        if issued and source.accessed and source.accessed < issued:
            yield error(
                library.sources_document,
                (*path, "accessed"),
                "accessed-too-early",
                accessed=source.accessed,
                issued=source.issued,
            )


def check_addresses_of_sources(library: Library) -> Iterator[Problem]:
    """An address leads somewhere, for every reader, without a secret in it."""
    for path, source in _sources(library):
        for fault in faults(source.url) if source.url else ():
            yield _word(library, (*path, "url"), fault)


def first_day(written: str) -> date | None:
    """First day of a partial date; None when it is unknown or no date at all."""
    if written == UNKNOWN:
        return None
    year, month, day = [*map(int, written.split("-")), 1, 1][:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _word(library: Library, path: Path, fault: Fault) -> Problem:
    make = warning if fault.harmless else error
    return make(library.sources_document, path, fault.code, url=fault.shown)


def _sources(library: Library) -> Iterator[tuple[Path, Source]]:
    """By place in the file; of two entries with one id only one is in the library."""
    for index, id_ in enumerate(library.source_order):
        yield ("sources", index), library.sources[id_]

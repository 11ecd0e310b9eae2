"""Rules about age. Only these look at a date of today, and it is handed to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.base import warning
from generator.checks.sources import first_day
from generator.library import Library
from generator.problems import Problem, sort_problems
from generator.yamldoc import Locator, Path

SOURCE_DAYS = 365
"""After so many days a source should be opened again."""
CASE_DAYS = 730
"""After so many days a case should be read through again."""


def check_age(library: Library, today: date) -> tuple[Problem, ...]:
    """What has expired, grown old or lies in the future on the day `today`."""
    found = [*_expired(library, today), *_old(library, today), *_future(library, today)]
    return sort_problems(found)


def _expired(library: Library, today: date) -> Iterator[Problem]:
    for document, path, last in _limits(library):
        if last < today:
            yield warning(document, path, "expired", date=last)


def _old(library: Library, today: date) -> Iterator[Problem]:
    for index, id_ in enumerate(library.source_order):
        read = library.sources[id_].accessed
        if read and (today - read).days > SOURCE_DAYS:
            path: Path = ("sources", index, "accessed")
            days = (today - read).days
            yield warning(library.sources_document, path, "source-read-long-ago", id=id_, days=days)
    for entry in library.cases.values():
        days = (today - entry.brief.updated).days
        if days > CASE_DAYS:
            yield warning(entry, ("updated",), "case-revised-long-ago", days=days)


def _future(library: Library, today: date) -> Iterator[Problem]:
    for document, path, day in _days(library):
        if day > today:
            yield warning(document, path, "date-in-the-future", date=day)


def _limits(library: Library) -> Iterator[tuple[Locator, Path, date]]:
    for entry in library.cases.values():
        if entry.case.valid_until:
            yield entry, ("valid_until",), entry.case.valid_until
        for path, part in entry.case.cited_parts():
            last: date | None = getattr(part, "valid_until", None)
            if last:
                yield entry, (*path, "valid_until"), last
    course = library.course
    for index, claim in enumerate(course.introduction):
        if claim.valid_until:
            path = ("introduction", index, "valid_until")
            yield library.course_document, path, claim.valid_until
    for index, board in enumerate(course.boards):
        for place, claim in enumerate(board.claims):
            if claim.valid_until:
                path = ("boards", index, "claims", place, "valid_until")
                yield library.course_document, path, claim.valid_until


def _days(library: Library) -> Iterator[tuple[Locator, Path, date]]:
    """Days on which something is said to have happened."""
    for entry in library.cases.values():
        yield entry, ("updated",), entry.brief.updated
    for index, id_ in enumerate(library.source_order):
        source = library.sources[id_]
        path: Path = ("sources", index)
        issued = first_day(source.issued)
        reprinted = first_day(source.reprinted) if source.reprinted else None
        for name, day in (
            ("issued", issued), ("reprinted", reprinted), ("accessed", source.accessed),
        ):  # fmt: skip
            if day:
                yield library.sources_document, (*path, name), day

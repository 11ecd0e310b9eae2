"""Numbered citations with back-links, and sources in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from generator.localization import Catalogue
from generator.model import Citation, Source
from generator.rendering.paging import leaf_of, leaf_path
from generator.rendering.text import inline


@dataclass(frozen=True)
class CiteView:
    """One small number behind a claim."""

    number: int
    anchor: str
    href: str
    label: str
    unchecked: bool
    marked: bool
    """Whether the 待核 mark is shown here: once a claim, behind its last unchecked source."""


@dataclass(frozen=True)
class SourceView:
    """A source as a reader sees it."""

    anchor: str
    title: str
    byline: tuple[str, ...]
    reliability: str
    unchecked: bool
    url: str | None
    note: Markup | None


@dataclass(frozen=True)
class BackLinks:
    """From one place in a source back to every claim that cites it."""

    where: str
    hrefs: tuple[str, ...]


@dataclass(frozen=True)
class ReferenceView:
    """One entry of the list of references."""

    number: int
    anchor: str
    source: SourceView
    more_href: str
    uses: int
    backlinks: tuple[BackLinks, ...]


class References:
    """Numbers sources in order of first citation while a page is being viewed."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        catalogue: Catalogue,
        up: str,
        places: Mapping[str, int] | None = None,
    ) -> None:
        """`places`: of the sources in the registry, when the caller knows them already."""
        self._sources = sources
        self._places = places or {id_: place for place, id_ in enumerate(sources)}
        self._catalogue = catalogue
        self._up = up
        self._uses: dict[str, list[tuple[str, str]]] = {}

    def cite(self, citations: Iterable[Citation]) -> tuple[CiteView, ...]:
        """The numbers for one claim: one a source, however many places in it are named."""
        places: dict[str, list[str]] = {}
        for citation in citations:
            where = citation.locator or self._catalogue.text("site.references.whole")
            places.setdefault(citation.source, []).append(where)
        views = [self._cite(source, wheres) for source, wheres in places.items()]
        unchecked = [index for index, view in enumerate(views) if view.unchecked]
        if unchecked:
            views[unchecked[-1]] = replace(views[unchecked[-1]], marked=True)
        return tuple(views)

    def entries(self) -> tuple[ReferenceView, ...]:
        """Everything cited so far, in order of number."""
        return tuple(
            ReferenceView(
                number=number,
                anchor=f"ref-{number}",
                source=view_source(self._sources[source_id], self._catalogue),
                more_href=f"{self._up}{self._page_of(source_id)}.html#source-{source_id}",
                uses=len(uses),
                backlinks=_group_by_place(uses),
            )
            for number, (source_id, uses) in enumerate(self._uses.items(), start=1)
        )

    def _page_of(self, source_id: str) -> str:
        return leaf_path("sources", leaf_of(self._places[source_id]))

    def _cite(self, source_id: str, wheres: list[str]) -> CiteView:
        uses = self._uses.setdefault(source_id, [])
        number = list(self._uses).index(source_id) + 1
        anchor = f"cite-{number}-{len(uses) + 1}"
        where = self._catalogue.text("site.list_comma").join(dict.fromkeys(wheres))
        uses.append((where, f"#{anchor}"))
        source = self._sources[source_id]
        label = self._catalogue.text(
            "site.references.cite_label", number=number, title=source.title, where=where
        )
        unchecked = source.reliability.needs_checking
        return CiteView(number, anchor, f"#ref-{number}", label, unchecked, marked=False)


def _group_by_place(uses: Iterable[tuple[str, str]]) -> tuple[BackLinks, ...]:
    places: dict[str, list[str]] = {}
    for where, href in uses:
        places.setdefault(where, []).append(href)
    return tuple(BackLinks(where, tuple(hrefs)) for where, hrefs in places.items())


def view_source(source: Source, catalogue: Catalogue) -> SourceView:
    """A source in words; what could not be found is said, with the reason."""
    text = catalogue.text
    unknown = [
        text(f"site.unseen.{name}")
        for name in ("publisher", "issued")
        if getattr(source, name) == "unknown"
    ]
    known = [source.author, source.publisher, source.number, source.issued, source.page]
    byline = [part for part in known if part and part != "unknown"]
    if unknown:
        both = text("site.list_comma").join(unknown)
        byline.append(text("site.sources.unknown", what=both, because=source.unknown_because))
    if source.reprinted:
        byline.append(text("site.sources.reprinted", date=source.reprinted))
    if source.accessed:
        byline.append(text("site.sources.accessed", date=format_day(source.accessed, catalogue)))
    return SourceView(
        anchor=f"source-{source.id}",
        title=source.title,
        byline=tuple(byline),
        reliability=catalogue.value_label(source.reliability),
        unchecked=source.reliability.needs_checking,
        url=source.url,
        note=inline(source.note) if source.note else None,
    )


def format_day(day: date, catalogue: Catalogue) -> str:
    """A whole day as people write it: 2026 年 11 月 23 日."""
    return catalogue.text("site.day", year=day.year, month=day.month, day=day.day)

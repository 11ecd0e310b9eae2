"""Where pages and search meet: pages as the index wants them, and the page that asks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.library import Library
from generator.localization import Language
from generator.rendering.page import Page, PageWriter
from generator.rendering.views.parts import Link
from generator.search import SearchPage

SEARCH_PATH = "search"
_FOLDERS = {"topics": "topic", "boards": "board", "communities": "community"}
"""Folders of lists of cases -> what one may filter by."""


def search_pages(
    library: Library, pages: Iterable[Page], handwritten: Iterable[SearchPage] = ()
) -> list[SearchPage]:
    """Everything that can be searched, in the order in which equal hits are shown.

    Cases first, then pages about one thing and what people wrote by hand, last the lists, which
    only repeat what stands elsewhere.
    """
    ranked: list[tuple[int, SearchPage]] = [(1, page) for page in handwritten]
    ranked += [
        (_precedence(page.path, library), _search_page(page, library))
        for page in pages
        if page.redirect is None
    ]
    return [page for _, page in sorted(ranked, key=lambda item: item[0])]


def build_search_page(library: Library, language: Language, manifest: Mapping[str, Any]) -> Page:
    """The page with the search field; `manifest` tells it how to read the index, made before."""
    course = library.course
    filters = [
        ("topic", [Link(topic.id, topic.title) for topic in course.topics]),
        ("board", [Link(board.id, board.title) for board in course.boards]),
        ("community", [Link(place.id, place.name) for place in course.communities]),
    ]
    writer = PageWriter(library, language)
    text = writer.catalogue.text
    title, lead = text("site.search.title"), text("site.search.lead")
    return writer.page(SEARCH_PATH, title, lead, "search", filters=filters, manifest=manifest)


def _search_page(page: Page, library: Library) -> SearchPage:
    folder, _, name = page.path.rpartition("/")
    topics: tuple[str, ...] = ()
    facets: list[str] = []
    if folder == "cases" and name in library.cases:
        case = library.case(name)
        titles = {topic.id: topic.title for topic in library.course.topics}
        topics = tuple(titles[id_] for id_ in case.topics)
        facets = [f"topic:{id_}" for id_ in case.topics]
        facets += [f"board:{id_}" for id_ in case.boards]
        facets += [f"community:{case.community}"] if case.community else []
    elif folder in _FOLDERS and name != "index":
        facets = [f"{_FOLDERS[folder]}:{name}"]
    return SearchPage(f"{page.path}.html", page.title, page.html, topics, tuple(facets))


def _precedence(path: str, library: Library) -> int:
    folder, _, name = path.rpartition("/")
    if folder == "cases" and name in library.cases:
        return 0
    return 1 if folder and name != "index" else 2

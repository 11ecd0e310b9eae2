"""Where pages and search meet: pages as the index wants them, and the page that asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.library import Library
from generator.localization import Language
from generator.rendering.page import Page, PageWriter
from generator.rendering.views.parts import Link

SEARCH_PATH = "search"


def rank_pages(
    library: Library, pages: Iterable[Page], handwritten: Iterable[str] = ()
) -> tuple[Page | str, ...]:
    """Everything that can be searched, in the order in which equal hits are shown.

    Cases first, then pages about one thing and what people wrote by hand, last the lists, which
    only repeat what stands elsewhere. `handwritten`: paths.
    """
    ranked: list[tuple[int, Page | str]] = [(1, path) for path in handwritten]
    ranked += [(_precedence(page.path, library), page) for page in pages if page.redirect is None]
    return tuple(page for _, page in sorted(ranked, key=lambda item: item[0]))


def build_search_page(
    library: Library, language: Language, manifest: Callable[[], Mapping[str, Any]]
) -> Page:
    """The page with the search field; `manifest` tells it how to read the index, made before."""
    course = library.course
    filters = [
        ("topic", [Link(topic.id, topic.title) for topic in course.topics]),
        ("board", [Link(board.id, board.title) for board in course.boards]),
        ("community", [Link(place.id, place.name) for place in course.communities]),
    ]
    writer = PageWriter(library, language)
    text = writer.catalogue.text
    page = Page(SEARCH_PATH, text("site.search.title"), text("site.search.lead"))
    # The index shows only when it is made whether it is another one.
    inputs = (object(),)
    return writer.plan(page, "search", inputs, lambda: {"filters": filters, "manifest": manifest()})


def _precedence(path: str, library: Library) -> int:
    folder, _, name = path.rpartition("/")
    if folder == "cases" and name in library.cases:
        return 0
    return 1 if folder and name != "index" else 2

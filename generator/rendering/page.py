"""One page: what it is, and how it will come out of a template."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from generator.library import Library
from generator.localization import Catalogue, Language, load_catalogue
from generator.rendering.environment import build_environment
from generator.rendering.paging import cut
from generator.search import Piece, SearchPage, prepare

LEARNER_BUNDLES = {
    **dict.fromkeys(("home", "case", "module", "quiz"), "learner"),
    "centre": "centre",
    "certificate": "certificate",
    "search": "search",
}
"""Template of a page -> the script that it needs besides the reader's."""


@dataclass(eq=False, slots=True)
class Page:
    """One page. It is rendered when it is wanted: held together, all would fill the memory."""

    path: str
    """POSIX path below the site root without its ending: `cases/haixin-tingche`."""
    title: str
    description: str
    redirect: str | None = None
    """Where a moved page leads, relative to it."""
    learner: str | None = None
    """Where one learns: the bundle that is needed there besides the reader's."""
    topics: tuple[str, ...] = ()
    """Names of its topics."""
    facets: tuple[str, ...] = ()
    """What the search may filter it by."""
    render: Callable[[], str] = field(default=str, repr=False)
    """Gives its HTML."""
    _piece: Piece | None = field(default=None, init=False, repr=False)

    @property
    def html(self) -> str:
        """The finished page, rendered anew each time."""
        html = self.render()
        if self._piece is None:
            self._piece = prepare(SearchPage(f"{self.path}.html", self.title, html, *self.words()))
        return html

    @property
    def piece(self) -> Piece:
        """What the search knows of it; noted when it was first rendered."""
        if self._piece is None:
            _ = self.html
        return cast("Piece", self._piece)

    def words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the search knows of it beside its text: topics and facets."""
        return self.topics, self.facets

    def head(self) -> dict[str, str]:
        """What the layout needs to know of the page."""
        head = {"title": self.title, "description": self.description, "page": self.path}
        if self.learner:
            head["learner"] = self.learner
        if self.redirect:
            head["redirect"] = self.redirect
        return head

    def as_markdown(self) -> str:
        """Front matter and HTML: what any engine that reads Markdown turns into this page."""
        # JSON strings are YAML strings, whatever an author typed into a title.
        lines = [
            f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.head().items()
        ]
        return "\n".join(["---", *lines, "---", "", self.html, ""])


class PageWriter:
    """Renders the templates of one library in one language."""

    def __init__(self, library: Library, language: Language) -> None:
        self.library = library
        self.catalogue: Catalogue = load_catalogue(language)
        self.environment = build_environment(language)
        self.shared = library.memory.settle(
            "shared by all pages", (library.course, tuple(library.sources.items()), language)
        )
        """What any page may name; the same object while it stays the same."""

    def page(
        self,
        path: str,
        title: str,
        description: str,
        template: str,
        facets: tuple[str, ...] = (),
        **values: Any,
    ) -> Page:
        """A page of one template and these values."""
        page = Page(path, title, description, facets=facets)
        return self.plan(page, template, (values,), lambda: values)

    def plan(
        self,
        page: Page,
        template: str,
        inputs: tuple[Any, ...],
        view: Callable[[], Mapping[str, Any]],
    ) -> Page:
        """The page, to be rendered from one template and what `view` gives when it is asked.

        The one of the build before while `inputs`, on which `view` depends, are the same.
        """
        page.learner = LEARNER_BUNDLES.get(template)
        known = self.library.memory.recall(
            f"page {page.path}", (page.head(), page.words(), self.shared, inputs), lambda: page
        )
        # Else it would hold on to the library of the build that planned it first.
        known.render = self._renderer(page, template, view)
        return known

    def leaves(
        self,
        path: str,
        title: str,
        description: str,
        template: str,
        items: Sequence[Any],
        facets: tuple[str, ...] = (),
        **values: Any,
    ) -> Iterator[Page]:
        """The pages of one long list; the template gets a `leaf` of it."""
        for leaf in cut(path, items):
            yield self.page(
                leaf.path,
                self.leaf_title(title, leaf.number),
                description,
                template,
                facets,
                leaf=leaf,
                **values,
            )

    def leaf_title(self, title: str, number: int) -> str:
        """What the n-th page of a list is called."""
        if number == 1:
            return title
        return self.catalogue.text("site.leaves.title", title=title, number=number)

    def _renderer(
        self, page: Page, template: str, view: Callable[[], Mapping[str, Any]]
    ) -> Callable[[], str]:
        def render() -> str:
            html = self.environment.get_template(f"{template}.jinja").render(
                up="../" * page.path.count("/"),
                title=page.title,
                course=self.library.course,
                **view(),
            )
            return without_blank_lines(html)

        return render


def without_blank_lines(html: str) -> str:
    """Markdown ends a block of HTML at a blank line; ours must pass through whole."""
    return re.sub(r"\n\s*\n+", "\n", html).strip()

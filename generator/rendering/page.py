"""One page: what it is, and how it comes out of a template."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.library import Library
from generator.localization import Catalogue, Language, load_catalogue
from generator.rendering.environment import build_environment
from generator.rendering.paging import cut

LEARNER_BUNDLES = {
    **dict.fromkeys(("home", "case", "module", "quiz"), "learner"),
    "centre": "centre",
    "certificate": "certificate",
    "search": "search",
}
"""Template of a page -> the script that it needs besides the reader's."""


@dataclass(frozen=True)
class Page:
    """One finished page."""

    path: str
    """POSIX path below the site root without its ending: `cases/haixin-tingche`."""
    title: str
    description: str
    html: str
    redirect: str | None = None
    """Where a moved page leads, relative to it."""
    learner: str | None = None
    """Where one learns: the bundle that is needed there besides the reader's."""

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

    def page(self, path: str, title: str, description: str, template: str, **values: Any) -> Page:
        """Render one template, unless the build before did so with the same values."""
        return self.library.memory.recall(
            f"page {path}",
            (title, description, self.shared, values),
            lambda: self.render(path, title, description, template, **values),
        )

    def render(self, path: str, title: str, description: str, template: str, **values: Any) -> Page:
        """Render one template; `up` leads from the page to the site root."""
        html = self.environment.get_template(f"{template}.jinja").render(
            up="../" * path.count("/"), title=title, course=self.library.course, **values
        )
        learner = LEARNER_BUNDLES.get(template)
        return Page(path, title, description, without_blank_lines(html), learner=learner)

    def leaves(
        self,
        path: str,
        title: str,
        description: str,
        template: str,
        items: Sequence[Any],
        **values: Any,
    ) -> Iterator[Page]:
        """The pages of one long list; the template gets a `leaf` of it."""
        for leaf in cut(path, items):
            number = leaf.number
            shown = self.catalogue.text("site.leaves.title", title=title, number=number)
            yield self.page(
                leaf.path,
                title if number == 1 else shown,
                description,
                template,
                leaf=leaf,
                **values,
            )


def without_blank_lines(html: str) -> str:
    """Markdown ends a block of HTML at a blank line; ours must pass through whole."""
    return re.sub(r"\n\s*\n+", "\n", html).strip()

"""Every page of the site: which template, which view, which path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.library import Library
from generator.localization import Language, load_catalogue
from generator.model import CourseModule, Retired
from generator.pools import pool_revision
from generator.quizdata import build_payloads
from generator.rendering.environment import build_environment
from generator.rendering.page import Page, PageWriter, without_blank_lines
from generator.rendering.paging import FEW, PAGE_SIZE, Leaf, cut
from generator.rendering.reference import view_checks, view_fields
from generator.rendering.text import plain
from generator.rendering.views.cases import view_case, view_claim, view_row
from generator.rendering.views.course import (
    CollectionView,
    ModuleView,
    view_boards,
    view_citations,
    view_communities,
    view_gaps,
    view_module,
    view_questions,
    view_quiz,
    view_sources,
    view_topics,
)
from generator.rendering.views.parts import Link
from generator.rendering.views.references import References

FACETS = {"topics": "topic", "boards": "board", "communities": "community"}
"""Folders of lists of cases -> what the search may filter by."""
GUIDE = "guide.md"
"""Hand-written, so a classroom may do without it."""


def build_pages(library: Library, language: Language) -> Iterator[Page]:
    """Every generated page but that of the search, home first."""
    builder = _PageBuilder(library, language)
    yield builder.home()
    yield from builder.modules()
    yield from builder.cases()
    yield from builder.collections()
    yield builder.centre()
    yield builder.certificate()
    yield from builder.sources()
    yield from builder.gaps()
    yield builder.fields()
    yield builder.checks()
    yield from builder.stubs()


def build_question_set(library: Library, case_id: str, language: Language) -> dict[str, Any]:
    """The questions of a case as data, each with its HTML, to be asked on any other page.

    Links in the HTML are relative to the site root.
    """
    template = build_environment(language).get_template("question_set.jinja")
    case, payloads = library.case(case_id), build_payloads(library, case_id)
    views = view_questions(library, case_id, case.quiz, load_catalogue(language), "")
    return {
        "case": case_id,
        "title": case.title,
        "href": f"cases/{case_id}.html",
        "questions": [
            {**payloads[view.id], "html": without_blank_lines(template.render(question=view))}
            for view in views
        ],
    }


class _PageBuilder(PageWriter):
    def home(self) -> Page:
        library, course = self.library, self.library.course
        references = References(library.sources, self.catalogue, "", library.source_places)
        return self.page(
            "index",
            course.title,
            course.summary,
            "home",
            introduction=[
                view_claim(claim, references, self.catalogue) for claim in course.introduction
            ],
            references=references.entries(),
            modules=self._module_views(""),
            few=FEW,
            longest=max((case.brief.title for case in library.cases.values()), key=len, default=""),
            newest=[view_row(library, id_, self.catalogue, "") for id_ in library.newest],
            boards=view_boards(library, self.catalogue, ""),
            case_count=len(library.cases),
            question_count=sum(len(entry.brief.questions) for entry in library.cases.values()),
            gap_count=sum(len(entry.brief.gaps) for entry in library.cases.values()),
        )

    def modules(self) -> Iterator[Page]:
        text = self.catalogue.text
        yield self.page(
            "modules/index",
            text("site.modules.title"),
            text("site.modules.lead"),
            "modules",
            modules=self._module_views("../"),
            few=FEW,
        )
        views = self._module_views("../")
        for index, (module, view) in enumerate(
            zip(self.library.course.modules, views, strict=True)
        ):
            yield from self.leaves(
                f"modules/{module.id}",
                module.title,
                plain(module.summary),
                "module",
                view.lessons,
                module=view,
                previous=_link(views[index - 1]) if index else None,
                following=_link(views[index + 1]) if index + 1 < len(views) else None,
            )
            if module.quiz_size:
                yield from self._quiz(module, view)

    def _quiz(self, module: CourseModule, view: ModuleView) -> Iterator[Page]:
        """The quiz and the first questions of its pool, then the rest of it."""
        title = self.catalogue.text("site.quiz.title", module=module.title)
        lead = self.catalogue.text("site.quiz.lead", size=module.quiz_size)
        pool = self.library.pool(module)
        for leaf in cut(f"modules/{module.id}-quiz", pool):
            page = Page(leaf.path, self.leaf_title(title, leaf.number), lead)
            # The first also tells which pool it draws from.
            shown = pool if leaf.number == 1 else leaf.items
            cases = tuple(self.library.cases[id_] for id_ in dict(shown))
            show = partial(self._show_quiz, module, view, leaf)
            template = "quiz" if leaf.number == 1 else "pool"
            yield self.plan(page, template, (view, leaf, cases), show)

    def _show_quiz(
        self, module: CourseModule, view: ModuleView, leaf: Leaf[tuple[str, int]]
    ) -> dict[str, Any]:
        start = (leaf.number - 1) * PAGE_SIZE + 1
        return {
            "module": view,
            "leaf": leaf,
            "questions": view_quiz(self.library, leaf.items, self.catalogue, start),
            "revision": pool_revision(self.library, module) if leaf.number == 1 else "",
        }

    def cases(self) -> Iterator[Page]:
        text = self.catalogue.text
        rows = [view_row(self.library, id_, self.catalogue, "../") for id_ in self.library.cases]
        title, lead = text("site.cases.title"), text("site.cases.lead")
        yield from self.leaves("cases/index", title, lead, "cases", rows)
        yield from map(self._case, self.library.cases)

    def _case(self, case_id: str) -> Page:
        library = self.library
        entry, brief = library.cases[case_id], library.brief(case_id)
        named = tuple(
            id_ and (id_, library.brief(id_).title) for id_ in library.neighbours(case_id)
        )
        related = tuple(library.cases[id_] for id_ in brief.related)
        community = (f"community:{brief.community}",) if brief.community else ()
        page = Page(
            f"cases/{case_id}",
            brief.title,
            plain(brief.summary),
            topics=tuple(library.topics[id_].title for id_ in brief.topics),
            facets=(
                *(f"topic:{id_}" for id_ in brief.topics),
                *(f"board:{id_}" for id_ in brief.boards),
                *community,
            ),
        )
        inputs = (entry, library.module_of.get(case_id), named, related)
        return self.plan(
            page, "case", inputs, lambda: {"case": view_case(library, case_id, self.catalogue)}
        )

    def collections(self) -> Iterator[Page]:
        arguments = (self.library, self.catalogue, "../")
        yield from self._collection_pages("topics", view_topics(*arguments))
        yield from self._collection_pages("boards", view_boards(*arguments))
        yield from self._collection_pages("communities", view_communities(*arguments))

    def centre(self) -> Page:
        text = self.catalogue.text
        return self.page(
            "centre",
            text("site.centre.title"),
            text("site.centre.lead"),
            "centre",
            first=self._module_views("")[0],
        )

    def certificate(self) -> Page:
        text = self.catalogue.text
        title = text("site.certificate.title")
        return self.page("certificate", title, text("site.certificate.lead"), "certificate")

    def sources(self) -> Iterator[Page]:
        text = self.catalogue.text
        title, lead = text("site.sources.title"), text("site.sources.lead")
        entries = view_sources(self.library, self.catalogue)
        yield from self.leaves("sources", title, lead, "sources", entries)
        for view in view_citations(self.library, self.catalogue, "../"):
            yield from self._collection("sources", view, "../sources.html")

    def gaps(self) -> Iterator[Page]:
        text = self.catalogue.text
        title, lead = text("site.gaps.title"), text("site.gaps.lead")
        groups = view_gaps(self.library, self.catalogue)
        yield from self.leaves("gaps", title, lead, "gaps", groups)

    def fields(self) -> Page:
        text = self.catalogue.text
        return self.page(
            "fields",
            text("site.fields.title"),
            text("site.fields.lead"),
            "fields",
            models=view_fields(self.catalogue),
            guide=GUIDE in self.library.handwritten,
        )

    def checks(self) -> Page:
        text = self.catalogue.text
        return self.page(
            "problems",
            text("site.checks.title"),
            text("site.checks.lead"),
            "checks",
            checks=view_checks(self.catalogue),
            guide=GUIDE in self.library.handwritten,
        )

    def stubs(self) -> Iterator[Page]:
        """Pages for ids that were renamed or withdrawn: no old link breaks."""
        for old, new in self.library.redirects.items():
            yield self._stub(old, Link(f"{new.rpartition('/')[2]}.html", ""), None)
        course = self.library.course
        for folder, retired in (
            ("cases", course.retired_cases),
            ("modules", course.retired_modules),
        ):
            for entry in retired:
                target = Link(f"{entry.see}.html", "") if entry.see else None
                yield self._stub(f"{folder}/{entry.id}", target, entry)

    def _stub(self, path: str, target: Link | None, retired: Retired | None) -> Page:
        title = self.catalogue.text("site.stub.retired" if retired else "site.stub.moved")
        values = {"target": target, "retired": retired}
        redirect = target.href if target and not retired else None
        page = Page(path, title, title, redirect=redirect)
        return self.plan(page, "stub", (values,), lambda: values)

    def _collection_pages(self, folder: str, views: tuple[CollectionView, ...]) -> Iterator[Page]:
        text = self.catalogue.text
        title, lead = text(f"site.{folder}.title"), text(f"site.{folder}.lead")
        yield self.page(f"{folder}/index", title, lead, "collections", lead=lead, views=views)
        for view in views:
            yield from self._collection(folder, view, "index.html")

    def _collection(self, folder: str, view: CollectionView, parent: str) -> Iterator[Page]:
        text = self.catalogue.text
        yield from self.leaves(
            f"{folder}/{view.id}",
            view.title,
            plain(str(view.summary)) or view.title,
            "collection",
            view.cases,
            view=view,
            facets=(f"{FACETS[folder]}:{view.id}",) if folder in FACETS else (),
            parent=(parent, text(f"site.{folder}.title")),
            note=text(f"site.{folder}.note"),
        )

    def _module_views(self, up: str) -> list[Any]:
        return [
            view_module(self.library, module, self.catalogue, up)
            for module in self.library.course.modules
        ]


def _link(view: Any) -> Link:
    return Link(view.href, f"{view.code} {view.title}")

"""Home, modules, collections, sources and gaps as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup

from generator.library import Library
from generator.localization import Catalogue
from generator.model import CourseModule, Question
from generator.rendering.paging import FEW
from generator.rendering.text import inline
from generator.rendering.views.cases import passage_links, view_claim, view_row
from generator.rendering.views.parts import CaseRow, ClaimView, GapView, Link
from generator.rendering.views.questions import QuestionView, view_question
from generator.rendering.views.references import (
    References,
    ReferenceView,
    SourceView,
    view_source,
)


@dataclass(frozen=True)
class ModuleView:
    """A module with its lessons."""

    id: str
    formerly: tuple[str, ...]
    code: str
    title: str
    summary: Markup
    href: str
    lessons: tuple[CaseRow, ...]
    minutes: int
    prerequisites: tuple[Link, ...]
    mastery_score: float
    mastery_percent: int
    quiz_size: int
    quiz_href: str
    pool: int


@dataclass(frozen=True)
class CollectionView:
    """Cases that share a topic, a board or a community."""

    id: str
    title: str
    summary: Markup
    note: str
    href: str
    claims: tuple[ClaimView, ...]
    references: tuple[ReferenceView, ...]
    cases: tuple[CaseRow, ...]


@dataclass(frozen=True)
class SourceEntryView:
    """A source and what cites it."""

    source: SourceView
    cited_by: tuple[Link, ...]
    """All of it, or the first few."""
    more: Link | None
    """A list of its own when they are many."""


@dataclass(frozen=True)
class CaseGapsView:
    """The gaps of one case."""

    case: CaseRow
    anchor: str
    gaps: tuple[GapView, ...]


def view_module(
    library: Library, module: CourseModule, catalogue: Catalogue, up: str
) -> ModuleView:
    """A module, linked from a page that stands `up` below the root."""
    lessons = tuple(
        view_row(library, id_, catalogue, up) for id_ in module.cases if id_ in library.cases
    )
    return ModuleView(
        id=module.id,
        formerly=module.formerly,
        code=module.code,
        title=module.title,
        summary=inline(module.summary),
        href=f"{up}modules/{module.id}.html",
        lessons=lessons,
        minutes=sum(row.minutes for row in lessons),
        prerequisites=tuple(
            Link(f"{up}modules/{id_}.html", library.modules[id_].title)
            for id_ in module.prerequisites
        ),
        mastery_score=module.mastery_score,
        mastery_percent=round(module.mastery_score * 100),
        quiz_size=module.quiz_size,
        quiz_href=f"{up}modules/{module.id}-quiz.html",
        pool=len(library.pool(module)),
    )


def view_quiz(
    library: Library, pool: Iterable[tuple[str, int]], catalogue: Catalogue, start: int
) -> tuple[QuestionView, ...]:
    """A part of the pool of a module quiz in words, numbered from `start`."""
    questions: list[QuestionView] = []
    for case_id, places in groupby(pool, key=itemgetter(0)):
        quiz = library.case(case_id).quiz
        asked = [quiz[place] for _, place in places]
        number = start + len(questions)
        views = view_questions(library, case_id, asked, catalogue, "../", number)
        # Two cases may each have a question of the same id.
        questions += [replace(view, anchor=f"q-{case_id}--{view.id}") for view in views]
    return tuple(questions)


def view_questions(
    library: Library,
    case_id: str,
    questions: Iterable[Question],
    catalogue: Catalogue,
    up: str,
    start: int = 1,
) -> tuple[QuestionView, ...]:
    """Questions of one case as another page asks them, numbered from `start`."""
    case, href = library.case(case_id), f"{up}cases/{case_id}.html"
    links = passage_links(case, catalogue, href)
    return tuple(
        replace(view_question(question, number, catalogue, links, case.title, href), case=case_id)
        for number, question in enumerate(questions, start)
    )


def view_topics(library: Library, catalogue: Catalogue, up: str) -> tuple[CollectionView, ...]:
    """Every topic of the closed list."""
    return tuple(
        _collection(
            library, catalogue, up, "topics", id_, topic.title, topic.summary,
            library.cases_by_topic,
        )
        for id_, topic in library.topics.items()
    )  # fmt: skip


def view_boards(library: Library, catalogue: Catalogue, up: str) -> tuple[CollectionView, ...]:
    """Every training board, with what the sources say of it."""
    views = []
    for id_, board in library.boards.items():
        references = References(library.sources, catalogue, up, library.source_places)
        claims = tuple(view_claim(claim, references, catalogue) for claim in board.claims)
        views.append(
            _collection(
                library, catalogue, up, "boards", id_, board.title, board.summary,
                library.cases_by_board, claims, references.entries(),
            )
        )  # fmt: skip
    return tuple(views)


def view_communities(library: Library, catalogue: Catalogue, up: str) -> tuple[CollectionView, ...]:
    """Every community that a case may name."""
    views = []
    for id_, community in library.communities.items():
        aliases = catalogue.text("site.list_comma").join(community.aliases)
        note = catalogue.text("site.communities.also", names=aliases) if aliases else ""
        views.append(
            _collection(
                library, catalogue, up, "communities", id_, community.name, note,
                library.cases_by_community,
            )
        )  # fmt: skip
    return tuple(views)


def _collection(
    library: Library,
    catalogue: Catalogue,
    up: str,
    folder: str,
    id_: str,
    title: str,
    summary: str,
    members: Mapping[str, tuple[str, ...]],
    claims: tuple[ClaimView, ...] = (),
    references: tuple[ReferenceView, ...] = (),
) -> CollectionView:
    cases = tuple(view_row(library, case_id, catalogue, up) for case_id in members.get(id_, ()))
    return CollectionView(
        id=id_,
        title=title,
        summary=inline(summary) if summary else Markup(),
        note=catalogue.text("site.collections.count", count=len(cases)),
        href=f"{up}{folder}/{id_}.html",
        claims=claims,
        references=references,
        cases=cases,
    )


def view_sources(library: Library, catalogue: Catalogue) -> tuple[SourceEntryView, ...]:
    """The registry, each entry with the pages that cite it."""
    return tuple(
        SourceEntryView(
            source=view_source(source, catalogue),
            cited_by=tuple(_citing(library, source_id, catalogue))[:FEW],
            more=_all_citing(library, source_id, catalogue),
        )
        for source_id, source in library.sources.items()
    )


def view_citations(library: Library, catalogue: Catalogue, up: str) -> tuple[CollectionView, ...]:
    """Every source that so many cases cite that they need a list of their own."""
    return tuple(
        _collection(
            library, catalogue, up, "sources", source_id, source.title, source.note or "",
            library.cases_by_source,
        )
        for source_id, source in library.sources.items()
        if len(library.cases_by_source.get(source_id, ())) > FEW
    )  # fmt: skip


def _all_citing(library: Library, source_id: str, catalogue: Catalogue) -> Link | None:
    count = len(library.cases_by_source.get(source_id, ()))
    if count <= FEW:
        return None
    return Link(f"sources/{source_id}.html", catalogue.text("site.sources.all", count=count))


def _citing(library: Library, source_id: str, catalogue: Catalogue) -> Iterable[Link]:
    if source_id in library.course_sources:
        yield Link("index.html", catalogue.text("site.home.title"))
    for case_id in library.cases_by_source.get(source_id, ()):
        yield Link(f"cases/{case_id}.html#references", library.brief(case_id).title)


def view_gaps(library: Library, catalogue: Catalogue) -> tuple[CaseGapsView, ...]:
    """All gaps in one place, case by case in order of study."""
    return tuple(
        CaseGapsView(
            case=view_row(library, case_id, catalogue, ""),
            anchor=f"gaps-{case_id}",
            gaps=tuple(GapView(f"gap-{id_}", text, ask) for id_, text, ask in entry.brief.gaps),
        )
        for case_id, entry in library.cases.items()
        if entry.brief.gaps
    )

"""A case as its page shows it, and as a row in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.library import Library
from generator.localization import Catalogue
from generator.model import Case, Claim, Insight
from generator.quizdata import build_quiz
from generator.rendering.text import first_words, inline, script_json
from generator.rendering.views.parts import (
    CaseRow,
    ClaimView,
    ComparisonView,
    FigureView,
    GapView,
    InsightView,
    Link,
    RoleView,
)
from generator.rendering.views.questions import PassageLink, QuestionView, view_question
from generator.rendering.views.references import References, ReferenceView, format_day

GLYPHS_A_MINUTE = 350
"""Reading speed for Chinese prose, on the slow side of the 300–500 usually measured."""


@dataclass(frozen=True)
class CaseView:
    """One case page."""

    id: str
    practice: str
    formerly: tuple[str, ...]
    title: str
    summary: Markup
    kind: str
    name_only: bool
    module: Link | None
    module_code: str
    place: Link | None
    topics: tuple[Link, ...]
    boards: tuple[Link, ...]
    audience: str
    period: str | None
    difficulty: str
    learning_minutes: int
    reading_minutes: int
    updated: str
    valid_until: str | None
    objectives: tuple[Markup, ...]
    background: tuple[ClaimView, ...]
    problem: tuple[ClaimView, ...]
    practice_name: str
    practice_note: Markup | None
    numbered: bool
    steps: tuple[ClaimView, ...]
    figures: tuple[FigureView, ...]
    results: tuple[ClaimView, ...]
    roles: tuple[RoleView, ...]
    policy: tuple[ClaimView, ...]
    comparisons: tuple[ComparisonView, ...]
    doubts: tuple[ClaimView, ...]
    lessons: tuple[InsightView, ...]
    transfer: tuple[InsightView, ...]
    discussion: tuple[Markup, ...]
    gaps: tuple[GapView, ...]
    questions: tuple[QuestionView, ...]
    quiz_json: Markup
    quiz_link: Link | None
    references: tuple[ReferenceView, ...]
    related: tuple[CaseRow, ...]
    previous: Link | None
    following: Link | None


def view_row(library: Library, case_id: str, catalogue: Catalogue, up: str) -> CaseRow:
    """A case as a row, linked from a page that stands `up` below the root."""
    entry = library.cases[case_id]
    community = library.communities.get(entry.brief.community or "")
    # A case stands in a dozen lists.
    return library.memory.recall(
        f"row {up}{case_id}",
        (entry, community, library.module_of.get(case_id), catalogue),
        partial(_make_row, library, case_id, catalogue, up),
        often=True,
    )


def _make_row(library: Library, case_id: str, catalogue: Catalogue, up: str) -> CaseRow:
    brief = library.brief(case_id)
    community = library.communities.get(brief.community or "")
    return CaseRow(
        id=case_id,
        href=f"{up}cases/{case_id}.html",
        title=brief.title,
        summary=inline(brief.summary),
        kind=catalogue.value_label(brief.kind),
        place=community.name if community else catalogue.text("site.case.whole_street"),
        minutes=brief.minutes,
        questions=len(library.practice_ids(case_id).split()),
        name_only=brief.name_only,
        practice=library.practice_ids(case_id),
        formerly=brief.formerly,
    )


def passage_links(case: Case, catalogue: Catalogue, base: str = "") -> dict[str, PassageLink]:
    """Id of each claim, figure and step -> link to it, named by its section."""
    links = {}
    for path, part in case.cited_parts():
        section = str(path[0])
        id_ = getattr(part, "id", None)
        if id_ is None:
            continue
        named = getattr(part, "title", None) or getattr(part, "label", None)
        # Paragraphs bear no numbers on the page; by its first words one is found again.
        name = named or first_words(getattr(part, "text", ""))
        title = f"{catalogue.text(f'site.sections.{section}')} · {name}"
        links[id_] = PassageLink(f"{base}#at-{id_}", title)
    return links


def view_case(library: Library, case_id: str, catalogue: Catalogue) -> CaseView:
    """Everything that the page of one case shows."""
    up = "../"
    case = library.case(case_id)
    references = References(library.sources, catalogue, up, library.source_places)
    passages = passage_links(case, catalogue)
    module = library.module_of.get(case_id)
    before, after = library.neighbours(case_id)
    community = library.communities.get(case.community or "")
    asked = library.practice(case_id)

    def claims(parts: Iterable[Claim]) -> tuple[ClaimView, ...]:
        return tuple(view_claim(part, references, catalogue) for part in parts)

    def insights(parts: Iterable[Insight]) -> tuple[InsightView, ...]:
        return tuple(
            InsightView(inline(part.text), tuple(passages[id_] for id_ in part.drawn_from))
            for part in parts
        )

    def link(other: str | None) -> Link | None:
        return Link(f"{other}.html", library.brief(other).title) if other else None

    # The figures stand first on the page, so they are cited first.
    figures = tuple(
        FigureView(f"at-{f.id}", f.value, f.unit, f.label, f.as_of, references.cite(f.cite))
        for f in case.results.key_figures
    )
    return CaseView(
        id=case_id,
        practice=library.practice_ids(case_id),
        formerly=case.formerly,
        title=case.title,
        summary=inline(case.summary),
        kind=catalogue.value_label(case.kind),
        name_only=case.practice is None,
        module=Link(f"{up}modules/{module.id}.html", module.title) if module else None,
        module_code=module.code if module else "",
        place=Link(f"{up}communities/{community.id}.html", community.name) if community else None,
        topics=tuple(
            Link(f"{up}topics/{id_}.html", library.topics[id_].title) for id_ in case.topics
        ),
        boards=tuple(
            Link(f"{up}boards/{id_}.html", library.boards[id_].title) for id_ in case.boards
        ),
        audience=catalogue.text("site.list_comma").join(map(catalogue.value_label, case.audience)),
        period=case.period,
        difficulty=catalogue.value_label(case.difficulty),
        learning_minutes=case.typical_learning_time,
        reading_minutes=reading_minutes(case),
        updated=format_day(case.updated, catalogue),
        valid_until=case.valid_until.isoformat() if case.valid_until else None,
        objectives=tuple(inline(text) for text in case.objectives),
        figures=figures,
        background=claims(case.background),
        problem=claims(case.problem),
        practice_name=case.practice.name if case.practice else "",
        practice_note=inline(case.practice.note) if case.practice and case.practice.note else None,
        numbered=case.practice.numbered if case.practice else True,
        steps=claims(case.practice.steps if case.practice else ()),
        results=claims(case.results.claims),
        roles=tuple(
            RoleView(role.name, inline(role.part), references.cite(role.cite))
            for role in case.roles
        ),
        policy=claims(case.policy),
        comparisons=tuple(
            ComparisonView(c.title, c.place, claims(c.claims)) for c in case.comparisons
        ),
        doubts=claims(case.doubts),
        lessons=insights(case.lessons),
        transfer=insights(case.transfer),
        discussion=tuple(inline(text) for text in case.discussion),
        gaps=tuple(GapView(f"gap-{gap.id}", gap.text, gap.ask) for gap in case.gaps),
        questions=tuple(
            view_question(question, number, catalogue, passages)
            for number, question in enumerate(asked, start=1)
        ),
        quiz_json=script_json(build_quiz((case_id, question) for question in asked)),
        quiz_link=Link(f"{up}modules/{module.id}-quiz.html", module.title)
        if module and module.quiz_size and case.quiz
        else None,
        references=references.entries(),
        related=tuple(view_row(library, id_, catalogue, up) for id_ in case.related),
        previous=link(before),
        following=link(after),
    )


def view_claim(claim: Claim, references: References, catalogue: Catalogue) -> ClaimView:
    """A claim, or a step with its title, doers and tools."""
    return ClaimView(
        anchor=f"at-{claim.id}" if claim.id else None,
        html=inline(claim.text),
        cites=references.cite(claim.cite),
        as_of=claim.as_of,
        valid_until=claim.valid_until.isoformat() if claim.valid_until else None,
        title=getattr(claim, "title", ""),
        who=getattr(claim, "who", ()),
        tools=getattr(claim, "tools", ()),
    )


def reading_minutes(case: Case) -> int:
    """Whole minutes to read the story, at least one; questions do not count."""
    texts = [getattr(part, "text", "") for _, part in case.cited_parts()]
    texts += [insight.text for insight in (*case.lessons, *case.transfer)]
    texts += case.discussion
    glyphs = sum(len(re.sub(r"\s", "", text)) for text in texts)
    return max(1, round(glyphs / GLYPHS_A_MINUTE))

"""References: whatever is named exists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.checks.base import error, nearest, repeats
from generator.library import Library
from generator.loader import LoadedCase
from generator.problems import Problem
from generator.yamldoc import Locator, Path


def check_references_of_cases_exist(library: Library) -> Iterator[Problem]:
    """Topics, boards, the community and related cases of every case."""
    known = _known_cases(library)
    for entry in library.cases.values():
        brief = entry.brief
        yield from _missing(entry, ("topics",), brief.topics, library.topics, "unknown-topic")
        yield from _missing(entry, ("boards",), brief.boards, library.boards, "unknown-board")
        yield from _missing(entry, ("related",), brief.related, known, "unknown-case")
        if brief.community and brief.community not in library.communities:
            yield error(
                entry,
                ("community",),
                "unknown-community",
                id=brief.community,
                near=nearest(brief.community, library.communities),
            )


def check_no_case_is_related_to_itself(entry: LoadedCase) -> Iterator[Problem]:
    """A link to the page one is reading leads nowhere."""
    for index, id_ in enumerate(entry.case.related):
        if id_ == entry.id:
            yield error(entry, ("related", index), "related-to-itself", id=id_)


def check_references_of_the_course_exist(library: Library) -> Iterator[Problem]:
    """Cases and prerequisites of modules, and what retired pages point to."""
    course, document = library.course, library.course_document
    cases = _known_cases(library)
    for index, module in enumerate(course.modules):
        path: Path = ("modules", index)
        yield from _missing(document, (*path, "cases"), module.cases, cases, "unknown-case")
        yield from _missing(
            document,
            (*path, "prerequisites"),
            module.prerequisites,
            library.modules,
            "unknown-module",
        )
    for name, known, code in (
        ("retired_cases", cases, "unknown-case"),
        ("retired_modules", set(library.modules), "unknown-module"),
    ):
        for index, retired in enumerate(getattr(course, name)):
            if retired.see and retired.see not in known:
                yield error(
                    document,
                    (name, index, "see"),
                    code,
                    id=retired.see,
                    near=nearest(retired.see, sorted(known)),
                )


def check_cited_sources_exist(library: Library) -> Iterator[Problem]:
    """Every citation names an entry of the registry."""
    document: Locator = library.course_document
    cited = [(document, *place) for place in cited_by_course(library)]
    for entry in library.cases.values():
        if not library.sources.keys() >= set(entry.brief.sources):
            cited += [(entry, *place) for place in cited_by_case(entry)]
    for document, path, id_ in cited:
        if id_ not in library.sources:
            yield error(
                document, path, "unknown-source", id=id_, near=nearest(id_, library.sources)
            )


def check_passages_exist(entry: LoadedCase) -> Iterator[Problem]:
    """Insights and questions rest on claims, steps or figures of their own case."""
    case = entry.case
    known = [id_ for _, part in case.cited_parts() if (id_ := getattr(part, "id", None))]
    for name in ("lessons", "transfer"):
        for index, insight in enumerate(getattr(case, name)):
            path: Path = (name, index, "drawn_from")
            yield from _missing(entry, path, insight.drawn_from, known, "unknown-passage")
    for index, question in enumerate(case.quiz):
        path = ("quiz", index, "passages")
        yield from _missing(entry, path, question.passages, known, "unknown-passage")


def check_nothing_is_listed_twice_in_a_case(entry: LoadedCase) -> Iterator[Problem]:
    """A reference that is repeated shows the same thing twice."""
    for path, ids in _lists_of_case(entry):
        yield from _repeated(entry, path, ids)


def check_nothing_is_listed_twice_in_the_course(library: Library) -> Iterator[Problem]:
    """The same in its modules."""
    for index, module in enumerate(library.course.modules):
        for name in ("cases", "prerequisites", "formerly"):
            yield from _repeated(
                library.course_document, ("modules", index, name), getattr(module, name)
            )


def cited_by_course(library: Library) -> Iterator[tuple[Path, str]]:
    """Every source that the course file itself cites, with its place."""
    course = library.course
    claims = [(("introduction", i), claim) for i, claim in enumerate(course.introduction)]
    boards = [
        (("boards", i, "claims", j), claim)
        for i, board in enumerate(course.boards)
        for j, claim in enumerate(board.claims)
    ]
    for path, claim in (*claims, *boards):
        for index, citation in enumerate(claim.cite):
            yield (*path, "cite", index), citation.source


def cited_by_case(entry: LoadedCase) -> Iterator[tuple[Path, str]]:
    """Every source that a case cites, with its place."""
    for place, part in entry.case.cited_parts():
        for index, citation in enumerate(part.cite):
            yield (*place, "cite", index), citation.source


def _lists_of_case(entry: LoadedCase) -> Iterator[tuple[Path, tuple[str, ...]]]:
    case = entry.case
    for name in ("topics", "boards", "audience", "related", "formerly", "retired_questions"):
        yield (name,), getattr(case, name)
    for name in ("lessons", "transfer"):
        for index, insight in enumerate(getattr(case, name)):
            yield (name, index, "drawn_from"), insight.drawn_from
    for index, question in enumerate(case.quiz):
        yield ("quiz", index, "passages"), question.passages
    for path, part in case.cited_parts():
        yield (*path, "cite"), tuple(f"{c.source} {c.locator or ''}".strip() for c in part.cite)


def _known_cases(library: Library) -> set[str]:
    """A file with problems of its own still exists: what points to it is not wrong."""
    return {*library.cases, *library.unreadable}


def _missing(
    document: Locator, path: Path, ids: Iterable[str], known: Collection[str], code: str
) -> Iterator[Problem]:
    for index, id_ in enumerate(ids):
        if id_ not in known:
            near = nearest(id_, sorted(known))
            yield error(document, (*path, index), code, id=id_, near=near)


def _repeated(document: Locator, path: Path, ids: Iterable[str]) -> Iterator[Problem]:
    for (index, id_), _ in repeats(enumerate(ids), lambda item: item[1]):
        yield error(document, (*path, index), "repeated-item", id=id_)

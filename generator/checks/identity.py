"""Ids: one name for one thing, now and over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.checks.base import error, folded, repeats
from generator.kinds import kind_of
from generator.library import Library
from generator.loader import LoadedCase
from generator.problems import Problem
from generator.yamldoc import Locator, Path

Named = tuple[Path, str]
"""Where an id stands, and the id."""

RESERVED = frozenset(
    ["index", "con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""`index` is the list page of its folder; the others cannot be file names on Windows."""


def check_ids_are_unique_in_the_course(library: Library) -> Iterator[Problem]:
    """Modules, boards, topics, communities and sources each have an id of their own."""
    course, document = library.course, library.course_document
    for name in ("modules", "boards", "topics", "communities"):
        ids = [((name, i, "id"), part.id) for i, part in enumerate(getattr(course, name))]
        yield from _duplicates(document, ids)
    claims = [(("introduction", i, "id"), c.id) for i, c in enumerate(course.introduction) if c.id]
    yield from _duplicates(document, claims)
    sources = [(("sources", i, "id"), id_) for i, id_ in enumerate(library.source_order)]
    yield from _duplicates(library.sources_document, sources)


def check_module_codes_are_unique(library: Library) -> Iterator[Problem]:
    """A learner's one-line report names modules by code alone."""
    codes = [(("modules", i, "code"), m.code) for i, m in enumerate(library.course.modules)]
    yield from _duplicates(library.course_document, codes, "duplicate-code")


def check_ids_are_unique_in_a_case(entry: LoadedCase) -> Iterator[Problem]:
    """Claims, steps and figures share one set of anchors; gaps and questions have theirs."""
    case = entry.case
    anchors = [((*path, "id"), id_) for path, part in case.cited_parts() if (id_ := _id_of(part))]
    yield from _duplicates(entry, anchors)
    yield from _duplicates(entry, [(("gaps", i, "id"), g.id) for i, g in enumerate(case.gaps)])
    yield from _duplicates(entry, [(("quiz", i, "id"), q.id) for i, q in enumerate(case.quiz)])


def check_ids_are_unique_in_a_question(entry: LoadedCase) -> Iterator[Problem]:
    """Choices, targets, groups and situations are told apart by id."""
    for index, question in enumerate(entry.case.quiz):
        for place, offered in kind_of(question).told_apart_by_id(question):
            path: Path = ("quiz", index, *place)
            yield from _duplicates(entry, [((*path, i, "id"), o.id) for i, o in enumerate(offered)])


def check_former_ids_are_free(library: Library) -> Iterator[Problem]:
    """A former or retired id leads elsewhere, so nothing present may bear it."""
    course, document = library.course, library.course_document
    modules = [
        (document, ("modules", i, "formerly", j), old)
        for i, module in enumerate(course.modules)
        for j, old in enumerate(module.formerly)
    ]
    gone = [
        (document, ("retired_modules", i, "id"), r.id) for i, r in enumerate(course.retired_modules)
    ]
    yield from _taken(set(library.modules), chain(modules, gone))
    cases = [
        (entry, ("formerly", i), old)
        for entry in library.cases.values()
        for i, old in enumerate(entry.brief.formerly)
    ]
    gone = [
        (document, ("retired_cases", i, "id"), r.id) for i, r in enumerate(course.retired_cases)
    ]
    yield from _taken({*library.cases, *library.unreadable}, chain(cases, gone))


def check_former_question_ids_are_free(entry: LoadedCase) -> Iterator[Problem]:
    """The same inside one case: an old answer must never reach another question."""
    case = entry.case
    former = [
        (entry, ("quiz", i, "formerly", j), old)
        for i, question in enumerate(case.quiz)
        for j, old in enumerate(question.formerly)
    ]
    gone = [(entry, ("retired_questions", i), old) for i, old in enumerate(case.retired_questions)]
    yield from _taken({question.id for question in case.quiz}, chain(former, gone))


def check_ids_are_safe_as_file_names(library: Library) -> Iterator[Problem]:
    """Every id that becomes a page is a file name everywhere, and no page of the program's own."""
    course, document = library.course, library.course_document
    parts: list[tuple[Locator, Path, str]] = []
    for name in (
        "modules", "boards", "topics", "communities", "retired_cases", "retired_modules",
    ):  # fmt: skip
        parts += [
            (document, (name, i, "id"), part.id) for i, part in enumerate(getattr(course, name))
        ]
    for i, module in enumerate(course.modules):
        parts += [
            (document, ("modules", i, "formerly", j), old) for j, old in enumerate(module.formerly)
        ]
    for entry in library.cases.values():
        parts.append((entry, (), entry.id))
        parts += [(entry, ("formerly", i), old) for i, old in enumerate(entry.brief.formerly)]
    # Quizzes have their pages among those of the modules.
    quizzes = {f"{module.id}-quiz" for module in course.modules if module.quiz_size}
    for place, path, id_ in parts:
        of_module = path[:1] in (("modules",), ("retired_modules",))
        if id_ in RESERVED or (of_module and id_ in quizzes):
            yield error(place, path, "reserved-id", id=id_)


def _duplicates(
    document: Locator, named: Iterable[Named], code: str = "duplicate-id"
) -> Iterator[Problem]:
    for (path, id_), (first, _) in repeats(named, lambda item: folded(item[1])):
        yield error(document, path, code, id=id_, line=document.locate(first).line)


def _taken(present: set[str], former: Iterable[tuple[Locator, Path, str]]) -> Iterator[Problem]:
    seen = set(present)
    for document, path, id_ in former:
        if id_ in seen:
            yield error(document, path, "former-id-taken", id=id_)
        seen.add(id_)


def _id_of(part: object) -> str | None:
    found: str | None = getattr(part, "id", None)
    return found

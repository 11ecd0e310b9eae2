"""The course as a whole: every case has its place, every module its order and its pool."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.base import error
from generator.library import Library
from generator.model import CourseModule
from generator.problems import Problem


def check_every_case_is_in_a_module(library: Library) -> Iterator[Problem]:
    """A case in no module is never met by a learner who follows the course."""
    for entry in library.cases.values():
        if entry.id not in library.module_of:
            modules = ", ".join(library.modules)
            yield error(entry, (), "case-in-no-module", id=entry.id, near=modules)


def check_no_case_is_in_two_modules(library: Library) -> Iterator[Problem]:
    """Its page has one place in the order of study, and its questions count in one quiz."""
    for index, module in enumerate(library.course.modules):
        for place, case_id in enumerate(module.cases):
            first = library.module_of[case_id]
            if first is not module:
                yield error(
                    library.course_document,
                    ("modules", index, "cases", place),
                    "case-in-two-modules",
                    id=case_id,
                    first=first.id,
                    second=module.id,
                )


def check_prerequisites_have_no_cycle(library: Library) -> Iterator[Problem]:
    """Modules that wait for one another can never be begun.

    Every circle has a module that waits for itself or a later one: it is reported there, once.
    """
    order = {id_: place for place, id_ in enumerate(library.modules)}
    for index, module in enumerate(library.course.modules):
        for place, wanted in enumerate(module.prerequisites):
            chain = _chain(library.modules, wanted, module.id)
            if chain and order[wanted] >= order[module.id]:
                yield error(
                    library.course_document,
                    ("modules", index, "prerequisites", place),
                    "prerequisite-cycle",
                    id=module.id,
                    chain=" → ".join((module.id, *chain)),
                )


def check_pools_are_large_enough(library: Library) -> Iterator[Problem]:
    """A quiz draws at most half of its pool, so that a second try is a new quiz."""
    for index, module in enumerate(library.course.modules):
        if not library.unreadable.isdisjoint(module.cases):
            continue
        pool = len(library.pool(module))
        if module.quiz_size * 2 > pool:
            yield error(
                library.course_document,
                ("modules", index, "quiz_size"),
                "pool-too-small",
                size=module.quiz_size,
                pool=pool,
                most=pool // 2,
            )


def _chain(modules: dict[str, CourseModule], start: str, goal: str) -> tuple[str, ...]:
    """The shortest way over prerequisites from `start` to `goal`; empty when there is none."""
    came_from: dict[str, str | None] = {start: None}
    queue = [start]
    for current in queue:
        if current == goal:
            way = [current]
            while (before := came_from[way[-1]]) is not None:
                way.append(before)
            return tuple(reversed(way))
        for wanted in modules[current].prerequisites if current in modules else ():
            if wanted not in came_from:
                came_from[wanted] = current
                queue.append(wanted)
    return ()

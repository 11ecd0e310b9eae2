"""The library: everything that was loaded, indexed once, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.loader import Brief, Loaded, LoadedCase
from generator.memory import Memory
from generator.model import (
    Board,
    Case,
    Community,
    Course,
    CourseModule,
    Question,
    QuestionUse,
    Source,
    Topic,
)
from generator.yamldoc import Document

K = TypeVar("K")
V = TypeVar("V")

NEWEST = 4
"""How many cases home shows as newest."""


@dataclass(frozen=True)
class Library:
    """Immutable indexes over one classroom.

    `cases` keeps the order of study: module by module, then those in no module by id.
    """

    course: Course
    course_document: Document
    sources: Mapping[str, Source]
    sources_document: Document
    cases: Mapping[str, LoadedCase]
    unreadable: frozenset[str] = frozenset()
    images: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    handwritten: tuple[str, ...] = ()
    """Files below `docs/` that may be published."""
    source_order: tuple[str, ...] = field(default=())
    """Source ids as written, repeats included."""
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)
    """What earlier builds made of the same parts."""

    def case(self, case_id: str) -> Case:
        """The case with this id; `KeyError` when there is none."""
        return self.cases[case_id].case

    def brief(self, case_id: str) -> Brief:
        """What is at hand of the case with this id; `KeyError` when there is none."""
        return self.cases[case_id].brief

    @cached_property
    def module_of(self) -> dict[str, CourseModule]:
        """Case id -> the first module that lists it."""
        found: dict[str, CourseModule] = {}
        for module in self.course.modules:
            for case_id in module.cases:
                found.setdefault(case_id, module)
        return found

    @cached_property
    def modules(self) -> dict[str, CourseModule]:
        """Module id -> module, in order of study."""
        return {module.id: module for module in self.course.modules}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Topic id -> topic, in the order of the closed list."""
        return {topic.id: topic for topic in self.course.topics}

    @cached_property
    def boards(self) -> dict[str, Board]:
        """Board id -> board."""
        return {board.id: board for board in self.course.boards}

    @cached_property
    def communities(self) -> dict[str, Community]:
        """Community id -> community."""
        return {community.id: community for community in self.course.communities}

    @cached_property
    def cases_by_topic(self) -> dict[str, tuple[str, ...]]:
        """Topic id -> case ids in order of study."""
        return _group((topic, id_) for id_, brief in self._briefs for topic in brief.topics)

    @cached_property
    def cases_by_board(self) -> dict[str, tuple[str, ...]]:
        """Board id -> case ids in order of study."""
        return _group((board, id_) for id_, brief in self._briefs for board in brief.boards)

    @cached_property
    def cases_by_community(self) -> dict[str, tuple[str, ...]]:
        """Community id -> case ids in order of study."""
        return _group((brief.community, id_) for id_, brief in self._briefs if brief.community)

    @cached_property
    def source_places(self) -> dict[str, int]:
        """Source id -> its place in the registry."""
        return {source_id: place for place, source_id in enumerate(self.sources)}

    @cached_property
    def cases_by_source(self) -> dict[str, tuple[str, ...]]:
        """Source id -> ids of the cases that cite it, in order of study."""
        return _group((source, id_) for id_, brief in self._briefs for source in brief.sources)

    @cached_property
    def course_sources(self) -> frozenset[str]:
        """Ids of sources that the course file itself cites."""
        claims = [*self.course.introduction, *(c for b in self.course.boards for c in b.claims)]
        return frozenset(citation.source for claim in claims for citation in claim.cite)

    @cached_property
    def newest(self) -> tuple[str, ...]:
        """Ids of the most recently revised cases, newest first, then in order of study."""
        ranked = sorted(
            self._briefs, key=lambda item: (-item[1].updated.toordinal(), self._places[item[0]])
        )
        return tuple(case_id for case_id, _ in ranked[:NEWEST])

    def practice(self, case_id: str) -> tuple[Question, ...]:
        """What the page of a case asks: all but those kept for a module quiz that exists."""
        kept = self._keeps_for_quiz(case_id)
        return tuple(
            question
            for question in self.case(case_id).quiz
            if not (kept and question.use is QuestionUse.QUIZ)
        )

    def practice_ids(self, case_id: str) -> str:
        """The same as ids, a space between them, each with its former ones behind commas."""
        kept = self._keeps_for_quiz(case_id)
        brief = self.brief(case_id)
        asked = zip(brief.question_ids.split(), brief.questions, strict=True)
        return " ".join(ids for ids, use in asked if not (kept and use is QuestionUse.QUIZ))

    def anchors(self, case_id: str) -> str:
        """Anchors of the page of a case, a space between them."""
        brief = self.brief(case_id)
        if self._keeps_for_quiz(case_id) or not brief.quiz_anchors:
            return brief.anchors
        return f"{brief.anchors} {brief.quiz_anchors}"

    def pool(self, module: CourseModule) -> tuple[tuple[str, int], ...]:
        """All that the quiz of a module may draw: id of the case, place in its `quiz`."""
        return tuple(
            (case_id, place)
            for case_id in dict.fromkeys(module.cases)
            if case_id in self.cases
            for place, use in enumerate(self.brief(case_id).questions)
            if use is not QuestionUse.PRACTICE
        )

    def neighbours(self, case_id: str) -> tuple[str | None, str | None]:
        """The cases before and after this one in order of study."""
        order, index = self._order, self._places[case_id]
        before = order[index - 1] if index else None
        after = order[index + 1] if index + 1 < len(order) else None
        return before, after

    @cached_property
    def redirects(self) -> dict[str, str]:
        """Former page path -> present page path, for cases and modules that were renamed."""
        moved = {
            f"cases/{old}": f"cases/{id_}" for id_, brief in self._briefs for old in brief.formerly
        }
        for module in self.course.modules:
            moved |= {f"modules/{old}": f"modules/{module.id}" for old in module.formerly}
        return moved

    def _keeps_for_quiz(self, case_id: str) -> bool:
        module = self.module_of.get(case_id)
        return module is not None and module.quiz_size > 0

    @cached_property
    def _order(self) -> tuple[str, ...]:
        return tuple(self.cases)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {case_id: index for index, case_id in enumerate(self._order)}

    @property
    def _briefs(self) -> list[tuple[str, Brief]]:
        return [(case_id, entry.brief) for case_id, entry in self.cases.items()]


def build_library(
    loaded: Loaded, memory: Memory | None = None, handwritten: tuple[str, ...] = ()
) -> Library | None:
    """Index what was loaded; None when the course file or the registry could not be read.

    `memory`: of the build before this one, when there was one. `handwritten`: as in the library.
    """
    if loaded.course is None or loaded.sources is None:
        return None
    by_id = {entry.id: entry for entry in loaded.cases}
    studied = [id_ for module in loaded.course.modules for id_ in module.cases if id_ in by_id]
    order = dict.fromkeys([*studied, *by_id])
    return Library(
        course=loaded.course,
        course_document=loaded.course_document,
        sources={source.id: source for source in loaded.sources},
        sources_document=loaded.sources_document,
        cases={case_id: by_id[case_id] for case_id in order},
        unreadable=loaded.unreadable,
        images=loaded.images,
        strays=loaded.strays,
        handwritten=handwritten,
        source_order=tuple(source.id for source in loaded.sources),
        memory=memory or Memory(lasting=False),
    )


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}

"""The outline of the course: what the browser needs to know to fold a learner's log.

No text of any question, only what records refer to: ids, revisions, weights, and what is where.
A small course is outlined in one piece. Of a large one the head tells what hardly grows, and the
cases are spread over parts by a checksum of their ids: so a browser reads those that a log names,
and finds each by any id that it ever had, without a list of all.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from functools import cached_property, partial
from itertools import pairwise
from typing import Any

from generator.library import Library
from generator.model import CourseModule, Question
from generator.quizdata import join_json, revision, write_json

WHOLE = 32
"""Up to so many cases stand in the outline itself: one file is read sooner than several."""
CASES_A_PART = 16
"""How many cases a part holds on average."""
_DIGITS = 6
_QUICK = 1
"""The level at which zlib is quick."""


class Outline:
    """The outline of one course, file by file; addresses are relative to the site root."""

    def __init__(self, library: Library) -> None:
        self._library = library
        count = len(library.cases)
        self.parts = -(-count // CASES_A_PART) if count > WHOLE else 0
        """How many parts hold the cases; 0: the head does."""

    def head(self) -> str:
        """The course without its cases, or with the few that it has.

        `revision` is six hexadecimal digits over the whole outline: it changes with whatever a
        record may refer to, and stands in certificates and one-line reports.
        """
        revision, shares = self._made
        head = {**self._rest, "revision": revision, "parts": self.parts}
        return write_json(head) if self.parts else _join(head, shares[0])

    def part(self, number: int) -> str:
        """The cases one of whose ids, present or former, falls to a part.

        It bears the revision of the course, so that no part of another build is taken for it.
        """
        revision, shares = self._made
        return _join({"revision": revision}, shares[number])

    @cached_property
    def _rest(self) -> dict[str, Any]:
        library, course = self._library, self._library.course
        boards = [
            {"id": id_, "title": board.title, "lessons": len(library.cases_by_board.get(id_, ()))}
            for id_, board in library.boards.items()
        ]
        return {
            "id": course.id,
            "title": course.title,
            "issuer": course.issuer,
            "modules": [_module(library, module) for module in course.modules],
            "boards": boards,
            "topics": [{"id": topic.id, "title": topic.title} for topic in course.topics],
            "communities": [{"id": place.id, "name": place.name} for place in course.communities],
        }

    @cached_property
    def _made(self) -> tuple[str, tuple[bytes, ...]]:
        """The revision, and what each part holds: packed, for thousands of cases take 10 MB."""
        count = self.parts or 1
        cases: list[dict[str, bytes]] = [{} for _ in range(count)]
        digest = hashlib.sha256(write_json(self._rest).encode())
        for case_id, outline in self._cases():
            digest.update(outline)
            for known in (case_id, *self._library.brief(case_id).formerly):
                cases[part_of(known, count)][case_id] = outline
        packed = tuple(zlib.compress(join_json(share.items()), _QUICK) for share in cases)
        return digest.hexdigest()[:_DIGITS], packed

    def _cases(self) -> Iterator[tuple[str, bytes]]:
        """Each case outlined, with its place in the course and the lesson that follows."""
        library = self._library
        followers = _followers(library)
        for place, (case_id, entry) in enumerate(library.cases.items()):
            inputs = (entry, library.module_of.get(case_id))
            make = partial(_case, library, case_id)
            outline = library.memory.recall(f"outline of {case_id}", inputs, make)
            following = followers.get(case_id)
            more = {"place": place, "next": following and _lesson(library, following)}
            yield case_id, outline[:-1] + b"," + write_json(more).encode()[1:]


def _join(head: dict[str, Any], cases: bytes) -> str:
    """One JSON object of what is said before, and the cases."""
    return f'{write_json(head)[:-1]},"cases":{zlib.decompress(cases).decode()}}}'


def part_of(case_id: str, parts: int) -> int:
    """The part that tells of an id, present or former."""
    return zlib.crc32(case_id.encode()) % parts


def _followers(library: Library) -> dict[str, str]:
    """Case id -> id of the next lesson of its module."""
    return {
        one: following
        for module in library.course.modules
        for one, following in pairwise(_lessons(library, module))
    }


def _lessons(library: Library, module: CourseModule) -> list[str]:
    return [case_id for case_id in dict.fromkeys(module.cases) if case_id in library.cases]


def _lesson(library: Library, case_id: str) -> dict[str, Any]:
    """As much of a case as it takes to lead there, for who has not been there yet."""
    brief = library.brief(case_id)
    return {
        "id": case_id,
        "title": brief.title,
        "href": f"cases/{case_id}.html",
        "minutes": brief.minutes,
    }


def _module(library: Library, module: CourseModule) -> dict[str, Any]:
    href = f"modules/{module.id}"
    quiz = {
        "size": module.quiz_size,
        "pool": len(library.pool(module)),
        "href": f"{href}-quiz.html",
    }
    lessons = _lessons(library, module)
    return {
        "id": module.id,
        "code": module.code,
        "title": module.title,
        "href": f"{href}.html",
        "lessons": len(lessons),
        "first": _lesson(library, lessons[0]) if lessons else None,
        "formerly": list(module.formerly),
        "mastery": module.mastery_score,
        "quiz": quiz if module.quiz_size else None,
    }


def _case(library: Library, case_id: str) -> bytes:
    """What is outlined of a case, as JSON: of thousands that takes a tenth of the room."""
    case, module = library.case(case_id), library.module_of.get(case_id)
    outline = {
        **_lesson(library, case_id),
        "module": module.id if module else None,
        "name_only": case.practice is None,
        "topics": list(case.topics),
        "boards": list(case.boards),
        "community": case.community,
        "formerly": list(case.formerly),
        "practice": [question.id for question in library.practice(case_id)],
        "questions": {question.id: _question(question) for question in case.quiz},
    }
    return write_json(outline).encode()


def _question(question: Question) -> dict[str, Any]:
    return {
        "revision": revision(question),
        "kind": question.kind,
        "difficulty": question.difficulty.value,
        "use": question.use.value,
        "weight": question.weight,
        **({"formerly": list(question.formerly)} if question.formerly else {}),
    }

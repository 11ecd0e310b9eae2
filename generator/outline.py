"""The outline of the course: what the browser needs to know to fold a learner's log.

No text of any question, only what records refer to: ids, revisions, weights, and what is where.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Any

from generator.library import Library
from generator.model import CourseModule, Question
from generator.quizdata import join_json, revision, write_json

Outline = dict[str, Any]


def write_outline(library: Library) -> str:
    """The whole course as JSON; addresses are relative to the site root.

    `revision` is six hexadecimal digits over everything else: it changes with whatever a record
    may refer to, and stands in certificates and one-line reports.
    """
    course = library.course
    rest = {
        "id": course.id,
        "title": course.title,
        "issuer": course.issuer,
        "modules": [_module(library, module) for module in course.modules],
        "boards": [{"id": board.id, "title": board.title} for board in course.boards],
        "topics": [{"id": topic.id, "title": topic.title} for topic in course.topics],
        "communities": [{"id": place.id, "name": place.name} for place in course.communities],
    }
    recall = library.memory.recall
    cases = {
        case_id: recall(
            f"outline of {case_id}",
            (entry, library.module_of.get(case_id)),
            partial(_case, library, case_id),
        )
        for case_id, entry in library.cases.items()
    }
    text = f'{write_json(rest)[:-1]},"cases":{join_json(cases)}}}'
    revision = hashlib.sha256(text.encode()).hexdigest()[:6]
    return f'{text[:-1]},"revision":"{revision}"}}'


def _module(library: Library, module: CourseModule) -> Outline:
    href = f"modules/{module.id}"
    quiz = {
        "size": module.quiz_size,
        "pool": len(library.pool(module)),
        "href": f"{href}-quiz.html",
    }
    return {
        "id": module.id,
        "code": module.code,
        "title": module.title,
        "href": f"{href}.html",
        "cases": [case_id for case_id in module.cases if case_id in library.cases],
        "formerly": list(module.formerly),
        "mastery": module.mastery_score,
        "quiz": quiz if module.quiz_size else None,
    }


def _case(library: Library, case_id: str) -> bytes:
    """What is outlined of a case, as JSON: of thousands that takes a tenth of the room."""
    case, module = library.case(case_id), library.module_of.get(case_id)
    outline: Outline = {
        "title": case.title,
        "href": f"cases/{case_id}.html",
        "module": module.id if module else None,
        "minutes": case.typical_learning_time,
        "name_only": case.practice is None,
        "topics": list(case.topics),
        "boards": list(case.boards),
        "community": case.community,
        "formerly": list(case.formerly),
        "practice": [question.id for question in library.practice(case_id)],
        "questions": {question.id: _question(question) for question in case.quiz},
    }
    return write_json(outline).encode()


def _question(question: Question) -> Outline:
    return {
        "revision": revision(question),
        "kind": question.kind,
        "difficulty": question.difficulty.value,
        "use": question.use.value,
        "weight": question.weight,
        **({"formerly": list(question.formerly)} if question.formerly else {}),
    }

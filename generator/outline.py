"""The outline of the course: what the browser needs to know to fold a learner's log.

No text of any question, only what records refer to: ids, revisions, weights, and what is where.
"""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import Any

from generator.library import Library
from generator.model import CourseModule, Question
from generator.quizdata import build_payloads

Outline = dict[str, Any]


def build_outline(library: Library) -> Outline:
    """The whole course as plain JSON data; addresses are relative to the site root.

    `revision` is six hexadecimal digits over everything else: it changes with whatever a record
    may refer to, and stands in certificates and one-line reports.
    """
    course = library.course
    outline: Outline = {
        "id": course.id,
        "title": course.title,
        "issuer": course.issuer,
        "modules": [_module(library, module) for module in course.modules],
        "cases": {
            case_id: library.memory.recall(
                f"outline of {case_id}",
                (entry, library.module_of.get(case_id)),
                partial(_case, library, case_id),
            )
            for case_id, entry in library.cases.items()
        },
        "boards": [{"id": board.id, "title": board.title} for board in course.boards],
        "topics": [{"id": topic.id, "title": topic.title} for topic in course.topics],
        "communities": [{"id": place.id, "name": place.name} for place in course.communities],
    }
    text = json.dumps(outline, ensure_ascii=False, sort_keys=True)
    return {**outline, "revision": hashlib.sha256(text.encode("utf-8")).hexdigest()[:6]}


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


def _case(library: Library, case_id: str) -> Outline:
    case, module = library.case(case_id), library.module_of.get(case_id)
    payloads = build_payloads(library, case_id)
    return {
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
        "questions": {
            question.id: _question(question, payloads[question.id]["revision"])
            for question in case.quiz
        },
    }


def _question(question: Question, revision: str) -> Outline:
    return {
        "revision": revision,
        "kind": question.kind,
        "difficulty": question.difficulty.value,
        "use": question.use.value,
        "weight": question.weight,
        **({"formerly": list(question.formerly)} if question.formerly else {}),
    }

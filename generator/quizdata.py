"""Quiz -> payload for the browser, and the revision of a question.

The payload is plain JSON with the model's own words; `tests/golden/quizdata` holds it beside the
questions it comes from, and both the Python and the JavaScript tests read those files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from generator.kinds import Payload, kind_of
from generator.library import Library
from generator.model import Question


def build_payload(question: Question) -> Payload:
    """All that a browser needs to ask one question and to settle it."""
    payload: Payload = {
        "id": question.id,
        "kind": question.kind,
        "revision": revision(question),
        "use": question.use.value,
        "difficulty": question.difficulty.value,
        "credit": question.credit.value,
        "weight": question.weight,
        "passages": list(question.passages),
        **kind_of(question).payload(question),
    }
    if question.formerly:
        payload["formerly"] = list(question.formerly)
    return payload


def build_payloads(library: Library, case_id: str) -> dict[str, Payload]:
    """Question id -> payload, of one case."""
    return {question.id: _of_case(case_id, question) for question in library.case(case_id).quiz}


def build_quiz(asked: Iterable[tuple[str, Question]]) -> list[Payload]:
    """Payloads of several questions, each named with the id of its case."""
    return [_of_case(case_id, question) for case_id, question in asked]


def _of_case(case_id: str, question: Question) -> Payload:
    return {"case": case_id, **build_payload(question)}


def write_json(data: Any) -> str:
    """JSON without a space too many."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def join_json(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A JSON object of values that are written already, none of which is held on to."""
    joined = bytearray()
    for key, value in parts:
        joined += b"%b%b:%b" % (b"," if joined else b"{", write_json(key).encode(), value)
    joined += b"}" if joined else b"{}"
    return bytes(joined)


def revision(question: Question) -> str:
    """Eight hexadecimal digits over what is asked, what is offered and what is right.

    Feedback, hint and explanation may be improved, credit and weight be changed, without a new
    revision: an old answer still answers the same question, and means the same.
    """
    return _digest(question, question.prompt)


def key_revision(question: Question) -> str:
    """The same over what is offered and what is right, whatever the prompt says."""
    return _digest(question, "")


def _digest(question: Question, prompt: str) -> str:
    asked = {"kind": question.kind, "prompt": prompt, **kind_of(question).meaning(question)}
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]

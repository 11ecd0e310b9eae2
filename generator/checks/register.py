"""The register: what a built site promised to learners' records, and whether this one keeps it.

A build that replaces a site compares itself with the register found there. The rules:

* an id that was published stays, or is followed by `formerly`, or is retired with a reason;
* a former id leads to what bore it, and never to something new: old records would count for that;
* a retired id never comes back;
* the course id and the codes of modules never change;
* a question may be reworded (its revision changes, and old answers count as older). It *asks
  something else* when less than half of its prompt is left (`difflib` ratio below `SAME_PROMPT`)
  and what is offered or right changed as well; of a true-false question the prompt alone decides,
  because its key has only two values.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.kinds import kind_of
from generator.library import Library
from generator.loader import LoadedCase
from generator.model import ID_PATTERN, Question
from generator.problems import Location, Problem
from generator.quizdata import join_json, key_revision, revision, write_json
from generator.yamldoc import Path

VERSION = 1
"""Rises when an older program could no longer read the register rightly."""
SAME_PROMPT = 0.5
SHOWN = 40
"""Characters of an old prompt to quote."""
MAX_BYTES = 50_000_000
Register = dict[str, Any]
_ID = re.compile("(?!.{41})" + ID_PATTERN.strip("^$"))
_CODE = re.compile(r"[A-Z][A-Z0-9]?")


def write_register(library: Library) -> bytes:
    """Every id that learners' records may refer to, as JSON in UTF-8."""
    course, recall = library.course, library.memory.recall
    rest = {
        "version": VERSION,
        "modules": {
            module.id: {
                "code": module.code,
                "title": module.title,
                "formerly": list(module.formerly),
            }
            for module in course.modules
        },
        "retired": {
            "cases": [retired.id for retired in course.retired_cases],
            "modules": [retired.id for retired in course.retired_modules],
        },
    }
    head = f'{write_json(rest)[:-1]},"cases":'.encode()
    cases = join_json(
        (entry.id, recall(f"register of {entry.id}", (entry,), partial(_case, entry)))
        for entry in library.cases.values()
    )
    digest = hashlib.sha256(head)
    digest.update(cases)
    digest.update(b"}")
    about = {"id": course.id, "title": course.title, "revision": digest.hexdigest()[:8]}
    return b"".join([head, cases, f',"course":{write_json(about)}}}\n'.encode()])


def read_register(content: bytes, file: str) -> tuple[Register | None, tuple[Problem, ...]]:
    """The register of an earlier build; a problem, never an exception, for any other bytes."""
    try:
        if len(content) > MAX_BYTES:
            raise ValueError
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None, (Problem("register-unreadable", Location(file)),)
    if not isinstance(data, dict) or data.get("version") != VERSION:
        return None, (Problem("register-unreadable", Location(file)),)
    return data, ()


def compare_register(library: Library, previous: Mapping[str, Any]) -> Iterator[Problem]:
    """What was promised before and is not kept. `previous` may hold anything at all."""
    old_course = _text(_mapping(previous.get("course")).get("id"))
    if _ID.fullmatch(old_course) and old_course != library.course.id:
        path: Path = ("id",)
        yield _in_course(library, path, "course-id-changed", old=old_course, id=library.course.id)
        return
    retired = _mapping(previous.get("retired"))
    yield from _compare_modules(library, _mapping(previous.get("modules")), retired)
    yield from _compare_cases(library, _mapping(previous.get("cases")), retired)


@dataclass(frozen=True)
class _Names:
    """The ids of one kind of thing, now."""

    present: frozenset[str]
    followed: Mapping[str, str] = field(default_factory=dict)
    """Former id -> present id."""
    retired: frozenset[str] = frozenset()

    def keeps(self, old: str) -> bool:
        return old in self.present or old in self.followed or old in self.retired

    def now(self, old: str) -> str:
        return old if old in self.present else self.followed.get(old, old)

    def hands_on(self, former: str, owner: str) -> bool:
        """Whether something new bears a former id of `owner`, which itself may take it back."""
        return former in self.present and self.keeps(owner) and self.now(owner) != former


def _compare_modules(
    library: Library, old_modules: Mapping[str, Any], retired: Mapping[str, Any]
) -> Iterator[Problem]:
    course = library.course
    names = _Names(
        frozenset(library.modules),
        {old: module.id for module in course.modules for old in module.formerly},
        frozenset(gone.id for gone in course.retired_modules),
    )
    for old_id, old in _entries(old_modules):
        if not names.keeps(old_id):
            yield _in_course(library, ("modules",), "module-vanished", id=old_id)
            continue
        yield from _lost(library, names, old_id, _ids(old.get("formerly")))
        module = library.modules.get(names.now(old_id))
        code = _text(old.get("code"))
        if module and _CODE.fullmatch(code) and module.code != code:
            path = ("modules", course.modules.index(module), "code")
            yield _in_course(
                library, path, "module-code-changed", id=module.id, old=code, new=module.code
            )
    yield from _returned(library, "modules", names, _ids(retired.get("modules")))


def _compare_cases(
    library: Library, old_cases: Mapping[str, Any], retired: Mapping[str, Any]
) -> Iterator[Problem]:
    names = _Names(
        frozenset({*library.cases, *library.unreadable}),
        {old: entry.id for entry in library.cases.values() for old in entry.brief.formerly},
        frozenset(gone.id for gone in library.course.retired_cases),
    )
    for old_id, old in _entries(old_cases):
        if not names.keeps(old_id):
            # An unreadable file may be the one that follows it.
            if not library.unreadable:
                yield _in_course(library, ("modules",), "case-vanished", id=old_id)
            continue
        if not library.unreadable:
            yield from _lost(library, names, old_id, _ids(old.get("formerly")))
        entry = library.cases.get(names.now(old_id))
        if entry:
            yield from _compare_questions(entry, old)
    yield from _returned(library, "cases", names, _ids(retired.get("cases")))


def _compare_questions(entry: LoadedCase, old_case: Mapping[str, Any]) -> Iterator[Problem]:
    case = entry.case
    places = {question.id: index for index, question in enumerate(case.quiz)}
    names = _Names(
        frozenset(places),
        {old: question.id for question in case.quiz for old in question.formerly},
        frozenset(case.retired_questions),
    )
    for old_id, old in _entries(_mapping(old_case.get("questions"))):
        for gone in (old_id, *_ids(old.get("formerly"))):
            if not names.keeps(gone):
                yield Problem("question-vanished", entry.locate_key(("quiz",)), {"id": gone})
            elif names.hands_on(gone, old_id):
                place: Path = ("quiz", places[gone], "id")
                yield Problem("former-id-taken", entry.locate(place), {"id": gone})
        index = places.get(names.now(old_id))
        if index is not None and _asks_something_else(case.quiz[index], old):
            yield Problem(
                "question-changed",
                entry.locate(("quiz", index, "prompt")),
                {"id": case.quiz[index].id, "old": _shown(_text(old.get("prompt")))},
            )
    for gone in _ids(old_case.get("retired_questions")):
        if gone in places:
            path: Path = ("quiz", places[gone], "id")
            yield Problem("retired-id-returned", entry.locate(path), {"id": gone})
        elif not names.keeps(gone):
            yield Problem("question-vanished", entry.locate_key(("quiz",)), {"id": gone})


def _asks_something_else(question: Question, old: Mapping[str, Any]) -> bool:
    old_prompt = _text(old.get("prompt"))
    if not old_prompt or old.get("revision") == revision(question):
        return False
    likeness = difflib.SequenceMatcher(None, old_prompt, question.prompt, autojunk=False).ratio()
    key_changed = old.get("key") != key_revision(question) or kind_of(question).judges_prompt
    return likeness < SAME_PROMPT and key_changed


def _lost(
    library: Library, names: _Names, owner: str, former: tuple[str, ...]
) -> Iterator[Problem]:
    """Former ids that led to `owner` before and do no more."""
    for old in former:
        if not names.keeps(old):
            yield _in_course(library, ("modules",), "former-id-dropped", id=old)
        elif names.hands_on(old, owner):
            yield _in_course(library, ("modules",), "former-id-taken", id=old)


def _returned(
    library: Library, kind: str, names: _Names, retired: tuple[str, ...]
) -> Iterator[Problem]:
    """Retired ids that came back or that nobody remembers."""
    for old in retired:
        if old in names.present:
            yield _in_course(library, ("modules",), "retired-id-returned", id=old)
        elif not names.keeps(old):
            yield _in_course(library, (f"retired_{kind}",), "former-id-dropped", id=old)


def _in_course(library: Library, path: Path, code: str, **params: str) -> Problem:
    document = library.course_document
    value = path == ("id",) or path[-1] == "code"
    return Problem(code, document.locate(path) if value else document.locate_key(path), params)


def _case(entry: LoadedCase) -> bytes:
    """What is registered of a case, as JSON: of thousands that takes a tenth of the room."""
    case = entry.case
    registered = {
        "title": case.title,
        "formerly": list(case.formerly),
        "retired_questions": list(case.retired_questions),
        "questions": {
            question.id: {
                "revision": revision(question),
                "kind": question.kind,
                "prompt": question.prompt,
                "key": key_revision(question),
                "formerly": list(question.formerly),
            }
            for question in case.quiz
        },
    }
    return write_json(registered).encode()


def _shown(prompt: str) -> str:
    """The beginning of an old prompt, without anything that a terminal would obey."""
    words = "".join(char if char.isprintable() else " " for char in prompt).split()
    text = " ".join(words)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _ids(value: Any) -> tuple[str, ...]:
    """Only what can be an id: a damaged register must not write into our messages."""
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str) and _ID.fullmatch(item))


def _entries(value: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, entry in value.items():
        if _ID.fullmatch(key):
            yield key, _mapping(entry)

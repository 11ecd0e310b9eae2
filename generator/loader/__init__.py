"""The only reader of `cases/`: files -> model, with every problem of every file in one run."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from generator.loader.capping import cap
from generator.loader.entry import Brief, LoadedCase, fold
from generator.loader.filenames import shown_name
from generator.loader.folder import (
    COURSE_FILE,
    IMAGE_SUFFIXES,
    IMAGES_FOLDER,
    SOURCES_FILE,
    survey,
)
from generator.loader.knownnames import known_names
from generator.loader.reading import read_bytes
from generator.loader.validation import validate
from generator.memory import Memory
from generator.model import Case, Course, Model, Source, SourceRegistry
from generator.problems import Location, Problem, sort_problems
from generator.yamldoc import Document, read_document

__all__ = [
    "COURSE_FILE",
    "IMAGES_FOLDER",
    "IMAGE_SUFFIXES",
    "SOURCES_FILE",
    "Brief",
    "Loaded",
    "LoadedCase",
    "fold",
    "load",
]

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Loaded:
    """All that `cases/` holds."""

    course: Course | None
    course_document: Document
    sources: tuple[Source, ...] | None
    """None when the registry could not be read."""
    sources_document: Document
    cases: tuple[LoadedCase, ...]
    """Sorted by id."""
    unreadable: frozenset[str]
    """Ids of case files that exist but have problems; references to them are not reported."""
    images: tuple[str, ...]
    """Files below `cases/images`, POSIX paths relative to `cases/`."""
    strays: tuple[str, ...]
    """Other files, folders and links below `cases/`, relative to the classroom: not published."""
    problems: tuple[Problem, ...]


def load(root: Path, memory: Memory | None = None) -> Loaded:
    """Read `root/cases`. Never raises for what the files hold.

    `memory`: files with the same bytes as last time are not read again.
    """
    memory = memory or Memory(lasting=False)
    folder = survey(root)
    problems = list(folder.problems)

    course, course_document, found = _read(memory, folder.course, f"cases/{COURSE_FILE}", Course)
    problems += found if folder.expects(COURSE_FILE) else ()
    registry, sources_document, found = _read(
        memory, folder.sources, f"cases/{SOURCES_FILE}", SourceRegistry
    )
    problems += found if folder.expects(SOURCES_FILE) else ()

    cases = []
    unreadable = set(folder.misnamed)
    for case_id, path in folder.cases:
        entry, found = _read_case(memory, path, case_id)
        problems += found
        if entry is None or case_id in folder.misnamed:
            unreadable.add(case_id)
        else:
            cases.append(entry)
    return Loaded(
        course=course,
        course_document=course_document,
        sources=registry.sources if registry else None,
        sources_document=sources_document,
        cases=tuple(cases),
        unreadable=frozenset(unreadable),
        images=folder.images,
        strays=folder.strays,
        problems=sort_problems(problems),
    )


def _read(
    memory: Memory, path: Path | None, file: str, model: type[M]
) -> tuple[M | None, Document, tuple[Problem, ...]]:
    """One file as a model, if it can be one, and everything that is wrong with it."""
    nothing = Document(file, (), {}, complete=False)
    if path is None:
        return None, nothing, (Problem("missing-file", Location(file)),)
    content = read_bytes(path)
    if content is None:
        return None, nothing, (Problem("unreadable-file", Location(file)),)
    return memory.recall(f"file {file}", (content,), lambda: _judge(content, file, model))


def _read_case(
    memory: Memory, path: Path, case_id: str
) -> tuple[LoadedCase | None, tuple[Problem, ...]]:
    """One case file, folded up at once, and everything that is wrong with it."""
    file = f"cases/{shown_name(case_id)}.yml"
    content = read_bytes(path)
    if content is None:
        return None, (Problem("unreadable-file", Location(file)),)

    def judge() -> tuple[LoadedCase | None, tuple[Problem, ...]]:
        case, _, problems = _judge(content, file, Case)
        return fold(case_id, file, content, case) if case else None, problems

    return memory.recall(f"file {file}", (sha256(content).digest(),), judge)


def _judge(
    content: bytes, file: str, model: type[M]
) -> tuple[M | None, Document, tuple[Problem, ...]]:
    document, slips = read_document(content, file, known_names(model))
    if not document.complete:
        return None, document, cap(slips)
    value, problems = validate(document, model, slips)
    return value, document, cap(problems)

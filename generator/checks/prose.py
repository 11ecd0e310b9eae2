"""Every piece of prose in the classroom, with its place: found from the types, not from a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import StringConstraints

from generator.library import Library
from generator.loader import LoadedCase
from generator.model import Model
from generator.problems import Problem, Severity
from generator.yamldoc import Locator, Path

NOT_PROSE = {("Source", "url"), ("Source", "number")}
"""Lines of text that are addresses or numbers and have checks of their own."""


@dataclass(frozen=True)
class Prose:
    """One text that somebody wrote."""

    document: Locator
    path: Path
    text: str
    case_id: str | None = None
    """Case that it belongs to; None in the course file and the registry."""

    def error(self, code: str, found: str, **params: object) -> Problem:
        """A problem at `found`, which stands in the text."""
        return self._problem(code, found, Severity.ERROR, params)

    def warning(self, code: str, found: str, **params: object) -> Problem:
        """The same, as a warning."""
        return self._problem(code, found, Severity.WARNING, params)

    def _problem(
        self, code: str, found: str, severity: Severity, params: dict[str, object]
    ) -> Problem:
        words = {name: str(value) for name, value in params.items()}
        return Problem(code, self.document.find(self.path, found), words, severity)


@dataclass(frozen=True)
class Writing:
    """All prose of one file."""

    document: Locator
    parts: tuple[tuple[Model, Path], ...]
    """What the file holds, each with its place."""
    case_id: str | None = None

    def __iter__(self) -> Iterator[Prose]:
        for part, place in self.parts:
            for path, text in _texts(part, place):
                yield Prose(self.document, path, text, self.case_id)


def walk_course(library: Library) -> Iterator[Writing]:
    """All prose of the course and the registry."""
    yield Writing(library.course_document, ((library.course, ()),))
    registry = tuple(
        (library.sources[id_], ("sources", index)) for index, id_ in enumerate(library.source_order)
    )
    yield Writing(library.sources_document, registry)


def writing_of(entry: LoadedCase) -> Writing:
    """All prose of one case."""
    return Writing(entry, ((entry.case, ()),), entry.id)


def without_code(text: str) -> str:
    """The text with code spans and escaped characters blanked out, every place unchanged.

    A code span ends at the next run of as many backticks; found without going back, so that a
    text of nothing but backticks takes no longer than another.
    """
    if "`" not in text and "\\" not in text:
        return text
    runs: dict[int, list[int]] = defaultdict(list)
    for run in _BACKTICKS.finditer(text):
        runs[len(run.group())].append(run.start())
    blanked = list(text)
    done = 0
    for match in _LITERAL.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        if match.group().startswith("`"):
            closers = runs[end - start]
            place = bisect_left(closers, end)
            if place == len(closers):
                continue
            end += closers[place] - start
        blanked[start:end] = "\0" * (end - start)
        done = end
    return "".join(blanked)


_BACKTICKS = re.compile(r"`+")
_LITERAL = re.compile(r"\\.|`+", re.DOTALL)


def _texts(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, Model):
        prose, parts = _fields(type(node))
        for name in prose:
            yield from _strings(getattr(node, name), (*path, name))
        for name in parts:
            yield from _texts(getattr(node, name), (*path, name))
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from _texts(item, (*path, index))


def _strings(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*path, index), item


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the fields of `model` that hold prose, and of those that hold other models."""
    hints = get_type_hints(model, include_extras=True)
    prose = tuple(
        name
        for name in model.model_fields
        if (model.__name__, name) not in NOT_PROSE and _is_prose(hints[name])
    )
    parts = tuple(name for name in model.model_fields if _holds_models(hints[name]))
    return prose, parts


def _is_prose(hint: Any) -> bool:
    if isinstance(hint, StringConstraints):
        return hint.pattern is None
    found = (*get_args(hint), *getattr(hint, "__metadata__", ()))
    return any(_is_prose(part) for part in found)


def _holds_models(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, Model):
        return True
    return any(_holds_models(part) for part in get_args(hint))

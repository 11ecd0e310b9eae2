"""What every check shares: its type, how it words a place, how it guesses what was meant."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from generator.library import Library
from generator.loader import LoadedCase
from generator.problems import Problem, Severity
from generator.yamldoc import Locator, Path

Check = Callable[[Library], Iterator[Problem]]
"""A rule over the whole classroom, named by its sentence."""

CaseCheck = Callable[[LoadedCase], Iterator[Problem]]
"""A rule that needs to see one case only."""

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

NEAR = 3
"""How many ids to propose."""
MANY = 200
"""How many ids to compare with."""


def error(document: Locator, path: Path, code: str, **params: object) -> Problem:
    """A problem at the value that stands at `path`."""
    words = {name: str(value) for name, value in params.items()}
    return Problem(code, document.locate(path), words)


def warning(document: Locator, path: Path, code: str, **params: object) -> Problem:
    """A problem that makes a page poor rather than wrong."""
    words = {name: str(value) for name, value in params.items()}
    return Problem(code, document.locate(path), words, Severity.WARNING)


def nearest(word: str, known: Iterable[str]) -> str:
    """The existing ids that `word` most likely means, or some ids when it is like none."""
    ids = list(known)
    if len(ids) > MANY:
        # Comparing letter by letter is slow, so only ids that begin alike are worth it.
        ids = [id_ for id_ in ids if id_[:2] == word[:2]][:MANY] or ids[:MANY]
    close = difflib.get_close_matches(word, ids, n=NEAR, cutoff=0.5)
    return ", ".join(close or ids[:NEAR]) or "—"


def folded(text: str) -> str:
    """What two texts have in common that a reader (or Windows) cannot tell apart."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def repeats(items: Iterable[T], key: Callable[[T], K | None]) -> Iterator[tuple[T, T]]:
    """Each item whose key came before, with the first that had it; no key, no repeat."""
    first: dict[K, T] = {}
    for item in items:
        name = key(item)
        if name is None:
            continue
        if name in first:
            yield item, first[name]
        else:
            first[name] = item

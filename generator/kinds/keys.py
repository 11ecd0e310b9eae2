"""What kinds share in judging a key: that it names what is offered, all of it, and once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from generator.kinds.base import Flaw
from generator.yamldoc import Path

KEY: Path = ("correct",)


def unknown(path: Path, id_: str, known: Sequence[str]) -> Iterator[Flaw]:
    """An id of the key that is none of those offered."""
    if id_ not in known:
        yield Flaw("unknown-choice", path, {"id": id_}, known)


def flaws_in_list(correct: Sequence[str], known: Sequence[str]) -> Iterator[Flaw]:
    """Of a key that is a list: each id is offered, and stands once."""
    met: set[str] = set()
    for index, id_ in enumerate(correct):
        yield from unknown((*KEY, index), id_, known)
        if id_ in met:
            yield Flaw("repeated-item", (*KEY, index), {"id": id_})
        met.add(id_)


def unknown_keys(correct: Mapping[str, str], known: Sequence[str]) -> Iterator[Flaw]:
    """Of a key that is a mapping: each of its own keys is asked."""
    for id_ in correct:
        if id_ not in known:
            yield Flaw("unknown-choice", (*KEY, id_), {"id": id_}, known, at_key=True)


def left_open(correct: Collection[str], asked: Iterable[str]) -> Iterator[Flaw]:
    """The key settles everything that is asked."""
    missing = [id_ for id_ in dict.fromkeys(asked) if id_ not in correct]
    if missing:
        yield Flaw("answer-incomplete", KEY, {"missing": ", ".join(missing)})

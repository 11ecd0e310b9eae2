"""What kinds share in judging a key: that it names what is offered, all of it, and once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from generator.kinds.base import Fault, Payload, Place
from generator.model import Choice

KEY: Place = ("correct",)


def choice_payload(choice: Choice) -> Payload:
    """One choice, target or group."""
    payload = {"id": choice.id, "text": choice.text}
    return payload | ({"feedback": choice.feedback} if choice.feedback else {})


def ids_of(choices: Iterable[Choice]) -> list[str]:
    """In the order in which they stand."""
    return [choice.id for choice in choices]


def texts_of(response: object) -> set[str]:
    """The texts of a list; nothing when it is no list."""
    if not isinstance(response, list):
        return set()
    return {item for item in response if isinstance(item, str)}


def unknown(place: Place, id_: str, known: Sequence[str]) -> Iterator[Fault]:
    """An id of the key that is none of those offered."""
    if id_ not in known:
        yield Fault("unknown-choice", place, {"id": id_}, known)


def faults_in_list(correct: Sequence[str], known: Sequence[str]) -> Iterator[Fault]:
    """Of a key that is a list: each id is offered, and stands once."""
    met: set[str] = set()
    for index, id_ in enumerate(correct):
        yield from unknown((*KEY, index), id_, known)
        if id_ in met:
            yield Fault("repeated-item", (*KEY, index), {"id": id_})
        met.add(id_)


def unknown_keys(correct: Mapping[str, str], known: Sequence[str]) -> Iterator[Fault]:
    """Of a key that is a mapping: each of its keys is asked."""
    for id_ in correct:
        if id_ not in known:
            yield Fault("unknown-choice", (*KEY, id_), {"id": id_}, known, at_key=True)


def left_open(correct: Collection[str], asked: Iterable[str]) -> Iterator[Fault]:
    """The key settles everything that is asked."""
    missing = [id_ for id_ in dict.fromkeys(asked) if id_ not in correct]
    if missing:
        yield Fault("answer-incomplete", KEY, {"missing": ", ".join(missing)})

"""A question as it is printed, by letters and lines, before it becomes HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.model import Choice

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIGURES = tuple(str(number) for number in range(1, 27))
"""For the left side of pairs, so that it does not share its letters with the right side."""


class Room(StrEnum):
    """What the script will add to each row of the options."""

    NONE = ""
    MOVERS = "movers"
    """Buttons that move the row up and down."""
    PARTNER = "partner"
    """A list to choose a partner from."""


@dataclass(frozen=True)
class Option:
    """One thing to choose, order, match or sort."""

    id: str
    letter: str
    text: str
    """Markdown of one line."""
    correct: bool = False
    feedback: str | None = None
    """Markdown of one line."""
    next: str = ""
    """For a scenario: which situation follows, in words."""


@dataclass(frozen=True)
class Line:
    """One line of the key: an option, an option with its partner, or plain words."""

    option: Option | None = None
    partner: Option | None = None
    words: str = ""
    label: str = ""
    """What it is the answer to, where there are several."""


@dataclass(frozen=True)
class Moment:
    """One situation of a scenario."""

    id: str
    label: str
    """Which of them it is, in words."""
    text: str
    """Markdown."""
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Sheet:
    """All that is printed of a question below its prompt, hint and explanation apart."""

    answer: tuple[Line, ...]
    """The key."""
    options: tuple[Option, ...] = ()
    options_label: str = ""
    """Says what the list is, where there are two."""
    targets: tuple[Option, ...] = ()
    targets_label: str = ""
    moments: tuple[Moment, ...] = ()
    room: Room = Room.NONE
    blank: bool = False
    """Whether there is a line to write on."""
    unit: str | None = None
    """Stands behind that line."""
    ranked: bool = False
    """Whether the lines of the key are an order, to be numbered."""


def offer(
    choices: Iterable[Choice], correct: Iterable[str] = (), letters: Iterable[str] = LETTERS
) -> tuple[Option, ...]:
    """Choices with their letters. `correct`: ids of the right ones."""
    right = set(correct)
    return tuple(
        Option(choice.id, letter, choice.text, choice.id in right, choice.feedback)
        for letter, choice in zip(letters, choices, strict=False)
    )


def right_ones(options: Iterable[Option], label: str = "") -> tuple[Line, ...]:
    """A line of the key for each option that is right."""
    return tuple(Line(option, label=label) for option in options if option.correct)

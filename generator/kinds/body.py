"""The body of a question: what stands below its prompt, by letters and lines, before it is HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.model import Choice

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIGURES = tuple(str(number) for number in range(1, 27))
"""For the left side of pairs, so that it does not share its letters with the right side."""


class Pick(StrEnum):
    """What there is to mark at each option, on paper too; a class of the list."""

    NONE = ""
    ONE = "pick-one"
    MANY = "pick-many"
    EITHER = "pick-either"
    """One of two that stand side by side."""


class Control(StrEnum):
    """What script adds to each option, and what keeps its room until then; a class."""

    NONE = ""
    MOVERS = "movers"
    """Buttons that move the option up and down."""
    PARTNER = "partner"
    """A list to choose a partner from."""


@dataclass(frozen=True)
class Option:
    """One thing to choose, order, match or sort. All texts are Markdown of one line."""

    id: str
    letter: str
    text: str
    correct: bool = False
    feedback: str | None = None
    next: str = ""
    """For a scenario: which situation follows, in plain words."""


@dataclass(frozen=True)
class KeyLine:
    """One line of the key: an option, an option with its partner, or plain words."""

    option: Option | None = None
    partner: Option | None = None
    words: str = ""
    label: str = ""
    """What it is the answer to, where there are several."""


@dataclass(frozen=True)
class SituationBody:
    """One situation of a scenario."""

    id: str
    label: str
    """Which of them it is, in words."""
    text: str
    """Markdown."""
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Body:
    """All that is printed of a question, prompt, hint and explanation apart."""

    key: tuple[KeyLine, ...]
    options: tuple[Option, ...] = ()
    options_label: str = ""
    """Says what the list is, where there are two."""
    targets: tuple[Option, ...] = ()
    targets_label: str = ""
    situations: tuple[SituationBody, ...] = ()
    pick: Pick = Pick.NONE
    control: Control = Control.NONE
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


def right_ones(options: Iterable[Option], label: str = "") -> tuple[KeyLine, ...]:
    """A line of the key for each option that is right."""
    return tuple(KeyLine(option, label=label) for option in options if option.correct)

"""What a kind of question is: everything that differs between kinds, asked of one object.

A kind knows the shape of its questions and says it in plain terms. It knows no file, so its faults
have places within the question; and no HTML, so its sheet holds the Markdown that a trainer wrote.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from generator.kinds.sheet import Sheet
from generator.localization import Catalogue
from generator.model import Choice, QuestionBase, ScenarioChoice, Situation
from generator.problems import Severity

Payload = dict[str, Any]
"""A question, or a kind's own part of it, as the browser gets it: plain JSON, the model's words."""

Place = tuple[str | int, ...]
"""Where something stands, from the question down."""

Q = TypeVar("Q", bound=QuestionBase)


@dataclass(frozen=True)
class Fault:
    """Why a question cannot be answered, or not fairly."""

    code: str
    """Of the problem that it is."""
    place: Place
    params: Mapping[str, str] = field(default_factory=dict)
    """Fills the placeholders of the message."""
    known: Sequence[str] | None = None
    """Ids of which one was meant, where `params["id"]` is none of them."""
    severity: Severity = Severity.ERROR
    at_key: bool = False
    """Whether the place is a key of a mapping rather than the value below it."""


class Kind(ABC, Generic[Q]):
    """One kind of question; its namesake in `frontend/quiz/kinds/` mirrors `share_of`."""

    judges_prompt = False
    """Whether the prompt itself is what is right or wrong, so that another one has another key."""

    @abstractmethod
    def payload(self, question: Q) -> Payload:
        """What the browser must know beyond what every question has; lists in a settled order."""

    @abstractmethod
    def share_of(self, question: Payload, response: object) -> float:
        """How much of a response is right, from 0 to 1, before `credit` is applied.

        Whatever is no response to this question is worth 0 and raises nothing.
        """

    @abstractmethod
    def sheet(self, question: Q, catalogue: Catalogue) -> Sheet:
        """The question as it is printed, and its key."""

    @abstractmethod
    def faults(self, question: Q) -> Iterator[Fault]:
        """What keeps the question from being answered, as far as its fields fit each other."""

    @abstractmethod
    def lists(
        self, question: Q
    ) -> Iterable[tuple[Place, Sequence[Choice | ScenarioChoice | Situation]]]:
        """Lists of things that are told apart by their ids."""

    def texts(self, question: Q) -> Iterable[Sequence[tuple[Place, str]]]:
        """Lists of texts of which no two may read the same."""
        for place, offered in self.lists(question):
            yield [((*place, index, "text"), each.text) for index, each in enumerate(offered)]

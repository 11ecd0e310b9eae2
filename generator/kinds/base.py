"""What a kind of question is: everything that differs between kinds, asked of one object.

A kind knows the shape of its questions. It knows no file, so its flaws have places within the
question; and it makes no HTML.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from generator.kinds.body import Body
from generator.localization import Catalogue
from generator.model import Choice, QuestionBase, ScenarioChoice, Situation
from generator.problems import Severity
from generator.yamldoc import Path

Payload = dict[str, Any]
"""A question, or a kind's own part of it, as the browser gets it: plain JSON, the model's words."""

Offered = tuple[Path, Sequence[Choice | ScenarioChoice | Situation]]
"""A list of what a question offers, and its path from the question down."""

QuestionT = TypeVar("QuestionT", bound=QuestionBase)

SAID = ("feedback", "consequence")
"""Fields of what is offered that are told to whoever picked it, and change no answer."""


@dataclass(frozen=True)
class Flaw:
    """Why a question cannot be answered, or not fairly."""

    code: str
    """Of the problem that it is."""
    path: Path
    """From the question down."""
    params: Mapping[str, str] = field(default_factory=dict)
    """Fills the placeholders of the message."""
    known: Sequence[str] | None = None
    """Ids of which one was meant, where `params["id"]` is none of them."""
    severity: Severity = Severity.ERROR
    at_key: bool = False
    """Whether the place is the key of a mapping's entry rather than its value."""


class Kind(ABC, Generic[QuestionT]):
    """One kind of question; its namesake in `frontend/quiz/kinds/` mirrors `share_of`."""

    has_parts = False
    """Whether a response can be partly right, so that `credit: proportional` means something."""
    judges_prompt = False
    """Whether the prompt itself is what is right or wrong, so that another one has another key."""

    @abstractmethod
    def payload(self, question: QuestionT) -> Payload:
        """What the browser must know beyond what every question has; lists in a settled order."""

    @abstractmethod
    def share_of(self, question: Payload, response: object) -> float:
        """How much of a response is right, from 0 to 1, before `credit` is applied.

        Whatever is no response to this question is worth 0 and raises nothing.
        """

    @abstractmethod
    def body(self, question: QuestionT, catalogue: Catalogue) -> Body:
        """The question as it is printed, and its key."""

    def flaws(self, question: QuestionT) -> Iterator[Flaw]:
        """What is wrong between its fields: a key that does not fit what is offered."""
        yield from ()

    def told_apart_by_id(self, question: QuestionT) -> Iterator[Offered]:
        """Lists in which no id may stand twice."""
        yield from ()

    def told_apart_by_text(self, question: QuestionT) -> Iterator[Sequence[tuple[Path, str]]]:
        """Lists in which no text may stand twice."""
        for path, offered in self.told_apart_by_id(question):
            yield [((*path, index, "text"), each.text) for index, each in enumerate(offered)]

    def meaning(self, question: QuestionT) -> Payload:
        """The part of the payload that decides what a response means."""
        payload = self.payload(question)
        # The key is a mapping of ids, and an id may be called `feedback`.
        key = {"correct": payload.pop("correct")}
        meaning: Payload = without_said(payload)
        return meaning | key


def without_said(node: Any) -> Any:
    """A payload without what is told to whoever picked something."""
    if isinstance(node, dict):
        return {name: without_said(value) for name, value in node.items() if name not in SAID}
    if isinstance(node, list):
        return [without_said(item) for item in node]
    return node


def choice_payload(choice: Choice) -> Payload:
    """One choice, target or group."""
    payload = {"id": choice.id, "text": choice.text}
    return payload | ({"feedback": choice.feedback} if choice.feedback else {})


def ids_of(choices: Iterable[Choice]) -> list[str]:
    """In the order in which they stand."""
    return [choice.id for choice in choices]


def texts_of(response: object) -> set[str]:
    """The texts of a list that came from anywhere; nothing when it is no list."""
    if not isinstance(response, list):
        return set()
    return {item for item in response if isinstance(item, str)}

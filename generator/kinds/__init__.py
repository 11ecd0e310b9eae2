"""The kinds of questions, one strategy object each; nothing else tells them apart.

A kind says what its questions send to the browser, what share of a response is right, how they are
printed and what is wrong with one. `frontend/quiz/kinds/` holds what the browser must know of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.kinds.base import Kind, Payload
from generator.kinds.body import KeyLine, Option, SituationBody
from generator.kinds.classify import ClassifyKind
from generator.kinds.matching import MatchingKind
from generator.kinds.multiple_choice import MultipleChoiceKind
from generator.kinds.ordering import OrderingKind
from generator.kinds.scenario import ScenarioKind
from generator.kinds.short_answer import ShortAnswerKind
from generator.kinds.single_choice import SingleChoiceKind
from generator.kinds.true_false import TrueFalseKind
from generator.model import Question

__all__ = ["KINDS", "KeyLine", "Option", "Payload", "SituationBody", "kind_of"]

KINDS: Mapping[str, Kind[Any]] = {
    "single_choice": SingleChoiceKind(),
    "multiple_choice": MultipleChoiceKind(),
    "true_false": TrueFalseKind(),
    "ordering": OrderingKind(),
    "matching": MatchingKind(),
    "short_answer": ShortAnswerKind(),
    "classify": ClassifyKind(),
    "scenario": ScenarioKind(),
}
"""Adding a kind adds one line here."""


def kind_of(question: Question) -> Kind[Any]:
    """The object that knows all about a question of this kind."""
    return KINDS[question.kind]

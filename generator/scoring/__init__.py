"""How a response is scored: the rules, once in Python; `frontend/quiz/` mirrors them.

A score is a number from 0 to 1. Each kind of question has a *share*: how much of the response is
right. With `credit: proportional` the share is the score; with `all_or_nothing` only a share of 1
scores. The share is, by kind,

- single choice, true/false: 1 for the right choice;
- multiple choice: (right picks - wrong picks) / number of right choices, never below 0, so that
  picking everything earns nothing;
- ordering: of all neighbours in the right order, the share that follow one another in the
  response. Positions would punish one misplaced step at the start as if all were wrong, pairs at
  any distance would give half the credit to chance; what a method teaches is which step comes next;
- matching, classify: the share of choices with the right partner;
- scenario: the share of the situations on the best way through the story in which the best
  choice was taken;
- short answer: 1 for any accepted answer, compared as `answers.py` says.

No response, and whatever is not a response to this question, scores 0 and raises nothing: records
come from other people's devices. `tests/golden/scoring` holds examples that the Python and the
JavaScript tests both read. In a module quiz the score is the mean of the drawn questions' scores,
each counted `weight` times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from generator.scoring.answers import is_accepted

Payload = dict[str, Any]
"""A question as `quizdata.build_payload` gives it to the browser."""


def score_question(question: Payload, response: object) -> float:
    """The score of one response, from 0 to 1."""
    share = _SHARES[question["kind"]](question, response)
    if question["credit"] == "all_or_nothing":
        return 1.0 if share == 1 else 0.0
    return share


def weigh(scores: Iterable[tuple[float, int]]) -> float:
    """Mean of (score, weight) pairs; 0 when there are none."""
    pairs = list(scores)
    total = sum(weight for _, weight in pairs)
    return sum(score * weight for score, weight in pairs) / total if total else 0.0


def _same(question: Payload, response: object) -> float:
    right = question["correct"]
    return 1.0 if type(response) is type(right) and response == right else 0.0


def _multiple_choice(question: Payload, response: object) -> float:
    right = set(question["correct"])
    picked = _texts(response)
    hits = len(picked & right)
    return max(0.0, (hits - len(picked - right)) / len(right))


def _ordering(question: Payload, response: object) -> float:
    right: list[str] = question["correct"]
    if not isinstance(response, list) or len(response) != len(right):
        return 0.0
    if _texts(response) != set(right):
        return 0.0
    met = set(pairwise(response))
    return sum(pair in met for pair in pairwise(right)) / (len(right) - 1)


def _pairs(question: Payload, response: object) -> float:
    right: dict[str, str] = question["correct"]
    if not isinstance(response, dict):
        return 0.0
    hits = [choice for choice, target in right.items() if response.get(choice) == target]
    return len(hits) / len(right)


def _scenario(question: Payload, response: object) -> float:
    if not isinstance(response, dict):
        return 0.0
    way = _best_way(question)
    hits = [situation for situation, choice in way if response.get(situation) == choice]
    return len(hits) / len(way)


def _best_way(question: Payload) -> list[tuple[str, str]]:
    """(situation, best choice) from the first situation to the end of the story."""
    situations = {situation["id"]: situation for situation in question["situations"]}
    way: list[tuple[str, str]] = []
    current = question["situations"][0]["id"]
    while current is not None and len(way) < len(situations):
        best = question["correct"][current]
        way.append((current, best))
        current = next(
            choice["next"] for choice in situations[current]["choices"] if choice["id"] == best
        )
    return way


def _short_answer(question: Payload, response: object) -> float:
    if not isinstance(response, str):
        return 0.0
    accepted = is_accepted(response, question["correct"], question["tolerance"], question["unit"])
    return 1.0 if accepted else 0.0


def _texts(response: object) -> set[str]:
    """The texts of a list; nothing when it is no list."""
    if not isinstance(response, list):
        return set()
    return {item for item in response if isinstance(item, str)}


_SHARES: dict[str, Callable[[Payload, object], float]] = {
    "single_choice": _same,
    "multiple_choice": _multiple_choice,
    "true_false": _same,
    "ordering": _ordering,
    "matching": _pairs,
    "short_answer": _short_answer,
    "classify": _pairs,
    "scenario": _scenario,
}
"""One function a kind; adding a kind adds one line here."""

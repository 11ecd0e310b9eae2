"""How a response is scored: the rules, once in Python; `frontend/quiz/` mirrors them.

A score is a number from 0 to 1. Each kind of question has a *share*: how much of the response is
right. With `credit: proportional` the share is the score; with `all_or_nothing` only a share of 1
scores. What the share is, each kind says for itself in `kinds/`; `docs/guide.md` tells trainers.

No response, and whatever is not a response to this question, scores 0 and raises nothing: records
come from other people's devices. `tests/golden/scoring` holds examples that the Python and the
JavaScript tests both read. In a module quiz the score is the mean of the drawn questions' scores,
each counted `weight` times.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.kinds import KINDS, Payload


def score_question(question: Payload, response: object) -> float:
    """The score of one response, from 0 to 1.

    `question`: as `quizdata.build_payload` gives it to the browser.
    """
    share = KINDS[question["kind"]].share_of(question, response)
    if question["credit"] == "all_or_nothing":
        return 1.0 if share == 1 else 0.0
    return share


def weigh(scores: Iterable[tuple[float, int]]) -> float:
    """Mean of (score, weight) pairs; 0 when there are none."""
    pairs = list(scores)
    total = sum(weight for _, weight in pairs)
    return sum(score * weight for score, weight in pairs) / total if total else 0.0

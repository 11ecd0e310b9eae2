"""Scoring: the golden examples that the browser's tests read too, and what always holds."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds import Payload
from generator.model import QUESTION_KINDS
from generator.scoring import score_question, weigh

GOLDEN = Path(__file__).parent / "golden" / "scoring"
GROUPS = [
    (kind, number, group)
    for kind in QUESTION_KINDS
    for number, group in enumerate(json.loads((GOLDEN / f"{kind}.json").read_text("utf-8")))
]
IDS = st.text("abcdexyz", min_size=1, max_size=1)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | IDS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | IDS, inner),
    max_leaves=8,
)


def question(kind: str, credit: str = "proportional") -> Payload:
    """The first golden question of a kind."""
    (first, *_) = (g["question"] for k, _, g in GROUPS if k == kind)
    return {**first, "credit": credit}


def right_response(asked: Payload) -> Any:
    """What scores 1: the key, in the shape of a response."""
    return asked["correct"][0] if asked["kind"] == "short_answer" else asked["correct"]


def test_every_kind_has_examples() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(QUESTION_KINDS)
    assert sum(len(group["responses"]) for _, _, group in GROUPS) > 120


@pytest.mark.parametrize(
    ("asked", "example"),
    [
        pytest.param(group["question"], example, id=f"{kind}-{number}-{example['says']}")
        for kind, number, group in GROUPS
        for example in group["responses"]
    ],
)
def test_a_response_scores_as_written_down(asked: Payload, example: dict[str, Any]) -> None:
    assert score_question(asked, example["response"]) == pytest.approx(example["score"], abs=1e-12)


@pytest.mark.parametrize("group", [g for _, _, g in GROUPS])
def test_the_key_scores_one(group: dict[str, Any]) -> None:
    assert score_question(group["question"], right_response(group["question"])) == 1


@given(st.sampled_from(GROUPS), ANYTHING)
def test_no_response_breaks_anything(group: tuple[str, int, Any], response: Any) -> None:
    assert 0 <= score_question(group[2]["question"], response) <= 1


@given(st.sets(st.sampled_from("abcde")), st.randoms())
def test_the_order_of_picks_changes_nothing(picked: set[str], chance: random.Random) -> None:
    asked, response = question("multiple_choice"), sorted(picked)
    before = score_question(asked, response)
    chance.shuffle(response)
    assert score_question(asked, response) == before


@given(st.sets(st.sampled_from("abcde")))
def test_a_better_set_of_picks_never_scores_less(picked: set[str]) -> None:
    asked = question("multiple_choice")
    before = score_question(asked, list(picked))
    for choice in "abcde":
        better = picked | {choice} if choice in asked["correct"] else picked - {choice}
        assert score_question(asked, list(better)) >= before


@pytest.mark.parametrize("kind", ["matching", "classify", "scenario"])
@given(data=st.data())
def test_one_more_right_part_never_scores_less(kind: str, data: st.DataObject) -> None:
    asked = question(kind)
    parts = sorted(asked["correct"])
    response = data.draw(st.dictionaries(st.sampled_from(parts), st.sampled_from("abcxyz")))
    before = score_question(asked, response)
    for part in parts:
        assert score_question(asked, {**response, part: asked["correct"][part]}) >= before


@given(st.permutations("abcd"))
def test_only_the_right_order_is_wholly_right(response: list[str]) -> None:
    assert (score_question(question("ordering"), response) == 1) == (response == list("abcd"))


@given(st.sampled_from(GROUPS), ANYTHING)
def test_all_or_nothing_gives_all_or_nothing(group: tuple[str, int, Any], response: Any) -> None:
    asked = {**group[2]["question"], "credit": "all_or_nothing"}
    share = score_question({**asked, "credit": "proportional"}, response)
    assert score_question(asked, response) == (1 if share == 1 else 0)


def test_a_module_quiz_is_the_weighted_mean() -> None:
    assert weigh([]) == 0
    assert weigh([(1, 1), (0, 1)]) == 0.5
    assert weigh([(1, 3), (0, 1)]) == 0.75


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 10)), min_size=1))
def test_the_mean_lies_between_the_scores(pairs: list[tuple[float, int]]) -> None:
    scores = [score for score, _ in pairs]
    assert min(scores) - 1e-9 <= weigh(pairs) <= max(scores) + 1e-9

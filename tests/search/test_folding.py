"""One spelling for what people type in many; the browser's tests read the same vectors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.folding import fold

VECTORS = json.loads(
    (Path(__file__).parent.parent / "golden" / "search" / "folding.json").read_text("utf-8")
)


@pytest.mark.parametrize("vector", VECTORS, ids=[repr(vector["text"]) for vector in VECTORS])
def test_folding(vector: dict[str, str]) -> None:
    assert fold(vector["text"]) == vector["folded"]


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_each_character_is_folded_by_itself(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(st.text())
def test_no_space_and_no_half_of_a_pair_is_left(text: str) -> None:
    folded = fold(text + "\ud800 \n")
    assert not any(char.isspace() or "\ud800" <= char <= "\udfff" for char in folded)

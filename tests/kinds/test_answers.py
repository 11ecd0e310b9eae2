"""What is typed is compared by what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.answers import fold_answer, read_number


@given(st.text())
def test_marks_around_an_answer_change_nothing(text: str) -> None:
    assert fold_answer(f" 《{text}》。") == fold_answer(text)


@given(st.integers(-(10**9), 10**9))
def test_a_number_is_read_however_it_is_typed(number: int) -> None:
    for typed in (f"{number}", f"{number:,}", f" {number:,} 户。", f"{number}户"):
        assert read_number(typed, "户") == number
    full_width = str.maketrans("0123456789-,", "０１２３４５６７８９－，")
    assert read_number(f"{number:,}".translate(full_width)) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("零", 0), ("十", 10), ("十一", 11), ("二十", 20), ("两百", 200), ("一百二", 120),
        ("一百零二", 102), ("二〇二三", 2023), ("一万", 10_000), ("一万二", 12_000),
        ("三亿零五十万", 300_500_000), ("", None), ("几", None), ("1e5", None), ("nan", None),
        ("inf", None), ("亿" * 100, None),
    ],
)  # fmt: skip
def test_chinese_numbers(typed: str, number: float | None) -> None:
    assert read_number(typed) == number

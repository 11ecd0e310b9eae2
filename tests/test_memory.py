"""What is remembered, and above all what is not."""

from __future__ import annotations

from functools import partial

from generator.memory import Memory


def test_the_same_inputs_give_the_same_object() -> None:
    memory = Memory()
    first = memory.recall("page", ("a", 1), lambda: ["made"])
    memory.turn()
    assert memory.recall("page", ("a", 1), lambda: ["made again"]) is first
    assert memory.made == []


def test_any_other_input_makes_it_anew() -> None:
    memory = Memory()
    memory.recall("page", ("a", 1), lambda: "old")
    different: list[tuple[object, ...]] = [("a", 2), ("b", 1), ("a",), ("a", 1, None), ()]
    for inputs in different:
        assert memory.recall("page", inputs, partial(str, inputs)) == str(inputs)
    assert memory.made == ["page"] * 6


def test_equal_inputs_are_the_same_inputs() -> None:
    memory = Memory()
    first = memory.settle("targets", {"a": frozenset("xy")})
    memory.turn()
    assert memory.settle("targets", {"a": frozenset("yx")}) is first


def test_what_a_build_did_not_ask_for_is_forgotten() -> None:
    memory = Memory()
    memory.recall("page", (1,), object)
    memory.turn()
    memory.turn()
    assert memory.recall("page", (1,), lambda: "made again") == "made again"


def test_a_failed_build_forgets_nothing() -> None:
    memory = Memory()
    first = memory.recall("page", (1,), object)
    memory.turn()
    memory.recall("other", (1,), object)  # and then the build fails, without a turn
    assert memory.recall("page", (1,), object) is first


def test_where_no_build_follows_only_what_is_asked_for_often_is_kept() -> None:
    memory = Memory(lasting=False)
    row = memory.recall("row", (1,), object, often=True)
    assert memory.recall("row", (1,), object, often=True) is row
    page = memory.recall("page", (1,), object)
    assert memory.recall("page", (1,), object) is not page

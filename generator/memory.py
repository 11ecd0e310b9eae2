"""What an earlier build made, kept by what it was made from.

A live preview builds again after every change, and nearly everything is made from what did not
change. Each thing is kept with its inputs; when all of them are the same as last time, it is
handed out again, as the very same object, so whoever builds on it can tell by identity.
Inputs are compared, never dated, so a build with a memory gives the same bytes as one without.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

T = TypeVar("T")
RARELY = (50_000, 50, 1_000)
"""Thresholds at which the garbage collector looks at young objects only."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """While a build runs, do not search all that it has made for garbage again and again.

    Nearly everything lives until its end, and the searches would take a fifth of its time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        # Whoever goes on takes the room of what is over: so a function is decorated with this.
        gc.collect()


class Memory:
    """Remembers what the latest build asked for.

    `lasting`: false where no other build follows. Then only what one build asks for over and over
    is remembered, for all of it together would fill a machine.
    """

    def __init__(self, *, lasting: bool = True) -> None:
        self._lasting = lasting
        self._kept: dict[str, tuple[tuple[Any, ...], Any]] = {}
        self._asked: dict[str, tuple[tuple[Any, ...], Any]] = {}
        self.made: list[str] = []
        """Names of what had to be made since `turn` was called."""

    def recall(
        self, name: str, inputs: tuple[Any, ...], make: Callable[[], T], *, often: bool = False
    ) -> T:
        """The thing called `name`, made anew only when an input differs from the last time.

        `inputs` are all that `make` depends on; they and the thing are never changed.
        `often`: whether one build asks for it again and again.
        """
        if not (self._lasting or often):
            return make()
        known = self._asked.get(name) or self._kept.get(name)
        if known is not None and _same(known[0], inputs):
            value = known[1]
        else:
            value = make()
            self.made.append(name)
        self._asked[name] = (inputs, value)
        return cast("T", value)

    def settle(self, name: str, value: T) -> T:
        """`value`, or the equal one of last time, so that what is made from it can stay."""
        return self.recall(name, (value,), lambda: value)

    def turn(self) -> None:
        """A build is over: forget what it did not ask for."""
        self._kept, self._asked = self._asked, {}
        self.made = []


def _same(left: tuple[Any, ...], right: tuple[Any, ...]) -> bool:
    return len(left) == len(right) and all(
        one is other or one == other for one, other in zip(left, right, strict=True)
    )

"""Where each part of a document stands, worked out only when somebody asks.

A file without problems never needs its places, and most files have none: reading thousands of
cases then costs half the time and memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.yamldoc.events import Path, Place, build
from generator.yamldoc.textmap import TextMap


@dataclass(frozen=True)
class Places:
    """The repaired text of a file and the way back to what its author sees."""

    text: str
    cleaned: TextMap
    repaired: TextMap

    @cached_property
    def values(self) -> dict[Path, Place]:
        """Path -> place of the value, 1-based."""
        return self._found[0]

    @cached_property
    def keys(self) -> dict[Path, Place]:
        """Path -> place of the key, 1-based."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[dict[Path, Place], dict[Path, Place]]:
        built = build(self.text, self.repaired.lines, places=True)
        return self._authored(built.values), self._authored(built.keys)

    def _authored(self, places: Mapping[Path, Place]) -> dict[Path, Place]:
        found = {}
        for path, place in places.items():
            line, column = self.cleaned.original(*self.repaired.original(*place))
            found[path] = (line + 1, column + 1)
        return found


class LazyPlaces(Mapping[Path, Place]):
    """A read-only view that reads the places on first use."""

    def __init__(self, places: Places, kind: Literal["values", "keys"]) -> None:
        self._places = places
        self._kind = kind

    def __getitem__(self, path: Path) -> Place:
        return self._all[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _all(self) -> dict[Path, Place]:
        return self._places.values if self._kind == "values" else self._places.keys

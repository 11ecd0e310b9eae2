"""A parsed file that remembers where everything stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.problems import Location, Problem

Path = tuple[str | int, ...]
"""Keys and 0-based indexes from the top of a document, such as `("quiz", 0, "prompt")`."""


@dataclass(frozen=True)
class Document:
    """Plain data (dict, list, str, None) and the place of each part."""

    file: str
    """POSIX path relative to the classroom folder."""
    lines: tuple[str, ...]
    """The text, line by line, without line breaks."""
    data: Mapping[str, Any]
    """The top-level mapping; empty when nothing could be read."""
    values: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    """Path -> (line, column), both 1-based, of the value."""
    keys: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    """Path -> (line, column), both 1-based, of the key (for a list item: of its dash)."""

    def locate(self, path: Path) -> Location:
        """Place of the value at `path`, or of the nearest part that exists above it.

        Parts of `path` that the data does not have (pydantic names union members in its
        paths) are skipped.
        """
        return self._nearest(self.values, path)

    def locate_key(self, path: Path) -> Location:
        """Place of the key at `path`, or of the nearest part that exists above it."""
        return self._nearest(self.keys, path)

    def at(self, line: int, column: int) -> Location:
        """A place by numbers, with its source line."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Location(self.file, line, column, text)

    def _nearest(self, places: Mapping[Path, tuple[int, int]], path: Path) -> Location:
        known: Path = ()
        place = self.values.get((), (1, 1))
        for part in path:
            candidate = (*known, part)
            if candidate in self.values or candidate in self.keys:
                known = candidate
                place = places.get(candidate, self.values.get(candidate, place))
        return self.at(*place)


def read_document(
    content: bytes, file: str, known_keys: Collection[str] = ()
) -> tuple[Document, tuple[Problem, ...]]:
    """Parse one file.

    `known_keys`: field names and what people call them; tells a mistyped `标题：` from prose.
    Never raises for any bytes; what cannot be read is a problem with its place.
    """
    raise NotImplementedError

"""Telling keys from prose, also where a colon was typed full-width or without its space."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

SEPARATOR = re.compile(r":(?=[ \t]|$)|[ \t]#")
"""Ends a key or starts a comment, whichever comes first."""
_QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'"
_REAL_QUOTED = re.compile(rf"({_QUOTED})[ \t]*:(?=[ \t]|$)")
_NAME = r"[^\s\"'#\[\]{}:：﹕︰∶，。；！？“”（）][^:：﹕︰∶，。；！？“”（）#]{0,39}?"
_WIDE = re.compile(rf"({_QUOTED}|{_NAME})\s*[：﹕︰∶]\s*")
_TIGHT = re.compile(rf"({_QUOTED}|{_NAME})\s*:(?!//|[ \t]|$)[\u3000\u00a0]*")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*$")
_UNQUOTE = "\"'"
LONGEST_KEY = 20
"""Longer words before a full-width colon are prose."""


@dataclass(frozen=True)
class Key:
    """A key in a line; 0-based."""

    name: str
    colon: int
    value: int
    """Where the value begins, or the end of the line."""


class KeyFinder:
    """Finds keys; knows the names that this file's fields have."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = frozenset(known)

    def real(self, line: str, start: int) -> Key | None:
        """A key as YAML reads it."""
        if line[start] in _UNQUOTE:
            quoted = _REAL_QUOTED.match(line, start)
            if not quoted:
                return None
            colon = quoted.end() - 1
            return Key(quoted[1][1:-1], colon, _skip(line, colon + 1))
        found = SEPARATOR.search(line, start)
        if not found or found[0] != ":" or found.start() == start:
            return None
        name = line[start : found.start()].rstrip()
        return Key(name, found.start(), _skip(line, found.end()))

    def wide(self, line: str, start: int) -> Key | None:
        """A key followed by a full-width colon."""
        return _key(_WIDE.match(line, start), "：﹕︰∶")

    def tight(self, line: str, start: int) -> Key | None:
        """A key whose colon touches the value, such as `title:甲`; never `https://…`."""
        return _key(_TIGHT.match(line, start), ":")

    def is_field(self, name: str) -> bool:
        """Whether `name` is a field's own name: prose does not start with one by chance."""
        return name in self._known and name.isascii()

    def is_known(self, name: str) -> bool:
        """Whether people use `name` for a field of this file."""
        return name in self._known

    def is_likely(self, name: str) -> bool:
        """Whether `name`, where only a key can stand, was meant as one."""
        return self.is_known(name) or (len(name) <= LONGEST_KEY and not name.isdecimal())

    def looks_like_key(self, line: str, start: int) -> bool:
        """Whether a line, from `start`, opens with something that was meant as a key."""
        if start >= len(line):
            return False
        real = self.real(line, start)
        if real and (self.is_known(real.name) or _WORD.match(real.name)):
            return True
        slip = self.wide(line, start) or self.tight(line, start)
        return bool(slip and (self.is_known(slip.name)))


def _key(match: re.Match[str] | None, colons: str) -> Key | None:
    if not match:
        return None
    name = match[1]
    if name[0] in _UNQUOTE:
        name = name[1:-1]
    colon = next(i for i in range(match.end(1), match.end()) if match.string[i] in colons)
    return Key(name, colon, match.end())


def _skip(line: str, start: int) -> int:
    while start < len(line) and line[start] in " \t":
        start += 1
    return start

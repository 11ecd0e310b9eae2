"""Lists and mappings in brackets: `[a, b]`, `{a: b}`, also with full-width marks in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generator.yamldoc.notes import Notes, shorten
from generator.yamldoc.quotes import closing_quote

MAX_DEPTH = 20
"""Deeper nesting is a mistake or an attack; the deepest field lies at eight."""
_TOKEN = re.compile("[\"'\\[\\]{}，、；［］｛｝#,:：]")
_NARROW = {"［": "[", "］": "]", "｛": "{", "｝": "}"}
_CLOSES = {"]": "[", "}": "{"}


@dataclass
class Flow:
    """What one bracketed value holds; its findings count only if it is no prose."""

    notes: Notes = field(default_factory=Notes)
    end: tuple[int, int] | None = None
    """Place just after the closing bracket."""
    has_colon: bool = False
    too_deep: bool = False


class FlowReader:
    """Reads one bracketed value token by token."""

    def __init__(
        self, lines: Sequence[str], line: int, start: int, is_foreign: Callable[[int], bool]
    ) -> None:
        self._lines = lines
        self._line = line
        self._at = start
        self._opening = (line, start)
        self._is_foreign = is_foreign
        self._open: list[tuple[str, int, int]] = []
        self._fresh = True
        """Whether the next character begins an item."""
        self._keyed = False
        """Whether the present item had its colon."""
        self.flow = Flow()

    def read(self) -> Flow:
        """Read to the bracket that closes the first one, or to where that cannot come."""
        while self.flow.end is None:
            text = self._lines[self._line]
            match = _TOKEN.search(text, self._at)
            if text[self._at : match.start() if match else None].strip():
                self._fresh = False
            if not match:
                self._line += 1
                self._at = 0
                if self._line == len(self._lines) or self._is_foreign(self._line):
                    return self._unclosed()
                continue
            self._at = match.end()
            if not self._token(match.group(), match.start(), text):
                return self.flow
        return self.flow

    def _token(self, char: str, at: int, text: str) -> bool:
        """Take one token; False ends the reading."""
        if char in _NARROW:
            self._once("fullwidth-bracket", at, char=char, narrow=_NARROW[char])
            self.flow.notes.replace(self._line, at, at + 1, _NARROW[char])
            char = _NARROW[char]
        if char in "[{":
            return self._opened(char, at)
        if char in "]}":
            return self._closed(char, at)
        if char in "\"'" and self._fresh:
            return self._quoted(at)
        if char in ",，、；":
            return self._comma(char, at)
        if char == "#" and at and text[at - 1] in " \t":
            before = text[:at].rstrip()
            if before and before[-1] not in ",[{":
                self._once("text-cut", at, text=shorten(text[at:], 12))
            self._at = len(text)
        elif char in ":：" and self._open[-1][0] == "{" and not self._keyed:
            self._colon(char, at, text)
        self._fresh = char == ":" and text[at + 1 : at + 2] in ("", " ", "\t")
        return True

    def _opened(self, char: str, at: int) -> bool:
        if not self._fresh:
            self.flow.notes.add("quote-needed", self._line, at, char=char, text="")
            self.flow.notes.uncertain = True
            return False
        self._open.append((char, self._line, at))
        self._keyed = False
        self.flow.too_deep = len(self._open) > MAX_DEPTH
        return not self.flow.too_deep

    def _closed(self, char: str, at: int) -> bool:
        if self._open[-1][0] != _CLOSES[char]:
            self._unclosed()
            return False
        self._open.pop()
        self._fresh = False
        self._keyed = True
        if not self._open:
            self.flow.end = (self._line, at + 1)
        return True

    def _quoted(self, at: int) -> bool:
        end = closing_quote(self._lines, self._line, at, self._is_foreign)
        if end is None:
            quote = self._lines[self._line][at]
            self.flow.notes.add("unclosed-quote", self._line, at, quote=quote)
            self.flow.notes.uncertain = True
            return False
        self._line, self._at = end
        self._fresh = False
        return True

    def _comma(self, char: str, at: int) -> bool:
        if char != ",":
            self._once("fullwidth-comma", at, char=char)
            self.flow.notes.replace(self._line, at, at + 1, ",")
        elif self._fresh:
            self._once("empty-item", at)
            self.flow.notes.uncertain = True
        self._fresh = True
        self._keyed = False
        return True

    def _colon(self, char: str, at: int, text: str) -> None:
        self._keyed = self.flow.has_colon = True
        after = text[at + 1 : at + 2]
        if char == "：":
            self._once("fullwidth-colon", at, key=text[:at].split("{")[-1].split(",")[-1].strip())
            self.flow.notes.replace(self._line, at, at + 1, ": ")
        elif after and after not in " \t,[]{}" and text[at - 1] not in "\"'":
            self._once("colon-space", at, key=text[:at].split("{")[-1].split(",")[-1].strip())
            self.flow.notes.replace(self._line, at, at + 1, ": ")

    def _once(self, code: str, at: int, **params: str) -> None:
        """One slip repeated within one pair of brackets is one mistake."""
        if all(_sort(finding.code) != _sort(code) for finding in self.flow.notes.findings):
            self.flow.notes.add(code, self._line, at, **params)

    def _unclosed(self) -> Flow:
        char, line, at = self._open[-1]
        self.flow.notes.add("unclosed-bracket", line, at, bracket=char)
        self.flow.notes.uncertain = True
        return self.flow


def _sort(code: str) -> str:
    """Whoever types a full-width bracket types full-width commas in it: one mistake."""
    return "fullwidth" if code in ("fullwidth-bracket", "fullwidth-comma") else code

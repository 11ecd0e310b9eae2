"""The right-hand side: what follows a key's colon or an item's dash."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.yamldoc.blocks import Opened
from generator.yamldoc.flow import FlowReader
from generator.yamldoc.keys import SEPARATOR, Key, KeyFinder
from generator.yamldoc.notes import Notes, shorten
from generator.yamldoc.quotes import check_escapes, closing_quote

_BLOCK_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:$|[ \t]#)")
_PROPERTY = re.compile(
    r"&[A-Za-z0-9_-]+(?=[ \t]|$)|\*[A-Za-z0-9_-]+[ \t]*$|!!?[A-Za-z][A-Za-z0-9_/-]*(?=[ \t]|$)"
)
"""A real anchor, alias or tag: the parser refuses it by its own name."""
_NEVER_FIRST = "@`%,]}"


class ValueReader:
    """Reads values; reports what would be cut, swallowed or refused."""

    def __init__(self, lines: Sequence[str], keys: KeyFinder, notes: Notes) -> None:
        self._lines = lines
        self._keys = keys
        self._notes = notes

    def read(self, row: int, start: int, parent: int, key: Key | None) -> tuple[Opened, int]:
        """Read the value at `start`; what it leaves open and the next line (0: the following).

        `parent` is the column that the value's further lines must exceed.
        """
        line = self._lines[row]
        if start >= len(line):
            return "child", 0
        first = line[start]
        if first in "\"'":
            return self._quoted(row, start, parent)
        if first in "[{" or (first in "［｛" and line.rstrip()[-1] in "］｝]}"):
            return self._flow(row, start, parent)
        if first in "|>" and _BLOCK_HEADER.match(line, start):
            return "block", 0
        if first == "#":
            return self._hash(row, start, parent, key)
        if first == "-" and key and line[start + 1 : start + 2] in ("", " ", "\t"):
            self._notes.add("inline-dash", row, start, key=shorten(key.name))
            self._notes.uncertain = True
            return "skip", 0
        if self._cannot_begin(line, start):
            return self._quote_whole("quote-needed", row, start, start, char=first), 0
        return self.check_plain(row, start), 0

    def check_plain(self, row: int, start: int, *, further: bool = False) -> Opened:
        """Look for what ends a plain text before its line does; `further`: not its first line."""
        line = self._lines[row]
        found = SEPARATOR.search(line, start)
        if not found:
            return "plain"
        if found[0] != ":":
            at = found.end() - 1
            self._notes.add("text-cut", row, at, text=shorten(line[at:], 12))
            return "skip"
        if further:
            self._notes.add("colon-in-text", row, found.start(), text=shorten(line[start:], 16))
            self._notes.uncertain = True
            return "skip"
        return self._quote_whole("colon-in-text", row, start, found.start())

    def _cannot_begin(self, line: str, start: int) -> bool:
        first = line[start]
        if first in "&*!":
            return not _PROPERTY.match(line, start)
        if first == "?":
            return line[start + 1 : start + 2] in ("", " ", "\t")
        return first in _NEVER_FIRST or first in "|>"

    def _quote_whole(self, code: str, row: int, start: int, at: int, **params: str) -> Opened:
        """Report at `at` and go on as if the whole text had been quoted."""
        text = self._lines[row][start:].rstrip()
        self._notes.add(code, row, at, **{**params, "text": shorten(text, 16)})
        self._notes.wrap(row, start, text)
        return "skip"

    def _hash(self, row: int, start: int, parent: int, key: Key | None) -> tuple[Opened, int]:
        """A comment, unless it looks like text (`#1 单元`) and nothing stands below."""
        line = self._lines[row]
        if (
            key is None
            or line[start + 1 : start + 2] in ("", " ", "#")
            or self._has_child(row, parent)
        ):
            return "child", 0
        return self._quote_whole("text-cut", row, start, start), 0

    def _has_child(self, row: int, parent: int) -> bool:
        for number in range(row + 1, len(self._lines)):
            line = self._lines[number]
            text = line.lstrip()
            if text and text[0] != "#":
                column = len(line) - len(text)
                return column > parent or (column == parent and text[0] == "-")
        return False

    def _quoted(self, row: int, start: int, parent: int) -> tuple[Opened, int]:
        line = self._lines[row]
        end = closing_quote(self._lines, row, start, lambda number: self._foreign(number, parent))
        if end is None:
            self._notes.add("unclosed-quote", row, start, quote=line[start])
            self._notes.replace(row, len(line), len(line), line[start])
            self._notes.uncertain = True
            return "skip", 0
        last, index = end
        if line[start] == '"':
            for number in range(row, last + 1):
                begin = start + 1 if number == row else 0
                stop = index - 1 if number == last else len(self._lines[number])
                check_escapes(self._notes, number, self._lines[number], begin, stop)
        rest = self._lines[last][index:]
        if not rest.strip() or (rest[0] in " \t" and rest.lstrip()[0] == "#"):
            return "done", last + 1
        at = index + len(rest) - len(rest.lstrip())
        if last == row:
            self._quote_whole("text-after-quote", row, start, at)
            return "skip", 0
        self._notes.add("text-after-quote", last, at, text=shorten(rest, 12))
        self._notes.uncertain = True
        return "skip", last + 1

    def _flow(self, row: int, start: int, parent: int) -> tuple[Opened, int]:
        line = self._lines[row]
        mapping = line[start] in "{｛"
        flow = FlowReader(
            self._lines, row, start, lambda number: self._foreign(number, parent, mapping)
        ).read()
        if flow.too_deep:
            return "done", len(self._lines)
        if flow.end is None:
            self._notes.findings.append(flow.notes.findings[-1])
            self._notes.edits += flow.notes.edits
            self._notes.uncertain = True
            return "skip", 0
        last, index = flow.end
        rest = self._lines[last][index:].strip()
        whole = last == row
        empty = not line[start + 1 : index - 1].strip()
        prose = whole and mapping and not flow.has_colon and not empty
        if prose or (rest and rest[0] not in "#:"):
            if whole:
                return self._quote_whole("quote-needed", row, start, start, char=line[start]), 0
            at = len(self._lines[last].rstrip()) - len(rest)
            self._notes.add("text-after-quote", last, at, text=shorten(rest, 12))
            self._notes.uncertain = True
            return "skip", last + 1
        self._merge(flow.notes)
        return ("skip" if rest[:1] == ":" else "done"), last + 1

    def _merge(self, notes: Notes) -> None:
        self._notes.findings += notes.findings
        self._notes.edits += notes.edits
        self._notes.uncertain |= notes.uncertain

    def _foreign(self, number: int, parent: int, mapping: bool = False) -> bool:
        """Whether a line stands outside a text or list that began under `parent`.

        `mapping`: in braces, where a line may well begin with a field's name.
        """
        line = self._lines[number]
        text = line.lstrip(" ")
        if not text:
            return False
        column = len(line) - len(text)
        if column > parent:
            real = self._keys.real(line, column)
            return bool(real and not mapping and self._keys.is_field(real.name))
        if text[0] == "-" and text[1:2] in ("", " ", "\t"):
            return True
        return self._keys.real(line, column) is not None or self._keys.looks_like_key(line, column)

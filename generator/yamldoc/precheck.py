"""Line by line before the parser: the slips of people who type Chinese, each at its own place.

A YAML parser swallows these silently (`标题：甲` becomes one long text) or blames a later line.
The scanner follows just enough of YAML's block structure (columns of open lists and mappings,
texts that run over several lines) to know where a key or a dash has to stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.yamldoc.blocks import Blocks, Expected, Opened
from generator.yamldoc.keys import Key, KeyFinder
from generator.yamldoc.marks import (
    DASH,
    NUMBER,
    QUICK,
    QUICK_ITEM,
    SPACE,
    TOUCHING_DASH,
    lookalike,
    next_line,
)
from generator.yamldoc.notes import ENOUGH, Notes, shorten
from generator.yamldoc.values import ValueReader

_ABOUT_COLUMNS = ("indent", "missing-dash", "missing-colon", "text-then-list")


def precheck(lines: Sequence[str], known: Collection[str]) -> Notes:
    """Everything that the lines themselves tell."""
    scanner = _Scanner(lines, KeyFinder(known))
    scanner.run()
    return scanner.notes


class _Scanner:
    def __init__(self, lines: Sequence[str], keys: KeyFinder) -> None:
        self.lines = lines
        self.keys = keys
        self.notes = Notes()
        self.values = ValueReader(lines, keys, self.notes)
        self.blocks = Blocks()
        self.row = 0
        self.shift = 0
        """Column minus index in the present line; not 0 after a wide indent."""
        self.shaky = False
        """Whether the columns of this block are in doubt; the next line at column 0 is not."""
        self.astray = False
        """Whether the last line was no key where one was wanted: the next ones tell no more."""
        self.wide_row = -2
        """Last line whose indent was reported or belongs to that report."""

    def run(self) -> None:
        while self.row < len(self.lines):
            self.shift = 0
            following = self.row + 1
            done = self._line(self.lines[self.row])
            if done is None:
                return
            if len(self.notes.findings) > ENOUGH or len(self.notes.edits) > 20 * ENOUGH:
                self.notes.uncertain = True
                return
            self.row = max(following, done)

    def _line(self, line: str) -> int | None:
        """Read one line; the number of the next one to read, None to stop."""
        text = line.lstrip(" ")
        column = len(line) - len(text)
        if not text or (self.blocks.open == "block" and column > self.blocks.parent):
            return 0
        if column == 0 and not text[0].isspace():
            self.shaky = False
        if text[0] == "#":
            if self.blocks.open == "plain":
                self.blocks.open = "done"
            return 0
        if column <= self.blocks.parent or self.blocks.open not in ("plain", "done", "skip"):
            quick = QUICK.match(line)
            if quick:
                return self._quick(quick, column)
            if QUICK_ITEM.match(line):
                return self._quick_item(line, column)
        if column == 0 and (line[:3] in ("---", "...") and not line[3:4].strip()):
            return self._document_mark(line)
        if column == 0 and text[0] == "%" and self.blocks.open == "start":
            self.notes.add("directive", self.row, 0)
            self.notes.replace(self.row, 0, len(line), "#")
            return 0
        if text[0].isspace():
            indented = self._wide_indent(line, column)
            if indented is None:
                return 0
            column, index = indented
            self.shift = column - index
        else:
            index = column
        return self._content(line, index, column)

    def _quick(self, match: re.Match[str], column: int) -> int:
        index = match.start(3)
        self.astray = False
        if match[2]:
            expected = self.blocks.expect(column)
            if expected not in ("any", "dash", "dash or key"):
                return self._content(match.string, column, column)
            self.blocks.push(column, "seq")
            self.blocks.push(index, "map")
        else:
            if self.blocks.expect(column) not in ("any", "key", "dash or key"):
                return self._content(match.string, column, column)
            self.blocks.push(column, "map")
        self.blocks.parent = index
        self.blocks.open = "plain" if match[4] else "done" if match[5] else "child"
        return 0

    def _quick_item(self, line: str, column: int) -> int:
        if self.blocks.expect(column) not in ("any", "dash", "dash or key"):
            return self._content(line, column, column)
        self.blocks.push(column, "seq")
        self.blocks.parent = column
        self.blocks.open = "plain"
        return 0

    def _content(self, line: str, index: int, column: int) -> int:
        if column > self.blocks.parent:
            if self.blocks.open == "plain":
                return self._continuation(line, index)
            if self.blocks.open == "skip":
                self.notes.uncertain = True
                return 0
            if self.blocks.open == "done":
                return self._misplaced("indent", index)
        if self.blocks.open == "skip" and line[index] == ":":
            return 0  # the other half of a key that began with `? `
        inline = False
        while True:
            expected: Expected = "any" if inline else self.blocks.expect(column)
            astray = expected == "key" and self.blocks.open != "start" and DASH.match(line, index)
            if expected == "nothing" or astray:
                return self._misplaced("indent", index)
            dash = self._dash(line, index, column, expected, inline)
            if dash is None:
                return self._entry(line, index, column, expected, inline)
            self.blocks.push(column, "seq")
            self.blocks.parent = column
            if dash == len(line) or line[dash] == "#":
                self.blocks.open = "child"
                return 0
            self.blocks.open = "child"
            column += dash - index
            index = dash
            inline = True

    def _dash(
        self, line: str, index: int, column: int, expected: Expected, inline: bool
    ) -> int | None:
        """Index of what follows a list mark; None when there is none."""
        plain = DASH.match(line, index)
        if plain:
            space = SPACE.match(line, index + 1)
            end = space.end() if space else index + 1
            if "\t" in line[index:end]:
                self.notes.add("tab-indent", self.row, line.index("\t", index))
                self.notes.replace(self.row, index + 1, end, " " * (end - index - 1))
            return end
        if inline or expected == "key" or self.blocks.open == "start":
            return None
        touching = TOUCHING_DASH.match(line, index)
        if touching:
            number = NUMBER.match(line, index + 1) and expected == "any"
            if number and not self._next_matches(column, TOUCHING_DASH):
                return None
            if column not in self.blocks.marked:
                self.notes.add("dash-space", self.row, index, text=shorten(line[index + 1 :], 12))
                self.blocks.marked.add(column)
            space = SPACE.match(line, index + 1)
            end = space.end() if space else index + 1
            self.notes.replace(self.row, index, end, "- ")
            return end
        alike = lookalike(line, index)
        if not alike:
            return None
        if column not in self.blocks.marked:
            self.notes.add("list-mark", self.row, index, mark=alike[1])
            self.blocks.marked.add(column)
        self.notes.replace(self.row, index, alike.end(), "- ")
        if self.keys.looks_like_key(line, alike.end()):
            self.notes.uncertain = self.shaky = True
        return alike.end()

    def _entry(self, line: str, index: int, column: int, expected: Expected, inline: bool) -> int:
        """A key with its value, or an item's text."""
        certain = expected in ("key", "dash or key")
        key = self._key(line, index, column, certain)
        if key:
            if expected == "dash":
                return self._misplaced("indent", index)
            self.blocks.push(column, "map")
            self.astray = False
            return self._take(self.values.read(self.row, key.value, column, key), column)
        if line[index] == "?" and line[index + 1 : index + 2] in ("", " ", "\t"):
            return self._misplaced("complex-key", index)
        if expected == "dash":
            return self._misplaced("missing-dash", index)
        if certain and line[index] not in "[{\"'":
            found = self.keys.real(line, index)
            return self._misplaced("bad-key" if found else "missing-colon", index)
        if not inline and self.blocks.open == "start":
            self.blocks.open = "child"
        return self._take(
            self.values.read(self.row, index, self.blocks.parent, None), self.blocks.parent
        )

    def _key(self, line: str, index: int, column: int, certain: bool) -> Key | None:
        """The key at `index`, its colon mended when it was typed in another way."""
        wide = self.keys.wide(line, index)
        if wide and self._is_meant(wide, column, certain):
            self.notes.add("fullwidth-colon", self.row, wide.colon, key=shorten(wide.name))
            self.notes.replace(self.row, wide.colon, wide.value, ": ")
            return wide
        real = self.keys.real(line, index)
        if real:
            return None if line[index] in "[{&*!|>%@`," else real
        tight = self.keys.tight(line, index)
        if tight and self._is_meant(tight, column, certain):
            self.notes.add("colon-space", self.row, tight.colon, key=shorten(tight.name))
            self.notes.replace(self.row, tight.colon, tight.value, ": ")
            return tight
        return None

    def _is_meant(self, key: Key, column: int, certain: bool) -> bool:
        if certain:
            return self.keys.is_likely(key.name)
        if self.keys.is_field(key.name):
            return True
        line = next_line(self.lines, self.row, column)
        if line is None:
            return False
        sibling = self.lines[line]
        return self.keys.looks_like_key(sibling, len(sibling) - len(sibling.lstrip(" ")))

    def _take(self, taken: tuple[Opened, int], parent: int) -> int:
        self.blocks.open, following = taken
        self.blocks.parent = parent
        if self.notes.findings and self.notes.findings[-1].code.startswith("unclosed"):
            self.shaky = True
        return following

    def _continuation(self, line: str, index: int) -> int:
        """A further line of a plain text."""
        if DASH.match(line, index):
            return self._misplaced("text-then-list", index)
        wide = self.keys.wide(line, index)
        real = self.keys.real(line, index)
        if (wide and self.keys.is_field(wide.name)) or (
            real and (self.keys.is_known(real.name) or real.name.isascii())
        ):
            return self._misplaced("indent", index)
        self.blocks.open = self.values.check_plain(self.row, index, further=True)
        return 0

    def _misplaced(self, code: str, index: int) -> int:
        """Report a line that fits nowhere, and whatever hangs below it with it."""
        echo = self.astray if code == "missing-colon" else self.shaky
        if not echo or code not in _ABOUT_COLUMNS:
            text = self.lines[self.row]
            self.notes.add(code, self.row, index, text=shorten(text[index:]))
        self.notes.uncertain = self.shaky = True
        self.astray = code == "missing-colon"
        self.blocks.open = "skip"
        self.blocks.parent = index + self.shift
        return 0

    def _next_matches(self, column: int, pattern: re.Pattern[str]) -> bool:
        row = next_line(self.lines, self.row, column)
        return row is not None and bool(pattern.match(self.lines[row], column))

    def _wide_indent(self, line: str, column: int) -> tuple[int, int] | None:
        """Column and index of the text behind a tab or a full-width space; None when blank."""
        end = match.end() if (match := SPACE.match(line)) else 0
        if end == len(line):
            self.notes.replace(self.row, column, end, "")
            return None
        if self.blocks.open == "plain" and column > self.blocks.parent:
            return column, column
        if self.wide_row < self.row - 1:
            code = "tab-indent" if line[column] == "\t" else "wide-indent"
            self.notes.add(code, self.row, column, char=f"U+{ord(line[column]):04X}")
        self.wide_row = self.row
        self.notes.uncertain = self.shaky = True
        spaces = "".join("  " if char in "\t\u3000" else " " for char in line[:end])
        self.notes.replace(self.row, 0, end, spaces)
        return len(spaces), end

    def _document_mark(self, line: str) -> int | None:
        """`---` may open the file; anything after its end is left to the parser to refuse."""
        opens = line.startswith("---") and self.blocks.open == "start" and not line[3:].strip(" \t")
        return 0 if opens else None

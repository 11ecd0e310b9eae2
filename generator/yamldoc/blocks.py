"""Which lists and mappings are open, told by their columns alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Expected = Literal["key", "dash", "dash or key", "any", "nothing"]
"""What can stand at a column, given what is open above it."""
Opened = Literal["start", "child", "plain", "block", "done", "skip"]
"""What a line leaves open: a place for a block below (`child`), a text that may go on (`plain`,
`block`), nothing (`done`), or a piece that was reported and is not read further (`skip`)."""


@dataclass
class Blocks:
    """The open blocks around the present line."""

    stack: list[tuple[int, str]] = field(default_factory=list)
    """Columns of the open mappings (`map`) and lists (`seq`)."""
    open: Opened = "start"
    """What the last line of structure leaves open below it."""
    parent: int = -1
    """Column that a line must exceed to belong to what is open."""
    marked: set[int] = field(default_factory=set)
    """Columns of lists whose marks were reported: one habit, one report a list."""

    def expect(self, column: int) -> Expected:
        """Close what ends before `column` and say what fits there."""
        closed = False
        stack = self.stack
        while stack and stack[-1][0] > column:
            self.marked.discard(stack.pop()[0])
            closed = True
        if self.open in ("child", "start") and not closed and column > self.parent:
            return "key" if self.open == "start" else "any"
        if not stack and column == 0:
            return "key"
        if not stack or stack[-1][0] != column:
            return "nothing"
        if stack[-1][1] == "map":
            empty = self.open == "child" and self.parent == column
            return "dash or key" if empty else "key"
        below = len(stack) > 1 and stack[-2] == (column, "map")
        return "dash or key" if below else "dash"

    def push(self, column: int, kind: str) -> None:
        """Open a list or mapping at `column`, or go on with the one that is open there."""
        top = self.stack[-1] if self.stack else None
        if top == (column, kind):
            return
        if top == (column, "seq"):
            # a list may stand right below its key, at the same column: the mapping goes on
            self.stack.pop()
            return
        self.stack.append((column, kind))

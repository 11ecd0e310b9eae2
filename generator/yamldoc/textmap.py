"""Small repairs to a text that never lose the place a person sees in the editor.

The pre-check repairs what it reports, so that the rest of the file can still be read and every
other mistake in it is reported in the same run. Nothing repaired is ever published: the report
stands, and a file with a report does not build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Edit:
    """Replace `lines[line][start:end]` by `text`; everything 0-based, `text` on one line."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class TextMap:
    """Lines after edits, and the way back to the places before them."""

    lines: Sequence[str]
    _edits: dict[int, list[Edit]] = field(default_factory=dict)

    @classmethod
    def edited(cls, lines: Sequence[str], edits: Iterable[Edit]) -> TextMap:
        """Apply `edits`; of two that overlap the first (from the left) is kept."""
        kept: dict[int, list[Edit]] = defaultdict(list)
        for edit in sorted(edits):
            row = kept[edit.line]
            if not row or row[-1].end <= edit.start:
                row.append(edit)
        if not kept:
            return cls(lines)
        changed = list(lines)
        for number, row in kept.items():
            parts = []
            at = 0
            for edit in row:
                parts += [lines[number][at : edit.start], edit.text]
                at = edit.end
            changed[number] = "".join(parts) + lines[number][at:]
        return cls(changed, dict(kept))

    def original(self, line: int, column: int) -> tuple[int, int]:
        """Place (0-based) before the edits of a place after them."""
        shift = 0
        for edit in self._edits.get(line, ()):
            begin = edit.start + shift
            if column < begin:
                break
            if column < begin + len(edit.text):
                return line, min(edit.start + (column - begin), max(edit.start, edit.end - 1))
            shift += len(edit.text) - (edit.end - edit.start)
        return line, column - shift

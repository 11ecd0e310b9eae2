"""How lines and list items begin, as patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIRST = r"[^\s\"'\[\]{}|>@`%&*!,?#:：\-［｛]"
_FLOW = r"\[(?!\s*,|[^\]]*,\s*,)[^\[\]{}\"'#:，、；：［］｛｝]*\]"
QUICK = re.compile(rf"( *)((?:- )?)([a-z_]+):(?: (?:({_FIRST}[^#:]*)|({_FLOW}))?)?$")
"""A line without any snare: a field's name, alone, with a plain text or with a short list.

Nearly every line is one; what it opens is told by its columns and nothing else is looked at."""
QUICK_ITEM = re.compile(rf" *- {_FIRST}[^#:：]*$")
"""The same: an item that is a plain text."""
SPACE = re.compile(r"\s+")
DASH = re.compile(r"-(?=[ \t]|$)")
TOUCHING_DASH = re.compile(r"-(?![ \t-]|$)")
"""A hyphen that lacks its space."""
NUMBER = re.compile(r"[\d.,%]")
"""After a hyphen: maybe a negative number."""
_LOOKALIKE = re.compile(r"([－–—―‐‑−﹣・•·●◦▪○■◆*+])(?!\1)([ \t\u3000\u00a0]*)(?=\S)")


def lookalike(line: str, index: int) -> re.Match[str] | None:
    """A sign that people use for a list's hyphen, with the space behind it.

    A doubled dash opens a sentence in Chinese; a sign that touches a number is arithmetic.
    """
    found = _LOOKALIKE.match(line, index)
    if not found or (not found[2] and (found[1] in "*+" or NUMBER.match(line, found.end()))):
        return None
    return found


def next_line(lines: Sequence[str], row: int, column: int) -> int | None:
    """The next line of structure behind `row`, if it begins at `column`."""
    for number in range(row + 1, len(lines)):
        text = lines[number].lstrip(" ")
        if text and text[0] != "#":
            return number if len(lines[number]) - len(text) == column else None
    return None

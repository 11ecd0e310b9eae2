"""Characters that nobody sees or that a screen would obey: found anywhere in a file.

They come with text copied from web pages and chats, break searches and comparisons, and can make
a line read differently from what it says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffd-\uffff\U000e0000-\U000e0fff"
    "\U000f0000-\U0010ffff]+"
)
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_JOINER = "\u200d"
_FLAG = "\U0001f3f4"
_LONGEST_FLAG = 7
"""Tag characters that spell a region, such as Wales, with the flag before them."""
_KEYCAPS = "0123456789#*"


@dataclass(frozen=True)
class Suspect:
    """A run of such characters in one line; 0-based."""

    line: int
    start: int
    end: int
    code: str
    name: str
    """The first one as `U+202E`."""
    breaks: bool
    """Whether some programs begin a new line here: nobody can say what the line was meant to be."""


def find_suspects(text: str, lines: Sequence[str]) -> Iterator[Suspect]:
    """Every run of characters that do not belong into a text, from top to bottom."""
    if not _SUSPECT.search(text):
        return
    for number, line in enumerate(lines):
        for match in _SUSPECT.finditer(line):
            start, end = match.span()
            while start < end and _belongs(line, start):
                start += 1
            while end > start and _belongs(line, end - 1):
                end -= 1
            if start < end:
                char = line[start]
                name = f"U+{ord(char):04X}"
                breaks = any(mark in line[start:end] for mark in _BREAKS)
                yield Suspect(number, start, end, code_of(char), name, breaks)


def find_suspect(text: str) -> str | None:
    """The first such character of a short text, if any."""
    match = next((m for m in _SUSPECT.finditer(text) if not _belongs(text, m.start())), None)
    return match.group()[0] if match else None


def code_of(char: str) -> str:
    """Problem code for one suspect character."""
    if char == "\ufeff":
        return "byte-order-mark"
    if char in _DIRECTION:
        return "direction-mark"
    category = unicodedata.category(char)
    if category == "Cc":
        return "control-character"
    if char == "\ufffd" or category in ("Co", "Cn", "Cs"):
        return "damaged-character"
    return "invisible-character"


def _belongs(line: str, index: int) -> bool:
    """Whether this one does visible work: in an emoji, or to pick a glyph of a 汉字."""
    char = line[index]
    if index == 0:
        return False
    before = line[index - 1]
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        if char in "\ufe0e\ufe0f":
            return _is_emoji(before) or before in _KEYCAPS
        return "CJK" in unicodedata.name(before, "")
    if char == _JOINER:
        seen = before == "\ufe0f" or _is_emoji(before)
        return seen and index + 1 < len(line) and _is_emoji(line[index + 1])
    if "\U000e0020" <= char <= "\U000e007f":
        return _FLAG in line[max(0, index - _LONGEST_FLAG) : index]
    return False


def _is_emoji(char: str) -> bool:
    if unicodedata.category(char) in ("So", "Sk", "Sm"):
        return True
    return char in "‼⁉〰〽" or (char >= "\U0001f000" and char <= "\U0001faff")

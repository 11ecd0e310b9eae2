"""Quoted texts: where they end, and what their backslashes mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.yamldoc.characters import code_of, find_suspect
from generator.yamldoc.notes import Notes

_END = {
    '"': re.compile(r'[^"\\]*(?:\\(?:.|$)[^"\\]*)*"'),
    "'": re.compile(r"[^']*(?:''[^']*)*'"),
}
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.|$)")
_PLAIN_ESCAPES = '0abt\tnvfre "/\\N_LP'
_INVISIBLE_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}


def closing_quote(
    lines: Sequence[str], line: int, start: int, is_foreign: Callable[[int], bool]
) -> tuple[int, int] | None:
    """Place just after the quote that closes the one at `start`; None when it never closes.

    `is_foreign` says that a later line cannot belong to the quoted text.
    """
    end = _END[lines[line][start]]
    found = end.match(lines[line], start + 1)
    number = line
    while not found:
        number += 1
        if number == len(lines) or is_foreign(number):
            return None
        found = end.match(lines[number])
    return number, found.end()


def check_escapes(notes: Notes, line: int, text: str, start: int, end: int) -> None:
    """Report what a double-quoted piece of a line spells with a backslash and must not.

    A path has many backslashes: the first one is told, all are repaired.
    """
    known = len(notes.findings)
    for match in _ESCAPE.finditer(text, start, end):
        spelled = match.group()
        letter = spelled[1:2]
        if len(spelled) > 2:
            code_point = spelled[2:]
            number = int(code_point, 16)
            if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
                notes.add("lone-surrogate", line, match.start(), escape=spelled)
            elif find_suspect(chr(number)):
                char = chr(number)
                notes.add(code_of(char), line, match.start(), char=f"U+{number:04X}")
            else:
                continue
        elif letter in _INVISIBLE_ESCAPES:
            char = _INVISIBLE_ESCAPES[letter]
            notes.add(code_of(char), line, match.start(), char=f"U+{ord(char):04X}")
        elif letter and letter not in _PLAIN_ESCAPES:
            if all(found.code != "bad-escape" for found in notes.findings[known:]):
                notes.add("bad-escape", line, match.start(), escape=spelled)
        else:
            continue
        notes.replace(line, match.start(), match.end(), "?")

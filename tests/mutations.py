"""Seeded damage to good files: what fingers, editors and transfers do to a text."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

NASTY = (
    "：，；、。－—–•·［］｛｝“”　\u00a0\u2003\u200b\u200d\u202e\u2028\ufeff\ufe0f\ufffd\ue000"
    "\u0085\u0000\u0007"
    "\t\r\n #:-[]{}\"'|>*&!%@`?\\,~=<甲龘a1９😀\U000e0041\u0301"
)
CODECS = ("gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "big5", "latin-1")
COLONS = (
    "：",
    ":",
    " ：",
    ': "',
    ": '",
    ": [",
    ": {",
    ": *",
    ": &",
    ": @",
    ": - ",
    ": >",
    ": |",
    ": #",
)


def damaged(text: str, seed: int) -> bytes:
    """`text` with one to three mistakes, in some encoding; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(_WAYS)(text, chance) or "a"
    if chance.random() < 0.85:
        return text.encode("utf-8", errors="surrogatepass")
    if chance.random() < 0.8:
        return text.encode(chance.choice(CODECS), errors="replace")
    content = text.encode("utf-8", errors="replace")
    return content[: chance.randrange(len(content) + 1)]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NASTY) + text[at:]


def _repeat(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NASTY) * chance.randint(2, 40) + text[at:]


def _delete(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 5) :]


def _replace(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NASTY) + text[at + 1 :]


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)] if chance.random() < 0.3 else text


def _swap_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _drop_or_double_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at : at + 1] = [lines[at]] * chance.choice((0, 2))
    return "\n".join(lines)


def _move_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(("\t", "　", " ", "   ", "- ", "  - ")) + lines[at]
    return "\n".join(lines)


def _mistype_colon(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at].replace(": ", chance.choice(COLONS), 1)
    return "\n".join(lines)


_WAYS: Sequence[Callable[[str, random.Random], str]] = (
    _insert,
    _repeat,
    _delete,
    _replace,
    _cut,
    _swap_lines,
    _drop_or_double_line,
    _move_line,
    _mistype_colon,
)

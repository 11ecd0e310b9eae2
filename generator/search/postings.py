"""The lists of the index as text: short in UTF-8, quick to read in a browser.

A list holds, for each page in rising order: one character for the step from the page before, at
most one for where the key stands on the page, then one for each place, or `*` for more places than
are worth their bytes, or nothing when places do not matter. A place is written as the way from the
place before, which compresses better; a backtick adds 64. `frontend/search/postings.js` reads it.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from generator.search.extraction import Kind

PERIOD = 128
"""Places are counted modulo this."""
WAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
FAR = "`"
"""Stands before a way longer than these; of those no page has two for one key."""
MANY = "*"
MOST_PLACES = 32
"""Beyond so many on one page a key is taken to stand everywhere on it."""
KINDS = {Kind.MARGIN: "~", Kind.BODY: "", Kind.HEADING: "^", Kind.TITLE: "!"}
SHORT_STEPS = "#$%'()+,./:;=?@[]{|}"
LONG_STEPS = range(0xA1, 0xD800)
"""Code points of longer steps; below them stand controls, above them halves of pairs."""
SKIP = " "
"""A step of this many pages that leads to no page."""
SKIPPED = len(SHORT_STEPS) + len(LONG_STEPS)

Numbers = NDArray[np.int64]
"""What was found, one number each: key, page, place and kind, so that sorting brings together what
one list holds, in its order."""
PLACE_SHIFT, PAGE_SHIFT, KEY_SHIFT = 2, 9, 29
KIND_MASK = (1 << PLACE_SHIFT) - 1
MOST_PAGES = (1 << (KEY_SHIFT - PAGE_SHIFT)) - 1

_STEPS: list[str] = [*SHORT_STEPS, *map(chr, LONG_STEPS)]


def write_step(pages: int) -> str:
    """The step over `pages` pages that lack the key."""
    skips, rest = divmod(pages, SKIPPED)
    return SKIP * skips + _STEPS[rest]


def replace_page(written: str, page: int, entry: str | None) -> str:
    """The list with another entry (its mark and places) for one page; without it when None."""
    entries: dict[int, str] = {}
    previous = -1
    for step, rest in _ENTRY.findall(written):
        previous += read_step(step) + 1
        entries[previous] = rest
    entries.pop(page, None)
    if entry is not None:
        entries[page] = entry
    changed: list[str] = []
    previous = -1
    for found, rest in sorted(entries.items()):
        changed.append(write_step(found - previous - 1) + rest)
        previous = found
    return "".join(changed)


def read_step(step: str) -> int:
    """The pages that a step leaves out."""
    return SKIPPED * (len(step) - 1) + _LENGTHS[step[-1]]


_LENGTHS = {char: length for length, char in enumerate(_STEPS)}
_ENTRY = re.compile(r"( *[^A-Za-z0-9_*~^!` -])([~^!]?[A-Za-z0-9_*`-]*)")

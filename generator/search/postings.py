"""The lists of the index as text: short in UTF-8, quick to read in a browser.

A list holds, for each page in rising order: one character for the step from the page before, at
most one for where the key stands on the page, then one for each place, or `*` for more places than
are worth their bytes, or nothing when places do not matter. `frontend/search/postings.js` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.search.extraction import Kind

PERIOD = 64
"""Places are counted modulo this."""
PLACES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
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
PLACE_SHIFT, PAGE_SHIFT, KEY_SHIFT = 2, 8, 28
KIND_MASK = (1 << PLACE_SHIFT) - 1
MOST_PAGES = (1 << (KEY_SHIFT - PAGE_SHIFT)) - 1

_STEPS: list[str] = [*SHORT_STEPS, *map(chr, LONG_STEPS)]


def write_step(pages: int) -> str:
    """The step over `pages` pages that lack the key."""
    skips, rest = divmod(pages, SKIPPED)
    return SKIP * skips + _STEPS[rest]


Part = tuple[int, int, str]
"""A list over some pages that follow one another: the first page that holds the key, the last one,
and what is written but for the first step. Plain, so that it can be marshalled."""


def write_parts(found: Numbers, *, places: bool) -> Iterator[tuple[int, Part]]:
    """Each key with its part, in rising order, from all that was found, sorted.

    Where `places` do not matter only pages and kinds are written.
    """
    if not found.size:
        return iter(())
    # An entry is one key on one page; what is found twice at one place modulo 64 counts once.
    entry, spot = found >> PAGE_SHIFT, found >> PLACE_SHIFT
    first = np.flatnonzero(_differs(entry))
    fresh = _differs(spot) if places else np.zeros(found.size, bool)
    count = np.add.reduceat(fresh, first, dtype=np.int64)
    many = count > MOST_PLACES
    page, key = entry[first] & MOST_PAGES, entry[first] >> (KEY_SHIFT - PAGE_SHIFT)
    begins = _differs(key)
    before = np.where(begins, -1, np.roll(page, 1))
    skips, step = np.divmod(page - before - 1, SKIPPED)
    mark = _MARK_CODES[np.maximum.reduceat(found & KIND_MASK, first)]
    marked = mark != 0

    width = skips + 1 + marked + np.where(many, 1, count)
    end = np.cumsum(width)
    begin = end - width
    after_step = begin + skips + 1
    written = np.full(end[-1], ord(SKIP), np.uint16)
    written[after_step - 1] = _STEP_CODES[step]
    written[after_step[marked]] = mark[marked]
    after_mark = after_step + marked
    written[after_mark[many]] = ord(MANY)
    listed = fresh & ~np.repeat(many, np.diff(first, append=found.size))
    few = np.where(many, 0, count)
    within = np.arange(few.sum()) - np.repeat(np.cumsum(few) - few, few)
    written[np.repeat(after_mark, few) + within] = _PLACE_CODES[spot[listed] & (PERIOD - 1)]

    text = written.tobytes().decode("utf-16")
    first_pages, last_pages = page[begins].tolist(), page[np.append(begins[1:], True)].tolist()
    bounds = pairwise([*begin[begins].tolist(), int(end[-1])])
    written_parts = [
        text[start + leading // SKIPPED + 1 : stop]
        for (start, stop), leading in zip(bounds, first_pages, strict=True)
    ]
    parts = zip(first_pages, last_pages, written_parts, strict=True)
    return zip(key[begins].tolist(), parts, strict=True)


def join_parts(parts: Iterable[Part]) -> str:
    """The whole list, from its parts in the order of their pages."""
    written: list[str] = []
    before = -1
    for first, last, rest in parts:
        written += (write_step(first - before - 1), rest)
        before = last
    return "".join(written)


def _differs(numbers: Numbers) -> NDArray[np.bool_]:
    """Where a number is not the one before it."""
    return np.append(True, numbers[1:] != numbers[:-1])


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


_MARKS = [KINDS[kind] for kind in Kind]
_LENGTHS = {char: length for length, char in enumerate(_STEPS)}
_ENTRY = re.compile(r"( *[^A-Za-z0-9_*~^! -])([~^!]?[A-Za-z0-9_*-]*)")

_STEP_CODES = np.array([ord(char) for char in _STEPS], np.uint16)
_MARK_CODES = np.array([ord(mark or "\0") for mark in _MARKS], np.uint16)
_PLACE_CODES = np.array([ord(char) for char in PLACES], np.uint16)

"""The lists of the index as text: short in UTF-8, quick to read in a browser.

A list holds, for each page in rising order: one character for the step from the page before, at
most one for where the key stands on the page, then one for each place, or `*` for more places than
are worth their bytes, or nothing when places do not matter. A place is written as the way from the
place before, which compresses better; a backtick adds 64. `frontend/search/postings.js` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

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
Pages = NDArray[np.int32]
PLACE_SHIFT, PAGE_SHIFT, KEY_SHIFT = 2, 9, 29
KIND_MASK = (1 << PLACE_SHIFT) - 1
MOST_PAGES = (1 << (KEY_SHIFT - PAGE_SHIFT)) - 1

_STEPS: list[str] = [*SHORT_STEPS, *map(chr, LONG_STEPS)]


def write_step(pages: int) -> str:
    """The step over `pages` pages that lack the key."""
    skips, rest = divmod(pages, SKIPPED)
    return SKIP * skips + _STEPS[rest]


class Parts(NamedTuple):
    """Lists over some pages that follow one another, in the rising order of their keys."""

    keys: Numbers
    first: Pages
    """The first page that holds each key."""
    last: Pages
    lengths: Pages
    """How many bytes are written of each."""
    written: bytes
    """All in a row, in UTF-8, each without its first step: that hangs on the pages before."""


def write_parts(found: Numbers, *, places: bool) -> Parts:
    """The part of each key, from all that was found, sorted.

    Where `places` do not matter only pages and kinds are written.
    """
    # An entry is one key on one page; what is found twice at one place of the period counts once.
    entry, spot = found >> PAGE_SHIFT, found >> PLACE_SHIFT
    first = np.flatnonzero(_differs(entry))
    fresh = _differs(spot) if places else np.zeros(found.size, bool)
    count = np.add.reduceat(fresh, first, dtype=np.int64)
    many = count > MOST_PLACES
    few = np.where(many, 0, count)
    place = spot[fresh & ~np.repeat(many, np.diff(first, append=found.size))] & (PERIOD - 1)
    listed = np.cumsum(few) - few
    way = np.diff(place, prepend=0)
    way[listed[few > 0]] = place[listed[few > 0]]
    far = np.cumsum(way >= len(WAYS))
    far_within = np.diff(np.append(0, far)[listed + few], prepend=0)
    page, key = entry[first] & MOST_PAGES, entry[first] >> (KEY_SHIFT - PAGE_SHIFT)
    begins = _differs(key)
    before = np.where(begins, -1, np.roll(page, 1))
    skips, step = np.divmod(page - before - 1, SKIPPED)
    mark = _MARK_CODES[np.maximum.reduceat(found & KIND_MASK, first)]
    marked = mark != 0

    after_step = np.where(begins, 0, skips + 1)
    width = after_step + marked + np.where(many, 1, count + far_within)
    end = np.cumsum(width)
    after_step += end - width
    written = np.full(end[-1], ord(FAR), np.uint16)
    for skipping in np.flatnonzero((skips > 0) & ~begins):
        written[after_step[skipping] - skips[skipping] - 1 : after_step[skipping]] = ord(SKIP)
    written[after_step[~begins] - 1] = _STEP_CODES[step[~begins]]
    written[after_step[marked]] = mark[marked]
    after_mark = after_step + marked
    written[after_mark[many]] = ord(MANY)
    # Each behind those before it and the signs of long ways; these are there already.
    within = np.arange(way.size) + far - np.repeat(listed + np.cumsum(far_within) - far_within, few)
    written[np.repeat(after_mark, few) + within] = _WAY_CODES[way & (len(WAYS) - 1)]

    ends = np.append(begins[1:], True)
    size = np.cumsum((written >= 0x80).astype(np.int8) + (written >= 0x800) + 1)
    return Parts(
        key[begins],
        page[begins].astype(np.int32),
        page[ends].astype(np.int32),
        np.diff(np.append(0, size)[end[ends]], prepend=0).astype(np.int32),
        written.tobytes().decode("utf-16").encode(),
    )


def join_parts(parts: list[Parts]) -> Iterator[tuple[int, bytes]]:
    """Each key with its whole list, in rising order, from parts in the order of their pages.

    They are let go, or the index would lie in memory twice.
    """
    *numbers, texts = zip(*parts, strict=True)
    parts.clear()
    keys, first, last, lengths = map(np.concatenate, numbers)
    text = b"".join(texts)
    del numbers, texts
    order = np.argsort(keys, kind="stable")
    key = keys[order]
    begins = np.flatnonzero(_differs(key))
    before = np.roll(last[order], 1)
    before[begins] = -1
    steps = (first[order] - before - 1).tolist()
    end = np.cumsum(lengths, dtype=np.int64)
    start = end - lengths
    written = (
        write_step(step).encode() + text[begin:stop]
        for step, begin, stop in zip(steps, start[order].tolist(), end[order].tolist(), strict=True)
    )
    counts = np.diff(begins, append=key.size)
    for name, count in zip(key[begins].tolist(), counts.tolist(), strict=True):
        yield name, b"".join(islice(written, count))


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
_ENTRY = re.compile(r"( *[^A-Za-z0-9_*~^!` -])([~^!]?[A-Za-z0-9_*`-]*)")

_STEP_CODES = np.array([ord(char) for char in _STEPS], np.uint16)
_MARK_CODES = np.array([ord(mark or "\0") for mark in _MARKS], np.uint16)
_WAY_CODES = np.array([ord(char) for char in WAYS], np.uint16)

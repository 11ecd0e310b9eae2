"""What was found, sorted -> parts of lists, written array by array; and these joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.extraction import Kind
from generator.search.postings import (
    FAR,
    KEY_SHIFT,
    KIND_MASK,
    KINDS,
    MANY,
    MOST_PAGES,
    MOST_PLACES,
    PAGE_SHIFT,
    PERIOD,
    PLACE_SHIFT,
    WAYS,
    Numbers,
    write_step,
)

Pages = NDArray[np.int32]
MOST_TOGETHER = 1024
"""Pages of one part: steps over fewer are known beforehand."""
Codes = NDArray[np.uint64]
"""What is written of one place, a byte each: step (three), mark, way (two); zero for nothing. The
last tells how many they are, so that codes and sizes are added in one."""
SIZE_BYTE = 7


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
    """The part of each key, from all that was found, sorted, on fewer than `MOST_TOGETHER` pages.

    Where `places` do not matter nothing is found twice, and only pages and kinds are written.
    """
    if places:
        # What is found twice at one place of the period counts once, as the better kind.
        found = found[np.append(_differs(found >> PLACE_SHIFT)[1:], True)]
    # An entry is one key on one page.
    entry = found >> PAGE_SHIFT
    first = np.flatnonzero(_differs(entry))
    page, key = entry[first] & MOST_PAGES, entry[first] >> (KEY_SHIFT - PAGE_SHIFT)
    begins = _differs(key)
    ends = np.append(begins[1:], True)
    step = np.diff(page, prepend=0)
    step[begins] = 0
    kind = found.astype(np.uint8) & KIND_MASK
    if places:
        kind, codes = np.maximum.reduceat(kind, first), _place_codes(found, first)
    else:
        codes = np.zeros(found.size, np.uint64)
    codes[first] += _STEP_CODES[step] + _MARK_CODES[kind]
    written = codes.view(np.uint8)
    sizes = written[SIZE_BYTE :: codes.itemsize]
    lengths = np.add.reduceat(sizes, first[begins], dtype=np.int32)
    sizes[:] = 0
    return Parts(
        key[begins],
        page[begins].astype(np.int32),
        page[ends].astype(np.int32),
        lengths,
        written.tobytes().translate(None, b"\0"),
    )


def _place_codes(found: Numbers, first: NDArray[np.intp]) -> Codes:
    """The code of each place, from all that was found and the first of each entry."""
    place = (found >> PLACE_SHIFT).astype(np.uint8) & (PERIOD - 1)
    way = np.diff(place, prepend=place[:1])
    way[first] = place[first]
    codes: Codes = _WAY_CODES[way]
    count = np.diff(first, append=found.size)
    many = count > MOST_PLACES
    if many.any():
        codes[np.repeat(many, count)] = 0
        codes[first[many]] = _MANY_CODE
    return codes


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
    keys = keys[order]
    begins = np.flatnonzero(_differs(keys))
    before = np.roll(last[order], 1)
    before[begins] = -1
    stop = np.cumsum(lengths, dtype=np.int64)
    start = stop - lengths
    # In turn the step to a part and what is written of it.
    row = [b""] * (2 * keys.size)
    row[::2] = map(_step, (first[order] - before - 1).tolist())
    row[1::2] = map(text.__getitem__, map(slice, start[order].tolist(), stop[order].tolist()))
    bounds = [*(2 * begins).tolist(), len(row)]
    for key, (begin, end) in zip(keys[begins].tolist(), pairwise(bounds), strict=True):
        yield key, b"".join(row[begin:end])


@cache
def _step(pages: int) -> bytes:
    return write_step(pages).encode()


def _differs(numbers: Numbers) -> NDArray[np.bool_]:
    """Where a number is not the one before it."""
    return np.append(True, numbers[1:] != numbers[:-1])


def _codes(signs: Iterable[str], byte: int) -> Codes:
    """What is written, from this byte of the code on."""
    written = [sign.encode() for sign in signs]
    numbers = [int.from_bytes(b"\0" * byte + sign, "little") for sign in written]
    return np.array(
        [n | len(s) << 8 * SIZE_BYTE for n, s in zip(numbers, written, strict=True)], "<u8"
    )


# The first entry of a part has no step here, so steps are counted from page to page.
_STEP_CODES = _codes(["", *map(write_step, range(MOST_TOGETHER - 1))], 0)
_MARK_CODES = _codes((KINDS[kind] for kind in Kind), 3)
_WAY_CODES = _codes((FAR * (way // len(WAYS)) + WAYS[way % len(WAYS)] for way in range(PERIOD)), 4)
_MANY_CODE = _codes([MANY], 4)[0]

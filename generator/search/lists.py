"""Pieces -> the lists of all keys, gathered as numbers, sorted, and written in one go.

Some pages are done after others: each time a part of every list is written, and laid by until all
are joined, so that the memory that is needed hangs little on how many pages there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from generator.search.extraction import Kind
from generator.search.pieces import Piece, Words
from generator.search.postings import (
    KEY_SHIFT,
    KIND_MASK,
    PAGE_SHIFT,
    PERIOD,
    PLACE_SHIFT,
    Numbers,
    Parts,
    join_parts,
    write_parts,
)

PAGES_AT_ONCE = 200
OCCURRENCES_AT_ONCE = 60_000
GAP = "\n"
"""Stands behind each block; folded text never holds it."""
CHARACTER_BITS = 21
"""Of a pair's number, what its second character takes."""


def shard_of(key: str, count: int) -> int:
    """The shard that holds a key."""
    return crc32(key.encode()) & (count - 1)


class PartedLists:
    """The lists of all keys, as they grow."""

    def __init__(self) -> None:
        self._alone: list[Parts] = []
        """Of single characters."""
        self._bounds: list[int] = []
        self._pairs: list[list[Parts]] = []
        """Of pairs, by their first character: a group of parts from each of the bounds on."""
        self._names: defaultdict[str, int] = defaultdict(count().__next__)
        self._named: list[Parts] = []
        """Of keys without places, numbered as they came."""

    def add(self, pieces: Sequence[Piece]) -> None:
        """All pages, in the order of their numbers."""
        for first in range(0, len(pieces), PAGES_AT_ONCE):
            some = [piece.words for piece in pieces[first : first + PAGES_AT_ONCE]]
            self._write_characters(some, first)
            self._write_names(some, first)

    def join(self) -> Iterator[tuple[str, bytes]]:
        """Each key and its list in UTF-8; what it was made of is let go."""
        for group in (self._alone, *self._pairs):
            for number, written in join_parts(group) if group else ():
                yield _characters(number), written
        names = list(self._names)
        for number, written in join_parts(self._named) if self._named else ():
            yield names[number], written

    def _write_characters(self, some: Sequence[Words], first: int) -> None:
        """The lists of all characters and pairs."""
        if not any(words.folded.strip(GAP) for words in some):
            return
        text, spots = _lay_out(some, first)
        often = np.bincount(text)
        letters = np.flatnonzero(often)
        rank_of = np.zeros(letters[-1] + 1, np.int32)
        rank_of[letters] = np.arange(letters.size)
        ranks = rank_of[text]
        filled = text != ord(GAP)
        alone = _find_alone(ranks, spots, letters)
        for begin in range(0, alone.size, OCCURRENCES_AT_ONCE):
            found = alone[begin : begin + OCCURRENCES_AT_ONCE]
            self._alone.append(write_parts(found, places=False))
        del alone

        if not self._pairs:
            # Pages are much alike: what parts the first of them evenly does so for all.
            self._bounds = _bounds(often)
            self._pairs = [[] for _ in self._bounds]
        filled &= np.append(filled[1:], False)
        limits = [*np.searchsorted(letters, self._bounds).tolist(), letters.size]
        for group, (low, high) in zip(self._pairs, pairwise(limits), strict=True):
            here = np.flatnonzero(filled & (ranks >= low) & (ranks < high))
            if here.size:
                pairs = ranks[here].astype(np.int64) * letters.size + ranks[here + 1]
                parts = write_parts(_sorted(pairs, spots[here]), places=True)
                one, other = np.divmod(parts.keys, letters.size)
                keys = (letters[one] << CHARACTER_BITS) | letters[other]
                group.append(parts._replace(keys=keys))

    def _write_names(self, some: Sequence[Words], first: int) -> None:
        """The lists of keys without places: pinyin and facets."""
        keys = np.array([self._names[key] for words in some for key in words.keys], np.int64)
        if keys.size:
            kinds = np.array([kind for words in some for kind in words.keys.values()], np.int32)
            pages = np.arange(first, first + len(some), dtype=np.int32)
            stands = np.repeat(pages << PAGE_SHIFT, [len(words.keys) for words in some]) | kinds
            self._named.append(write_parts(_sorted(keys, stands), places=False))


def _find_alone(
    ranks: NDArray[np.int32], spots: NDArray[np.int32], letters: NDArray[np.int64]
) -> Numbers:
    """Each character once a page, sorted, and where on the page it stands at best."""
    kinds = (spots & KIND_MASK).astype(np.uint8)
    first, last = spots[[0, -1]] >> PAGE_SHIFT
    count = int(last - first) + 1
    place = (spots >> PAGE_SHIFT) - first
    place += ranks * count
    best = np.zeros(letters.size * count, np.uint8)
    for kind in sorted(Kind):
        best[place[kinds == kind]] = kind + 1
    # The gap between blocks is the first of all letters.
    best[:count] = 0
    stands = np.flatnonzero(best)
    letter, page = np.divmod(stands, count)
    found: Numbers = letters[letter] << KEY_SHIFT
    found |= (page + first) << PAGE_SHIFT
    found |= best[stands] - 1
    return found


def _characters(number: int) -> str:
    """The key of a character or a pair, of which the number is made."""
    one, other = divmod(number, 1 << CHARACTER_BITS)
    return f"{chr(one)}{chr(other)}" if one else chr(other)


def _sorted(keys: NDArray[np.integer], spots: NDArray[np.int32]) -> Numbers:
    found = keys.astype(np.int64) << KEY_SHIFT
    found |= spots
    found.sort()
    return found


def _lay_out(some: Sequence[Words], first: int) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """All text in a row with a gap behind each block, and of each character page, place, kind."""
    joined = "".join(f"{words.folded}{GAP}" for words in some if words.kinds)
    text = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    ends = np.flatnonzero(text == ord(GAP))
    starts = np.append(0, ends[:-1] + 1)
    lengths = (ends - starts + 1).astype(np.int32)
    kinds = np.frombuffer(b"".join(words.kinds for words in some), np.uint8)
    numbers = np.arange(first, first + len(some))
    pages = np.repeat(numbers, [len(words.kinds) for words in some])
    stands = (pages << PAGE_SHIFT) | kinds
    # Blocks do not all begin at the same place, where all would meet.
    offsets = 31 * text[starts].astype(np.int64) + 7 * lengths + text[ends - 1]
    spots = np.arange(text.size, dtype=np.int32)
    spots += np.repeat(((offsets - starts) % PERIOD).astype(np.int32), lengths)
    spots &= PERIOD - 1
    spots <<= PLACE_SHIFT
    spots |= np.repeat(stands.astype(np.int32), lengths)
    return text, spots


def _bounds(often: NDArray[np.int64]) -> list[int]:
    """Code points from which on about so many characters stand as memory should hold at once."""
    batch = np.cumsum(often) // OCCURRENCES_AT_ONCE
    return np.flatnonzero(np.diff(batch, prepend=-1)).tolist()

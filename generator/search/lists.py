"""Pieces -> the lists of all keys, gathered as numbers, sorted, and written in one go.

Some pages are done after others: each time a part of every list is written, and laid by until all
are joined, so that the memory that is needed hangs little on how many pages there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from zlib import crc32

import numpy as np

from generator.search.layout import Layout, find_characters, find_pairs, lay_out
from generator.search.parts import Parts, join_parts, write_parts
from generator.search.pieces import Piece, Words
from generator.search.postings import KEY_SHIFT, PAGE_SHIFT

PAGES_AT_ONCE = 200
OCCURRENCES_AT_ONCE = 60_000
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
        if not any(words.kinds for words in some):
            return
        text = lay_out(some, first)
        alone = find_characters(text)
        for begin in range(0, alone.size, OCCURRENCES_AT_ONCE):
            found = alone[begin : begin + OCCURRENCES_AT_ONCE]
            self._alone.append(write_parts(found, places=False))
        del alone
        if not self._pairs:
            # Pages are much alike: what parts the first of them evenly does so for all.
            self._bounds = _bounds(text)
            self._pairs = [[] for _ in self._bounds]
        letters, pairs = text.letters, find_pairs(text)
        del text
        limits = np.searchsorted(letters, self._bounds[1:]) * letters.size << KEY_SHIFT
        groups = np.split(pairs, np.searchsorted(pairs, limits))
        for group, found in zip(self._pairs, groups, strict=True):
            if found.size:
                parts = write_parts(found, places=True)
                one, other = np.divmod(parts.keys, letters.size)
                keys = (letters[one] << CHARACTER_BITS) | letters[other]
                group.append(parts._replace(keys=keys))

    def _write_names(self, some: Sequence[Words], first: int) -> None:
        """The lists of keys without places: pinyin and facets."""
        kinds = b"".join(words.key_kinds for words in some)
        if kinds:
            names = "\n".join(words.keys for words in some if words.keys).split("\n")
            pages = np.arange(first, first + len(some))
            found = np.array([*map(self._names.__getitem__, names)], np.int64)
            found <<= KEY_SHIFT
            found |= np.repeat(pages << PAGE_SHIFT, [len(words.key_kinds) for words in some])
            found |= np.frombuffer(kinds, np.uint8)
            found.sort()
            self._named.append(write_parts(found, places=False))


def _characters(number: int) -> str:
    """The key of a character or a pair, of which the number is made."""
    one, other = divmod(number, 1 << CHARACTER_BITS)
    return f"{chr(one)}{chr(other)}" if one else chr(other)


def _bounds(text: Layout) -> list[int]:
    """Code points from which on about so many characters stand as memory should hold at once."""
    batch = np.cumsum(np.bincount(text.ranks)) // OCCURRENCES_AT_ONCE
    bounds: list[int] = text.letters[np.flatnonzero(np.diff(batch, prepend=-1))].tolist()
    return bounds

"""Pieces -> the lists of all keys, gathered as numbers, sorted, and written in one go.

Some pages are done after others: each time a part of every list is written and laid by as text, so
that the memory that is needed hangs little on how many pages there are.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from generator.search.pieces import Piece, Words
from generator.search.postings import (
    KEY_SHIFT,
    PAGE_SHIFT,
    PERIOD,
    PLACE_SHIFT,
    Numbers,
    Part,
    join_parts,
    write_parts,
)

PAGES_AT_ONCE = 300
OCCURRENCES_AT_ONCE = 100_000
PARTS_OPEN = 10_000
"""So many parts lie about as objects, some 3 MB, before they are laid by."""
GAP = "\n"
"""Stands behind each block; folded text never holds it."""

Shard = dict[str, str]
"""Key -> its list."""


def shard_of(key: str, count: int) -> int:
    """The shard that holds a key."""
    return crc32(key.encode()) & (count - 1)


class PartedLists:
    """The lists of all shards, as they grow."""

    def __init__(self, count: int) -> None:
        self._laid_by: list[list[bytes]] = [[] for _ in range(count)]
        self._open: defaultdict[int, dict[str, list[Part]]] = defaultdict(dict)
        self._parts_open = 0

    def add(self, pieces: Sequence[Piece]) -> None:
        """All pages, in the order of their numbers."""
        for first in range(0, len(pieces), PAGES_AT_ONCE):
            some = [piece.words for piece in pieces[first : first + PAGES_AT_ONCE]]
            self._write_characters(some, first)
            self._write_keys(some, first)
            if self._parts_open > PARTS_OPEN:
                self._lay_by()

    def join(self) -> Iterator[Shard]:
        """Each shard, whole; what it was made of is let go."""
        for number, texts in enumerate(self._laid_by):
            parts: dict[str, list[Part]] = {}
            for text in texts:
                for key, found in marshal.loads(text).items():  # noqa: S302 - our own
                    parts.setdefault(key, []).extend(found)
            for key, found in self._open.pop(number, {}).items():
                parts.setdefault(key, []).extend(found)
            self._laid_by[number] = []
            yield {key: join_parts(found) for key, found in parts.items()}

    def _put(self, found: Iterable[tuple[str, Part]]) -> None:
        opened, last, count = self._open, len(self._laid_by) - 1, 0
        for key, part in found:
            shard = opened[crc32(key.encode()) & last]
            if key in shard:
                shard[key].append(part)
            else:
                shard[key] = [part]
            count += 1
        self._parts_open += count

    def _lay_by(self) -> None:
        for number, parts in self._open.items():
            self._laid_by[number].append(marshal.dumps(parts))
        self._open.clear()
        self._parts_open = 0

    def _write_characters(self, some: Sequence[Words], first: int) -> None:
        """The lists of all characters and pairs."""
        if not any(words.kinds for words in some):
            return
        text, spots = _lay_out(some, first)
        letters = np.flatnonzero(np.bincount(text))
        names = [chr(code) for code in letters.tolist()]
        rank_of = np.zeros(letters[-1] + 1, np.int32)
        rank_of[letters] = np.arange(letters.size)
        ranks = rank_of[text]
        filled = text != ord(GAP)
        follows = np.append(filled[1:], False)
        for low, high in _batches(np.bincount(ranks)):
            here = np.flatnonzero(filled & (ranks >= low) & (ranks < high))
            alone = write_parts(_sorted(ranks[here], spots[here]), places=False)
            self._put((names[key], part) for key, part in alone)
            here = here[follows[here]]
            pairs = ranks[here].astype(np.int64) * len(names) + ranks[here + 1]
            together = write_parts(_sorted(pairs, spots[here]), places=True)
            self._put(
                (names[key // len(names)] + names[key % len(names)], part) for key, part in together
            )

    def _write_keys(self, some: Sequence[Words], first: int) -> None:
        """The lists of keys without places: pinyin and facets."""
        names: dict[str, int] = {}
        found = [
            (names.setdefault(key, len(names)) << KEY_SHIFT) | (number << PAGE_SHIFT) | kind
            for number, words in enumerate(some, first)
            for key, kind in words.keys.items()
        ]
        lists = write_parts(np.sort(np.array(found, np.int64)), places=False)
        self._put((key, part) for key, (_, part) in zip(names, lists, strict=True))


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


def _batches(counts: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Ranges of characters that stand about so often together as memory should hold at once."""
    batch = np.cumsum(counts) // OCCURRENCES_AT_ONCE
    bounds = [*np.flatnonzero(np.diff(batch, prepend=-1)).tolist(), counts.size]
    return pairwise(bounds)

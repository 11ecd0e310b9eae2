"""Pieces -> a sharded index of characters and of pairs of characters with their places.

A query reads the shards of its pairs only. Pairs that stand on one page at fitting places (modulo
64, counted within a block) stand together, nearly surely; the text of the pages that are shown
confirms it.

Each block counts places of its own, from an offset taken from its text, so a change in one block
moves no place in another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from generator.search.pieces import Piece
from generator.search.postings import (
    KEY_SHIFT,
    PAGE_SHIFT,
    PERIOD,
    PLACE_SHIFT,
    Numbers,
    replace_page,
    write_lists,
)

FORMAT = 2
CHARACTERS_A_SHARD = 3000
MOST_SHARDS = 16384
OCCURRENCES_AT_ONCE = 500_000
LIGHT = 4096
"""Bytes of a shard, uncompressed, that nobody need count."""
GAP = "\n"
"""Stands behind each block; folded text never holds it."""

Shards = list[dict[str, str]]


@dataclass(frozen=True)
class SearchIndex:
    """The whole index, and what the next build may take over from it."""

    pieces: tuple[Piece, ...]
    shards: tuple[dict[str, str], ...]
    """Key -> its list, in the order of the keys."""

    @property
    def revision(self) -> str:
        """Eight hexadecimal digits that change whenever a file of the index changes."""
        digest = hashlib.sha256(f"{FORMAT}\n".encode())
        for piece in self.pieces:
            digest.update(piece.digest)
        return digest.hexdigest()[:8]

    @property
    def manifest(self) -> dict[str, Any]:
        """What the search page must know to read the index."""
        return {
            "pages": len(self.pieces),
            "shards": len(self.shards),
            "revision": self.revision,
        }

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and content of each data file, as JSON."""
        yield "search/costs", json.dumps("".join(map(cost_of, self.shards)))
        for number, shard in enumerate(self.shards):
            text = json.dumps(shard, ensure_ascii=False, separators=(",", ":"))
            yield f"search/{number:03x}", text
        for number, piece in enumerate(self.pieces):
            yield f"search/text/{number}", piece.text


def build_index(pieces: Sequence[Piece], previous: SearchIndex | None = None) -> SearchIndex:
    """Index pages, those to be shown first in front.

    With the index of a `previous` build of the same pages only lists that changed are made anew;
    the result is the same to the byte.
    """
    count = shard_count(sum(len(piece.folded) for piece in pieces))
    if (
        previous
        and len(previous.shards) == count
        and [piece.href for piece in previous.pieces] == [piece.href for piece in pieces]
    ):
        return _renewed(previous, tuple(pieces))
    shards: Shards = [{} for _ in range(count)]
    _write_characters(pieces, shards)
    _write_keys(pieces, shards)
    return SearchIndex(tuple(pieces), tuple(map(_in_order, shards)))


class IndexKeeper:
    """Builds one index after another, each from the one before."""

    def __init__(self) -> None:
        self._latest: SearchIndex | None = None

    def build(self, pieces: Sequence[Piece]) -> SearchIndex:
        """The index of these pages: the same bytes as `build_index` gives by itself."""
        self._latest = build_index(pieces, self._latest)
        return self._latest


def shard_count(characters: int) -> int:
    """How many shards so much text is parted into: a power of two, so that it changes rarely."""
    wanted = -(-characters // CHARACTERS_A_SHARD)
    return min(1 << max(wanted - 1, 0).bit_length(), MOST_SHARDS)


def shard_of(key: str, count: int) -> int:
    """The shard that holds a key."""
    return crc32(key.encode()) & (count - 1)


def cost_of(shard: Mapping[str, str]) -> str:
    """One letter for what it costs to read a shard: `A` for a light one, each next half an octave.

    With it a query reads the pairs first that tell the most for the fewest bytes.
    """
    weight = sum(len(key.encode()) + len(written.encode()) for key, written in shard.items())
    return chr(ord("A") + max(0, round(2 * log2(max(weight, 1) / LIGHT))))


def _write_characters(pieces: Sequence[Piece], shards: Shards) -> None:
    """The lists of all characters and pairs: gathered as numbers, sorted, written in one go."""
    if not any(piece.kinds for piece in pieces):
        return
    text, spots = _lay_out(pieces)
    letters = np.flatnonzero(np.bincount(text))
    names = [chr(code) for code in letters.tolist()]
    rank_of = np.zeros(letters[-1] + 1, np.int32)
    rank_of[letters] = np.arange(letters.size)
    ranks = rank_of[text]
    filled = text != ord(GAP)
    follows = np.append(filled[1:], False)
    for first, last in _batches(np.bincount(ranks)):
        here = np.flatnonzero(filled & (ranks >= first) & (ranks < last))
        for key, written in write_lists(_sorted(ranks[here], spots[here]), places=False):
            _put(shards, names[key], written)
        here = here[follows[here]]
        pairs = ranks[here].astype(np.int64) * len(names) + ranks[here + 1]
        found = _sorted(pairs, spots[here])
        for key, written in write_lists(found, places=True):
            one, other = divmod(key, len(names))
            _put(shards, names[one] + names[other], written)


def _sorted(keys: NDArray[np.integer], spots: NDArray[np.int32]) -> Numbers:
    found = keys.astype(np.int64) << KEY_SHIFT
    found |= spots
    found.sort()
    return found


def _put(shards: Shards, key: str, written: str) -> None:
    shards[shard_of(key, len(shards))][key] = written


def _lay_out(pieces: Sequence[Piece]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """All text in a row with a gap behind each block, and of each character page, place, kind."""
    joined = "".join(f"{piece.folded}{GAP}" for piece in pieces if piece.kinds)
    text = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    ends = np.flatnonzero(text == ord(GAP))
    starts = np.append(0, ends[:-1] + 1)
    lengths = (ends - starts + 1).astype(np.int32)
    kinds = np.frombuffer(b"".join(piece.kinds for piece in pieces), np.uint8)
    pages = np.repeat(np.arange(len(pieces)), [len(piece.kinds) for piece in pieces])
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


def _write_keys(pieces: Sequence[Piece], shards: Shards) -> None:
    """The lists of keys without places: pinyin and facets."""
    names: dict[str, int] = {}
    found = [
        (names.setdefault(key, len(names)) << KEY_SHIFT) | (number << PAGE_SHIFT) | kind
        for number, piece in enumerate(pieces)
        for key, kind in piece.keys.items()
    ]
    lists = write_lists(np.sort(np.array(found, np.int64)), places=False)
    for key, (_, written) in zip(names, lists, strict=True):
        _put(shards, key, written)


def _in_order(shard: dict[str, str]) -> dict[str, str]:
    return dict(sorted(shard.items()))


def _renewed(previous: SearchIndex, pieces: tuple[Piece, ...]) -> SearchIndex:
    """The previous index with the entries of the pages that changed."""
    shards = list(previous.shards)
    touched: dict[int, dict[str, str]] = {}
    for number, (old, new) in enumerate(zip(previous.pieces, pieces, strict=True)):
        if old.digest == new.digest:
            continue
        before, after = _entries(old), _entries(new)
        for key in before.keys() | after.keys():
            if before.get(key) == after.get(key):
                continue
            place = shard_of(key, len(shards))
            shard = touched.setdefault(place, dict(shards[place]))
            written = replace_page(shard.pop(key, ""), number, after.get(key))
            if written:
                shard[key] = written
    for place, shard in touched.items():
        shards[place] = _in_order(shard)
    return SearchIndex(pieces, tuple(shards))


def _entries(piece: Piece) -> dict[str, str]:
    """Each key of a page and its entry, as the lists hold them."""
    alone: Shards = [{}]
    _write_characters([piece], alone)
    _write_keys([piece], alone)
    # The only page is the first: its step is one character long.
    return {key: written[1:] for key, written in alone[0].items()}

"""Pieces -> a sharded index of characters and of pairs of characters with their places.

A query reads the shards of its pairs only. Pairs that stand on one page at fitting places (modulo
64, counted within a block) stand together, nearly surely; the text of the pages that are shown
confirms it.

Each block begins a stretch of 64 places of its own, at an offset taken from its text, so a change
in one block moves no place in another. Keys are gathered by their first character, then by
their second: two small dictionaries stay in the processor's cache where one large one does not.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from generator.search.pieces import Piece
from generator.search.postings import PERIOD, replace_page, write_pages, write_places

FORMAT = 1
CHARACTERS_A_SHARD = 3000
MOST_SHARDS = 4096
GAP = "\n"
"""Fills what a block leaves of its last stretch; folded text never holds it."""

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

    def files(self) -> Iterator[tuple[str, Any]]:
        """Name and content of each data file."""
        for number, shard in enumerate(self.shards):
            yield f"search/{number:03x}", shard
        for number, piece in enumerate(self.pieces):
            yield f"search/text/{number}", piece.text


def build_index(pieces: Sequence[Piece], previous: SearchIndex | None = None) -> SearchIndex:
    """Index pages, those to be shown first in front.

    With the index of a `previous` build of the same pages only lists that changed are made anew;
    the result is the same to the byte.
    """
    count = shard_count(sum(len(text) for piece in pieces for text in piece.folded))
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


def _write_characters(pieces: Sequence[Piece], shards: Shards) -> None:
    count = len(shards)
    text, starts, page_of, kind_of = _lay_out(pieces)
    for char in sorted(starts):
        places = starts.pop(char)
        pages: dict[int, int] = {}
        pairs: defaultdict[str, list[int]] = defaultdict(list)
        for place in places:
            page, kind = page_of[place >> 6], kind_of[place >> 6]
            if pages.get(page, -1) < kind:
                pages[page] = kind
            pairs[text[place + 1]].append(place)
        shards[shard_of(char, count)][char] = write_pages(pages.items())
        pairs.pop(GAP, None)
        for second, found in pairs.items():
            pair = char + second
            shards[crc32(pair.encode()) & (count - 1)][pair] = write_places(found, page_of, kind_of)


def _lay_out(
    pieces: Sequence[Piece],
) -> tuple[str, dict[str, array[int]], array[int], bytearray]:
    """All text in a row, where each character stands, and the page and kind of each stretch."""
    parts: list[str] = []
    starts: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    page_of, kind_of = array("I"), bytearray()
    end = 0
    for number, piece in enumerate(pieces):
        for block, kind in zip(piece.folded, piece.kinds, strict=True):
            begin = end + _offset(block)
            for place, char in enumerate(block, begin):
                starts[char].append(place)
            stretches = (begin - end + len(block)) // PERIOD + 1
            parts.append(GAP * (begin - end) + block)
            end += stretches * PERIOD
            parts.append(GAP * (end - begin - len(block)))
            page_of.extend([number] * stretches)
            kind_of.extend([kind] * stretches)
    return "".join(parts), starts, page_of, kind_of


def _offset(block: str) -> int:
    """Where a block begins in its first stretch: not always in front, where all would meet."""
    return crc32(block.encode()) % PERIOD


def _write_keys(pieces: Sequence[Piece], shards: Shards) -> None:
    pages: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        for key, kind in piece.keys.items():
            pages[key].append((number, kind))
    for key, found in pages.items():
        shards[shard_of(key, len(shards))][key] = write_pages(found)


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

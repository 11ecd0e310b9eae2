"""Pieces -> a sharded index of characters and of pairs of characters with their places.

A query reads the shards of its pairs only. Pairs that stand on one page at fitting places (modulo
128, counted within a block) stand together, nearly surely; the text of the pages that are shown
confirms it.

Each block counts places of its own, from an offset taken from its text, so a change in one block
moves no place in another.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from math import log2
from typing import Any

from generator.search.lists import PartedLists, shard_of
from generator.search.pieces import Piece
from generator.search.postings import replace_page

FORMAT = 3
BYTES_A_SHARD = 8000
"""Of what people wrote; some 3,000 characters of visible text come of it."""
MOST_SHARDS = 16384
LIGHT = 4096
"""Bytes of a shard, compressed, that nobody need count."""
HEAVY = 8 * LIGHT
"""From so many bytes on a shard is compressed to be weighed."""
TEXT, COSTS = "search/text/", "search/costs"
"""Names of data files: the text of a page, by its number; and what each shard costs."""

Shard = dict[str, str]
"""Key -> its list."""
Entry = tuple[str, bytes]
"""The same of one key, as it is written."""
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class SearchIndex:
    """The whole index, and what the next build may take over from it."""

    pieces: tuple[Piece, ...]
    shards: tuple[bytes, ...]
    """Key -> its list, in the order of the keys, as JSON in UTF-8."""
    costs: str
    """What each shard costs to read."""

    @cached_property
    def revision(self) -> str:
        """Eight hexadecimal digits that change whenever a file of the index changes."""
        # Into how many shards hangs on the files, comments and all; pieces tell only of pages.
        digest = hashlib.sha256(f"{FORMAT} {len(self.shards)}\n".encode())
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

    def read(self, name: str) -> str:
        """Content of one of the `file_names`, as JSON."""
        if name == COSTS:
            return json.dumps(self.costs)
        if name.startswith(TEXT):
            return self.pieces[int(name.removeprefix(TEXT))].text
        return self.shards[int(name.rpartition("/")[2], 16)].decode()

    def keys(self, number: int) -> Shard:
        """What a shard holds: key -> its list."""
        shard: Shard = json.loads(self.shards[number])
        return shard


def file_names(shards: int, pages: int) -> Iterator[str]:
    """Names of all data files of an index."""
    yield COSTS
    yield from (f"search/{number:03x}" for number in range(shards))
    yield from (f"{TEXT}{number}" for number in range(pages))


def build_index(
    pieces: Sequence[Piece], shards: int, previous: SearchIndex | None = None
) -> SearchIndex:
    """Index pages, those to be shown first in front.

    With the index of a `previous` build of the same pages only lists that changed are made anew;
    the result is the same to the byte.
    """
    if (
        previous
        and len(previous.shards) == shards
        and [piece.href for piece in previous.pieces] == [piece.href for piece in pieces]
    ):
        return _renewed(previous, tuple(pieces))
    lists = PartedLists()
    lists.add(pieces)
    entries: list[list[Entry]] = [[] for _ in range(shards)]
    for key, written in lists.join():
        entries[shard_of(key, shards)].append((key, written))
    closed = []
    for shard in entries:
        closed.append(_close(shard))
        # Else the index would lie in memory twice.
        shard.clear()
    return SearchIndex(tuple(pieces), tuple(closed), "".join(_costs(closed)))


class IndexKeeper:
    """Builds one index after another, each from the one before."""

    def __init__(self) -> None:
        self._latest: SearchIndex | None = None

    def build(self, pieces: Sequence[Piece], shards: int) -> SearchIndex:
        """The index of these pages: the same bytes as `build_index` gives by itself."""
        self._latest = build_index(pieces, shards, self._latest)
        return self._latest


def shard_count(size: int) -> int:
    """How many shards so many written bytes are parted into: a power of two, that changes rarely.

    It is known before any page is made.
    """
    wanted = -(-size // BYTES_A_SHARD)
    return min(1 << max(wanted - 1, 0).bit_length(), MOST_SHARDS)


def cost_of(weight: int) -> str:
    """One sign for so many bytes to read: `A` for a light shard, each next an eighth of an octave.

    With it a query reads the pairs first that tell the most for the fewest bytes.
    """
    return chr(ord("A") + max(0, round(8 * log2(max(weight, 1) / LIGHT))))


def _close(entries: Iterable[Entry]) -> bytes:
    """A shard as it is kept."""
    # Only a key may hold what JSON must escape.
    written = (b'%s:"%s"' % (_ENCODE(key).encode(), text) for key, text in sorted(entries))
    return b"{%s}" % b",".join(written)


def _costs(shards: Sequence[bytes]) -> Iterator[str]:
    """What each shard costs, by its bytes as it is sent."""
    # To compress leaves the interpreter free for another thread.
    with ThreadPoolExecutor() as pool:
        heavy = pool.map(_compressed, (shard for shard in shards if len(shard) >= HEAVY))
        for shard in shards:
            yield cost_of(next(heavy) if len(shard) >= HEAVY else len(shard) * 3 // 5)


def _compressed(shard: bytes) -> int:
    # Lists shrink to anything from a hundredth to two thirds.
    return len(zlib.compress(shard))


def _renewed(previous: SearchIndex, pieces: tuple[Piece, ...]) -> SearchIndex:
    """The previous index with the entries of the pages that changed."""
    shards, costs = list(previous.shards), list(previous.costs)
    touched: dict[int, Shard] = {}
    for number, (old, new) in enumerate(zip(previous.pieces, pieces, strict=True)):
        if old.digest == new.digest:
            continue
        before, after = _entries(old), _entries(new)
        for key in before.keys() | after.keys():
            if before.get(key) == after.get(key):
                continue
            place = shard_of(key, len(shards))
            if place not in touched:
                touched[place] = previous.keys(place)
            written = replace_page(touched[place].pop(key, ""), number, after.get(key))
            if written:
                touched[place][key] = written
    for place, shard in touched.items():
        entries = [(key, written.encode()) for key, written in shard.items()]
        shards[place] = _close(entries)
    for place, cost in zip(touched, _costs([shards[place] for place in touched]), strict=True):
        costs[place] = cost
    return SearchIndex(pieces, tuple(shards), "".join(costs))


def _entries(piece: Piece) -> Shard:
    """Each key of a page and its entry, as the lists hold them."""
    alone = PartedLists()
    alone.add([piece])
    # The only page is the first: its step is one character long.
    return {key: written[1:].decode() for key, written in alone.join()}

"""What some pages say, as numbers: all characters in a row, and where each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.folding import fold
from generator.search.pieces import GAP, Words
from generator.search.postings import KEY_SHIFT, KIND_MASK, PAGE_SHIFT, PERIOD, PLACE_SHIFT, Numbers

Ranks = NDArray[np.int64]


class Layout(NamedTuple):
    """The folded text of some pages, with a gap behind each block."""

    letters: Numbers
    """Code points of all that stand in the text, in rising order; the gap is the first."""
    ranks: Ranks
    """Of each character the number among the letters: pairs of them fit into few bits."""
    spots: NDArray[np.int32]
    """Of each character page, place and kind."""


def lay_out(some: Sequence[Words], first: int) -> Layout:
    """Pages that follow one another, the first of them with this number."""
    joined = "".join(f"{words.lines}{GAP}" for words in some if words.kinds)
    letters, ranks = _fold(joined)
    ends = np.flatnonzero(ranks == 0)
    starts = np.append(0, ends[:-1] + 1)
    lengths = (ends - starts + 1).astype(np.int32)
    kinds = np.frombuffer(b"".join(words.kinds for words in some), np.uint8)
    numbers = np.arange(first, first + len(some))
    pages = np.repeat(numbers, [len(words.kinds) for words in some])
    stands = (pages << PAGE_SHIFT) | kinds
    # Blocks do not all begin at the same place, where all would meet.
    offsets = 31 * letters[ranks[starts]] + 7 * lengths + letters[ranks[ends - 1]]
    spots = np.arange(ranks.size, dtype=np.int32)
    spots += np.repeat(((offsets - starts) % PERIOD).astype(np.int32), lengths)
    spots &= PERIOD - 1
    spots <<= PLACE_SHIFT
    spots |= np.repeat(stands.astype(np.int32), lengths)
    return Layout(letters, ranks, spots)


def _fold(text: str) -> tuple[Numbers, Ranks]:
    """Letters and ranks of the folded text: each letter is folded once, however often it stands."""
    known = [chr(code) for code in np.flatnonzero(np.bincount(_codes(text))).tolist()]
    folded = {letter: fold(letter) for letter in known if letter != GAP}
    # Few are dropped or become several.
    for letter, signs in folded.items():
        if len(signs) != 1:
            text = text.replace(letter, signs)
    letters = np.unique(_codes("".join([GAP, *folded.values()]))).astype(np.int64)
    rank_of = np.zeros(max(ord(known[-1]), letters[-1]) + 1, np.int64)
    rank_of[letters] = np.arange(letters.size)
    for letter, signs in folded.items():
        if len(signs) == 1:
            rank_of[ord(letter)] = rank_of[ord(signs)]
    return letters, rank_of[_codes(text).astype(np.intp)]


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def find_characters(text: Layout) -> Numbers:
    """Each character once a page, sorted, and where on the page it stands at best."""
    first, last = text.spots[[0, -1]] >> PAGE_SHIFT
    count = int(last - first) + 1
    place = text.ranks * count
    place += (text.spots >> PAGE_SHIFT) - first
    place <<= PLACE_SHIFT
    place |= text.spots & KIND_MASK
    stands = np.zeros((text.letters.size * count, KIND_MASK + 1), np.bool_)
    stands.reshape(-1)[place] = True
    # The gap between blocks is the first of all letters.
    stands[:count] = False
    # A byte each kind, so the greatest decides how great the number is.
    kinds = stands.view("<u4").reshape(-1)
    place = np.flatnonzero(kinds)
    letter, page = np.divmod(place, count)
    found = text.letters[letter] << KEY_SHIFT
    found |= (page + first) << PAGE_SHIFT
    found |= np.searchsorted([1 << 8, 1 << 16, 1 << 24], kinds[place], "right")
    return found


def find_pairs(text: Layout) -> Numbers:
    """Each pair that stands within a block, sorted; its key is made of two ranks."""
    one, other = text.ranks[:-1], text.ranks[1:]
    found: Numbers = one * text.letters.size
    found += other
    found <<= KEY_SHIFT
    found |= text.spots[:-1]
    found = found[(one != 0) & (other != 0)]
    found.sort()
    return found

"""One page, ready to be indexed: a pure function of the page, so it can be kept between builds."""

from __future__ import annotations

import hashlib
import json
import marshal
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.pinyin import spell
from generator.search.extraction import Block, Kind, extract_blocks
from generator.search.folding import fold_lines

SPELT = "^"
"""Begins the keys of names spelt in full: `^fe`, `^fen`, `^feng`."""
INITIALS = "@"
"""Begins the keys of names by their initials: `@fh`, `@fhs`, `@fhsf`."""
KEY_LENGTHS = (2, 3, 4)


@dataclass(frozen=True)
class SearchPage:
    """A finished page as the search sees it."""

    href: str
    """POSIX path below the site root: `cases/haixin-tingche.html`."""
    title: str
    html: str
    topics: tuple[str, ...] = ()
    """Names of its topics, which may be typed in pinyin like the title."""
    facets: tuple[str, ...] = ()
    """What one may filter by: `topic:parking`, `board:hard-problems`, `community:haixin`."""


class Words(NamedTuple):
    """What a page says."""

    folded: str
    """The text of each block, folded, a line each."""
    kinds: bytes
    """The kind of each block."""
    keys: dict[str, int]
    """Keys without places (pinyin and facets) and their kinds."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A page as it enters the index, folded small: those of all pages are held at once."""

    href: str
    digest: bytes
    """Equal for equal pieces."""
    _words: bytes = field(repr=False)
    _text: bytes = field(repr=False)

    @property
    def words(self) -> Words:
        """What the page says, unpacked anew each time."""
        return Words(*marshal.loads(zlib.decompress(self._words)))  # noqa: S302 - our own

    @property
    def text(self) -> str:
        """What the browser reads to confirm a hit and to show it, as JSON."""
        return zlib.decompress(self._text).decode()


def prepare(page: SearchPage) -> Piece:
    """Cut a page into blocks, fold them, spell its names."""
    blocks = [block for block in extract_blocks(page.html) if block.text]
    names = [*dict.fromkeys([page.title, *_names(blocks)])]
    said = {
        "href": page.href,
        "title": page.title,
        "spelt": [
            [int(kind), name, " ".join(spell(name))]
            for kind, group in ((Kind.TITLE, names), (Kind.HEADING, page.topics))
            for name in group
        ],
        "blocks": [[int(kind), anchor, said] for kind, anchor, said in blocks],
    }
    keys = dict.fromkeys(page.facets, Kind.MARGIN)
    for kind, group in ((Kind.HEADING, page.topics), (Kind.TITLE, names)):
        for name in group:
            keys.update(dict.fromkeys(_spelt_keys(spell(name)), kind))
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    words = Words(
        folded=fold_lines("\n".join(block.text for block in blocks)),
        kinds=bytes(block.kind for block in blocks),
        keys={key: int(kind) for key, kind in keys.items()},
    )
    return Piece(
        href=page.href,
        digest=hashlib.sha256("\n".join([text, *keys]).encode()).digest(),
        _words=zlib.compress(marshal.dumps(tuple(words)), 1),
        _text=zlib.compress(text.encode(), 1),
    )


def _names(blocks: list[Block]) -> Iterator[str]:
    return (block.text for block in blocks if block.kind is Kind.TITLE)


def _spelt_keys(syllables: tuple[str, ...]) -> Iterator[str]:
    """From each syllable on, what one may begin to type."""
    letters, initials = "".join(syllables), "".join(word[0] for word in syllables)
    begin = 0
    for number, syllable in enumerate(syllables):
        for length in KEY_LENGTHS:
            yield SPELT + letters[begin : begin + length]
            yield INITIALS + initials[number : number + length]
        begin += len(syllable)

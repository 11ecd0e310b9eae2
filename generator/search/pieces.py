"""One page, ready to be indexed: a pure function of the page, so it can be kept between builds."""

from __future__ import annotations

import hashlib
import json
import marshal
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.pinyin import spell
from generator.search.extraction import Block, Kind, extract_blocks

SPELT = "^"
"""Begins the keys of names spelt in full: `^fe`, `^fen`, `^feng`."""
INITIALS = "@"
"""Begins the keys of names by their initials: `@fh`, `@fhs`, `@fhsf`."""
KEY_LENGTHS = (2, 3, 4)
ROOM = 1 << 15
"""Bytes that most pages fit into, unpacked: room that grows takes a sixth more time."""
GAP = "\n"
"""Stands between blocks; no block holds it."""


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

    lines: str
    """The text of each block, a line each."""
    kinds: bytes
    """The kind of each block."""
    keys: str
    """Keys without places (pinyin and facets), a line each."""
    key_kinds: bytes
    """The kind of each of these."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A page as it enters the index, folded small: those of all pages are held at once."""

    href: str
    digest: bytes
    """Equal for equal pieces."""
    _packed: bytes = field(repr=False)

    @property
    def words(self) -> Words:
        """What the page says, worked out anew each time."""
        _, kinds, _, texts, keys, key_kinds = self._unpack()
        return Words(texts, kinds, keys, key_kinds)

    @property
    def text(self) -> str:
        """What the browser reads to confirm a hit and to show it, as JSON."""
        said, kinds, anchors, texts, *_ = self._unpack()
        # Lines end with "\n" and nothing else: `splitlines` knows more ends.
        lines = zip(kinds, anchors.split("\n"), texts.split("\n"), strict=True) if kinds else ()
        return json.dumps(
            {**said, "blocks": list(lines)}, ensure_ascii=False, separators=(",", ":")
        )

    def _unpack(self) -> _Packed:
        written = zlib.decompress(self._packed, bufsize=ROOM)
        packed: _Packed = marshal.loads(written)  # noqa: S302 - our own
        return packed


_Packed = tuple[dict[str, Any], bytes, str, str, str, bytes]
"""What is said besides the blocks; their kinds, anchors and texts, a line each; the keys, a line
each, and their kinds. Of few long things, for they are unpacked for every index."""


def prepare(page: SearchPage) -> Piece:
    """Cut a page into blocks, spell its names."""
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
    }
    keys = dict.fromkeys(page.facets, int(Kind.MARGIN))
    for kind, group in ((Kind.HEADING, page.topics), (Kind.TITLE, names)):
        for name in group:
            keys.update(dict.fromkeys(_spelt_keys(spell(name)), int(kind)))
    packed: _Packed = (
        said,
        bytes(block.kind for block in blocks),
        "\n".join(block.anchor for block in blocks),
        "\n".join(block.text for block in blocks),
        "\n".join(keys),
        bytes(keys.values()),
    )
    # In this version equal things are written alike, whatever else refers to them.
    written = marshal.dumps(packed, 2)
    return Piece(page.href, hashlib.sha256(written).digest(), zlib.compress(written, 1))


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

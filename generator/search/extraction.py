"""A finished page -> the pieces of visible text that can be searched.

Quicker than a general parser by an order of magnitude: our pages are well-formed, and what
Markdown makes of hand-written pages is, too.
"""

from __future__ import annotations

import html as html_entities
import re
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

_TOKEN = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*)>|<!--.*?-->",
    re.DOTALL,
)
_ID = re.compile(r"""\sid=["']([^"']*)["']""")
_CLASS = re.compile(r"""\sclass=["']([^"']*)["']""")
_HIDDEN = re.compile(r"\shidden(?=[\s=/]|$)")

_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i img input ins kbd mark q ruby s samp small span "  # noqa: SIM905
    "strong sub sup time u var wbr br".split()
)
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})
_VOID |= {"source", "track", "wbr"}
_UNSEEN = frozenset({"button", "script", "style", "template", "svg", "select", "textarea"})
_UNSEEN |= {"noscript"}
"""Elements that hold no text of the page."""
_UNSEARCHED = frozenset({"question", "cite", "visually-hidden"})
"""Classes of what is left out: questions with all that belongs to them, and citation marks."""
_MARGIN = frozenset({"related", "pager", "crumbs", "contents", "backlinks-list"})


class Kind(IntEnum):
    """Where on its page a piece of text stands; the higher, the sooner it is shown."""

    MARGIN = 0
    """What leads elsewhere: the way up, contents, neighbours."""
    BODY = 1
    HEADING = 2
    TITLE = 3
    """The page's title, and the name of the practice that a case shows."""


class Block(NamedTuple):
    """A paragraph, list item, cell or heading."""

    kind: Kind
    anchor: str
    """The id to link to; empty for the top of the page."""
    text: str
    """As it is seen, on one line."""


@dataclass
class _Frame:
    """An open element that is not inline."""

    name: str
    anchor: str
    kind: Kind
    named: bool = False
    """Whether it has an id of its own, which a heading inside does not replace."""


@dataclass
class _Reader:
    blocks: list[Block] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=lambda: [_Frame("", "", Kind.BODY)])
    pieces: list[str] = field(default_factory=list)
    name_from: int | None = None
    """Where among the pieces the name of a practice begins."""

    def flush(self) -> None:
        """End the block that is being read."""
        if not self.pieces:
            return
        frame = self.frames[-1]
        text = " ".join(html_entities.unescape("".join(self.pieces)).split())
        if text:
            self.blocks.append(Block(frame.kind, frame.anchor, text))
        self.pieces.clear()

    def open(self, name: str, attributes: str) -> None:
        self.flush()
        parent = self.frames[-1]
        found = _ID.search(attributes) if attributes else None
        anchor, kind = found[1] if found else parent.anchor, parent.kind
        if name == "nav" or (attributes and _MARGIN & _classes(attributes)):
            kind = Kind.MARGIN
        elif len(name) == 2 and name[0] == "h" and name[1].isdigit() and kind != Kind.MARGIN:
            kind = Kind.TITLE if name == "h1" else Kind.HEADING
            if name == "h1" or (found and parent.named):
                anchor = parent.anchor
            elif found:
                # What follows in the same part stands below this heading.
                parent.anchor = anchor
        self.frames.append(_Frame(name, anchor, kind, found is not None))

    def close(self, name: str) -> None:
        self.flush()
        for depth in range(len(self.frames) - 1, 0, -1):
            if self.frames[depth].name == name:
                del self.frames[depth:]
                return

    def inline(self, closing: bool, name: str, attributes: str) -> None:
        """Spans and breaks are seen apart, so a space is shown; it does not part the words."""
        if name in ("span", "br"):
            self.pieces.append(" ")
        if "data-practice" in attributes:
            self.name_from = len(self.pieces)
        elif closing and name == "span" and self.name_from is not None:
            said = " ".join(html_entities.unescape("".join(self.pieces[self.name_from :])).split())
            if said:
                self.blocks.append(Block(Kind.TITLE, self.frames[-1].anchor, said))
            self.name_from = None


def extract_blocks(html: str) -> tuple[Block, ...]:
    """The visible text of a page outside its questions, in the order of the page.

    The name of a practice, marked `data-practice`, comes as a block of its own as well.
    """
    reader = _Reader()
    position = 0
    tokens = _TOKEN.finditer(html)
    while token := next(tokens, None):
        closing, name, attributes = token.groups()
        if token.start() > position:
            reader.pieces.append(html[position : token.start()])
        position = token.end()
        if name is None:
            continue
        name = name.lower()
        if not closing and name not in _VOID and _is_left_out(name, attributes):
            position = _end_of(name, html, position)
            tokens = _TOKEN.finditer(html, position)
        elif name in _INLINE:
            reader.inline(bool(closing), name, attributes)
        elif closing:
            reader.close(name)
        elif name in _VOID:
            reader.flush()
        else:
            reader.open(name, attributes)
    reader.pieces.append(html[position:])
    reader.flush()
    return tuple(reader.blocks)


def _end_of(name: str, html: str, position: int) -> int:
    """Where the element ends that was opened just before `position`."""
    depth = 1
    for tag in re.finditer(rf"<(/?){name}(?=[\s/>])[^>]*>", html[position:], re.IGNORECASE):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return position + tag.end()
    return len(html)


def _is_left_out(name: str, attributes: str) -> bool:
    if name in _UNSEEN:
        return True
    return bool(attributes) and (
        bool(_UNSEARCHED & _classes(attributes)) or _HIDDEN.search(attributes) is not None
    )


def _classes(attributes: str) -> frozenset[str]:
    found = _CLASS.search(attributes)
    return frozenset(found[1].split()) if found else frozenset()

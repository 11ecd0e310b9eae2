"""A finished page -> the pieces of visible text that can be searched.

Quicker than a general parser by an order of magnitude: our pages are well-formed, and what
Markdown makes of hand-written pages is, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from html import unescape
from typing import Literal, NamedTuple

_TAG = re.compile(
    r"(</?[a-zA-Z][a-zA-Z0-9-]*[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>|<!--.*?-->)",
    re.DOTALL,
)
_NAME = re.compile("</?([a-zA-Z][a-zA-Z0-9-]*)")
_ID = re.compile(r"""\sid=["']([^"']*)["']""")
_CLASS = re.compile(r"""\sclass=["']([^"']*)["']""")
_HIDDEN = re.compile(r"\shidden(?=[\s=/>])")

_QUESTION = re.compile('<section class="question"[^>"]*(?:"[^"]*"[^>"]*)*>')
"""As our own templates write it."""
_SECTION_END = "</section>"

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
_UNSEARCHED |= {"headerlink", "footnote-ref", "footnote-backref"}
"""Classes of what is left out: questions with all that belongs to them, and marks beside the text:
of citations, and those that extensions of Markdown set."""
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


_Act = Literal["nothing", "space", "part", "open", "close", "leave out"]
"""What a tag does to the text around it. Spans and breaks are seen apart, so they leave a space,
which does not part the words."""


class _Tag(NamedTuple):
    """What a tag means here."""

    act: _Act
    name: str = ""
    closing: bool = False
    anchor: str | None = None
    kind: Kind | None = None
    """What stands inside, where that is not what stands around it."""
    names_practice: bool = False


@lru_cache(maxsize=4096)
def _read_tag(written: str) -> _Tag:
    """Worked out once for each spelling: a site writes few of them."""
    found = _NAME.match(written)
    if not found:
        return _Tag("nothing")
    name, closing = found[1].lower(), written[1] == "/"
    classes = _CLASS.search(written)
    among = frozenset(classes[1].split()) if classes else frozenset()
    unseen = name in _UNSEEN or _UNSEARCHED & among or _HIDDEN.search(written)
    if unseen and not closing and name not in _VOID:
        return _Tag("leave out", name)
    if name in _INLINE:
        act: _Act = "space" if name in ("span", "br") else "nothing"
        return _Tag(act, name, closing, names_practice="data-practice" in written)
    if closing:
        return _Tag("close", name, closing)
    if name in _VOID:
        return _Tag("part", name)
    anchor = _ID.search(written)
    kind = None
    if name == "nav" or _MARGIN & among:
        kind = Kind.MARGIN
    elif len(name) == 2 and name[0] == "h" and name[1].isdigit():
        kind = Kind.TITLE if name == "h1" else Kind.HEADING
    return _Tag("open", name, anchor=anchor[1] if anchor else None, kind=kind)


@dataclass(slots=True)
class _Frame:
    """An open element that is not inline."""

    name: str
    anchor: str
    kind: Kind
    named: bool = False
    """Whether it has an id of its own, which a heading inside does not replace."""


@dataclass(slots=True)
class _Reader:
    blocks: list[Block] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=lambda: [_Frame("", "", Kind.BODY)])
    texts: list[str] = field(default_factory=list)
    name_from: int | None = None
    """Where among the texts the name of a practice begins."""

    def flush(self) -> None:
        """End the block that is being read."""
        joined = "".join(self.texts)
        self.texts.clear()
        # Between two tags there is mostly nothing but the end of a line.
        if joined and not joined.isspace() and (said := _say(joined)):
            frame = self.frames[-1]
            self.blocks.append(Block(frame.kind, frame.anchor, said))

    def open(self, tag: _Tag) -> None:
        parent = self.frames[-1]
        anchor = parent.anchor if tag.anchor is None else tag.anchor
        kind = parent.kind if tag.kind is None or parent.kind is Kind.MARGIN else tag.kind
        if kind is not Kind.MARGIN and tag.kind in (Kind.TITLE, Kind.HEADING):
            if tag.kind is Kind.TITLE or (tag.anchor is not None and parent.named):
                anchor = parent.anchor
            elif tag.anchor is not None:
                # What follows in the same part stands below this heading.
                parent.anchor = anchor
        self.frames.append(_Frame(tag.name, anchor, kind, tag.anchor is not None))

    def close(self, name: str) -> None:
        for depth in range(len(self.frames) - 1, 0, -1):
            if self.frames[depth].name == name:
                del self.frames[depth:]
                return

    def name_practice(self, tag: _Tag) -> None:
        """Where a practice's name begins and ends, it is a block of its own."""
        if tag.names_practice:
            self.name_from = len(self.texts)
        elif tag.closing and self.name_from is not None:
            if said := _say("".join(self.texts[self.name_from :])):
                self.blocks.append(Block(Kind.TITLE, self.frames[-1].anchor, said))
            self.name_from = None


def _say(joined: str) -> str:
    """What is seen of it, on one line."""
    return " ".join((unescape(joined) if "&" in joined else joined).split())


def extract_blocks(html: str) -> tuple[Block, ...]:
    """The visible text of a page outside its questions, in the order of the page.

    The name of a practice, marked `data-practice`, comes as a block of its own as well.
    """
    reader = _Reader()
    parts = _TAG.split(_without_questions(html))
    texts, tags = parts[::2], parts[1::2]
    reader.texts.append(texts[0])
    place = 0
    while place < len(tags):
        tag = _read_tag(tags[place])
        if tag.act == "leave out":
            end = _end_of(tag.name, tags, place)
            if end is None:
                break
            place = end
        elif tag.act == "space":
            reader.texts.append(" ")
            reader.name_practice(tag)
        elif tag.act != "nothing":
            reader.flush()
            if tag.act == "open":
                reader.open(tag)
            elif tag.act == "close":
                reader.close(tag.name)
        place += 1
        reader.texts.append(texts[place])
    reader.flush()
    return tuple(reader.blocks)


def _without_questions(html: str) -> str:
    """The page without most of what is left out anyway: half of its tags need not be read.

    Only a question that holds no section of its own is cut; `_end_of` finds the end of any.
    """
    kept: list[str] = []
    done = 0
    for found in _QUESTION.finditer(html):
        end = html.find(_SECTION_END, found.end())
        if found.start() >= done and end >= 0 and html.find("<section", found.end(), end) < 0:
            kept.append(html[done : found.start()])
            done = end + len(_SECTION_END)
    kept.append(html[done:])
    return "".join(kept)


def _end_of(name: str, tags: list[str], place: int) -> int | None:
    """The place of the tag that ends the element which is opened at `place`, if any does."""
    depth = 0
    for at in range(place, len(tags)):
        tag = _read_tag(tags[at])
        if tag.name == name:
            depth += -1 if tag.closing else 1
            if depth == 0:
                return at
    return None

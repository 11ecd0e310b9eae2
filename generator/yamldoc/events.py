"""Parser events -> plain data, without recursion and without guessing any type.

Refused here, with their places: two keys of one name, anchors, aliases, merge keys, tags, a second
document, nesting beyond reason, keys that are no text, values left empty.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.yamldoc.flow import MAX_DEPTH
from generator.yamldoc.notes import ENOUGH, Finding, shorten
from generator.yamldoc.syntax import explain

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The C parser where the wheel has it; both give the same events."""

Place = tuple[int, int]
Path = tuple[str | int, ...]
_NO_KEY = ""


@dataclass
class Built:
    """Data of one file; all places 0-based and as the parser saw them."""

    data: Any = None
    findings: list[Finding] = field(default_factory=list)
    error: Finding | None = None
    """What ended the reading early: the data is then not worth judging."""
    is_syntax: bool = False
    """Whether `error` is the parser's own, and so maybe an echo of something found before."""
    root: Place = (0, 0)
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)


@dataclass(slots=True)
class _Frame:
    """One open list or mapping."""

    container: Any
    path: Path
    start: Any
    """The event that opened it."""
    is_list: bool
    seen: dict[str, Any] = field(default_factory=dict)
    """Keys in one spelling -> the key's event."""
    key: str | None = None
    """Key that waits for its value."""
    named: Any = None
    """That key's event."""
    dropped: bool = False
    """Whether the value that comes belongs to a refused key."""
    repeats: bool = False
    """Whether the last key was there before."""
    row: int = 0
    """Line from which the next item's dash is sought."""


class _RefusedError(Exception):
    """Reading cannot go on."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def build(text: str, lines: Sequence[str], *, places: bool) -> Built:
    """Read `text`; with `places` also remember where each part stands."""
    builder = _Builder(lines, places)
    try:
        builder.read(yaml.parse(text, Loader=_Loader))
    except _RefusedError as refused:
        builder.built.error = refused.finding
    except (yaml.YAMLError, ValueError) as error:
        caught = error if isinstance(error, yaml.YAMLError) else yaml.YAMLError(str(error))
        builder.built.error = explain(caught)
        builder.built.is_syntax = True
    return builder.built


class _Builder:
    def __init__(self, lines: Sequence[str], places: bool) -> None:
        self._lines = lines
        self._places = places
        self._stack: list[_Frame] = []
        self._documents = 0
        self.built = Built()

    def read(self, events: Iterable[Any]) -> None:
        """Take every event; raises `_RefusedError` where the file cannot be trusted any further."""
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                # only a plain scalar is empty for want of anything; "" was typed
                self._take(event.value or (event.value if event.style else None), event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._stack.pop()
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                self._open(event, kind is SequenceStartEvent)
            elif kind is AliasEvent:
                raise _RefusedError(_at("anchor", event, name=f"*{event.anchor}"))
            elif kind is DocumentStartEvent:
                self._documents += 1
                if self._documents > 1:
                    raise _RefusedError(_at("second-document", event))

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            raise _RefusedError(_at("anchor", event, name=f"&{event.anchor}"))
        raise _RefusedError(_at("tag", event, tag=_spelt(event.tag)))

    def _open(self, event: Any, is_list: bool) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise _RefusedError(_at("too-deep", event, limit=str(MAX_DEPTH)))
        container: Any = [] if is_list else {}
        path = self._take(container, event)
        self._stack.append(_Frame(container, path, event, is_list))

    def _take(self, value: Any, event: Any) -> Path:
        """Put a value where it belongs; its path, if places are wanted."""
        if not self._stack:
            self.built.data = value
            self.built.root = _place(event)
            return self._remember((), event, None)
        frame = self._stack[-1]
        if frame.is_list:
            return self._append(frame, value, event)
        if frame.key is None and not frame.dropped:
            self._name(frame, value, event)
            return frame.path
        key, frame.key = frame.key, None
        if key is None:
            frame.dropped = False
            return (*frame.path, _NO_KEY)
        frame.container[key] = value
        if value is None:
            self._report(_at("empty-value", frame.named, key=shorten(key)))
        if not self._places:
            return ()
        return self._remember((*frame.path, key), event, _place(frame.named))

    def _append(self, frame: _Frame, value: Any, event: Any) -> Path:
        frame.container.append(value)
        if not self._places and value is not None:
            return ()
        place = _place(event)
        dash = place if frame.start.flow_style else self._dash(frame, place)
        frame.row = dash[0]
        if value is None:
            self._report(Finding("empty-item", *dash))
        return self._remember((*frame.path, len(frame.container) - 1), event, dash)

    def _dash(self, frame: _Frame, place: Place) -> Place:
        """Place of the dash before an item; the item itself may begin lines below it."""
        top, column = _place(frame.start)
        frame.row = max(frame.row, top)
        for row in range(min(place[0], len(self._lines) - 1), frame.row - 1, -1):
            line = self._lines[row]
            if line[column : column + 1] == "-" and (row, column) <= place:
                return row, column
        return place

    def _name(self, frame: _Frame, key: Any, event: Any) -> None:
        """Take a key; a repeated one is reported and its value read but not kept."""
        if not isinstance(key, str):
            raise _RefusedError(_at("key-shape", event))
        if key == "<<":
            raise _RefusedError(_at("merge-key", event))
        spelling = key if key.isascii() else unicodedata.normalize("NFC", key)
        if spelling in frame.seen:
            if not frame.repeats:  # a part pasted twice is one mistake
                line = str(frame.seen[spelling].start_mark.line + 1)
                self._report(_at("duplicate-key", event, key=shorten(key), first=line))
            frame.dropped = frame.repeats = True
            return
        frame.repeats = False
        frame.seen[spelling] = frame.named = event
        frame.key = key

    def _remember(self, path: Path, event: Any, key: Place | None) -> Path:
        if self._places:
            self.built.values[path] = _place(event)
            if key is not None:
                self.built.keys[path] = key
        return path

    def _report(self, finding: Finding) -> None:
        if len(self.built.findings) >= ENOUGH:
            raise _RefusedError(finding)
        self.built.findings.append(finding)


def _place(event: Any) -> Place:
    return event.start_mark.line, event.start_mark.column


def _spelt(tag: str) -> str:
    """A tag as its author wrote it."""
    return shorten(tag.replace("tag:yaml.org,2002:", "!!"), 30)


def _at(code: str, event: Any, **params: str) -> Finding:
    return Finding(code, event.start_mark.line, event.start_mark.column, params)

"""A parsed file that remembers where everything stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

from generator.problems import Location, Problem
from generator.yamldoc.characters import find_suspects
from generator.yamldoc.encoding import decode
from generator.yamldoc.events import Built, build
from generator.yamldoc.notes import ENOUGH, Finding, Notes
from generator.yamldoc.places import LazyPlaces, Places
from generator.yamldoc.precheck import precheck
from generator.yamldoc.syntax import fill
from generator.yamldoc.textmap import Edit, TextMap

Path = tuple[str | int, ...]
"""Keys and 0-based indexes from the top of a document, such as `("quiz", 0, "prompt")`."""

TEXT_LINES = 80
"""How many lines to search for a piece of one text; the longest text has fewer."""


class Locator(Protocol):
    """Whoever can say where a part of a file stands."""

    @property
    def file(self) -> str:
        """POSIX path relative to the classroom folder."""

    def locate(self, path: Path) -> Location:
        """Place of the value at `path`."""

    def locate_key(self, path: Path) -> Location:
        """Place of the key at `path`."""

    def find(self, path: Path, found: str) -> Location:
        """Place of `found` in the text at `path`."""


@dataclass(frozen=True)
class Document:
    """Plain data (dict, list, str, None) and the place of each part."""

    file: str
    """POSIX path relative to the classroom folder."""
    lines: tuple[str, ...]
    """The text, line by line, without line breaks."""
    data: Mapping[str, Any]
    """The top-level mapping; empty when nothing could be read."""
    values: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    """Path -> (line, column), both 1-based, of the value."""
    keys: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    """Path -> (line, column), both 1-based, of the key (for a list item: of its dash)."""
    complete: bool = True
    """Whether `data` is all of the file and worth judging; False when reading had to stop."""

    def locate(self, path: Path) -> Location:
        """Place of the value at `path`, or of the nearest part that exists above it.

        Parts of `path` that the data does not have (pydantic names union members in its
        paths) are skipped.
        """
        return self._nearest(self.values, path)

    def locate_key(self, path: Path) -> Location:
        """Place of the key at `path`, or of the nearest part that exists above it."""
        return self._nearest(self.keys, path)

    def at(self, line: int, column: int) -> Location:
        """A place by numbers, with its source line; kept inside the file."""
        line = min(max(line, 1), len(self.lines) or 1)
        text = self.lines[line - 1] if self.lines else ""
        return Location(self.file, line, min(max(column, 1), len(text) + 1), text)

    def find(self, path: Path, found: str) -> Location:
        """Where `found` stands in the text at `path`; the start of it when YAML folded it away."""
        start = self.locate(path)
        begin = (start.line, start.column)
        last = start.line + TEXT_LINES
        end = min((place for place in self.values.values() if place > begin), default=(last, 1))
        for line in range(start.line, min(end[0], last, len(self.lines)) + 1):
            before = start.column - 1 if line == start.line else 0
            column = self.lines[line - 1].find(found, before) + 1
            if column and (line, column) < end:
                return self.at(line, column)
        return start

    def _nearest(self, places: Mapping[Path, tuple[int, int]], path: Path) -> Location:
        known: Path = ()
        place = self.values.get((), (1, 1))
        for part in path:
            candidate = (*known, part)
            if candidate in self.values or candidate in self.keys:
                known = candidate
                place = places.get(candidate, self.values.get(candidate, place))
        return self.at(*place)


def read_document(
    content: bytes, file: str, known_keys: Collection[str] = ()
) -> tuple[Document, tuple[Problem, ...]]:
    """Parse one file.

    `known_keys`: field names and what people call them; tells a mistyped `标题：` from prose.
    Never raises for any bytes; what cannot be read is a problem with its place.
    """
    decoded = decode(content)
    lines = decoded.text.split("\n")
    if decoded.code:
        document = Document(file, tuple(lines), {}, complete=False)
        place = document.at(decoded.line, decoded.column)
        return document, (Problem(decoded.code, place, decoded.params),)

    suspects = tuple(islice(find_suspects(decoded.text, lines), ENOUGH + 1))
    cleaned = TextMap.edited(lines, [Edit(s.line, s.start, s.end, "") for s in suspects])
    notes = precheck(cleaned.lines, known_keys)
    notes.uncertain |= len(suspects) > ENOUGH
    notes.drop_echoes({s.line for s in suspects}, {s.line for s in suspects if s.breaks})
    repaired = TextMap.edited(cleaned.lines, notes.edits)
    text = decoded.text if repaired.lines is lines else "\n".join(repaired.lines)
    built = build(text, repaired.lines, places=False)
    places = Places(text, cleaned, repaired)
    whole = built.error is None and isinstance(built.data, dict)
    document = Document(
        file,
        tuple(lines),
        built.data if isinstance(built.data, dict) else {},
        LazyPlaces(places, "values"),
        LazyPlaces(places, "keys"),
        complete=whole and not notes.uncertain,
    )
    problems = [
        Problem(s.code, document.at(s.line + 1, s.start + 1), {"char": s.name}) for s in suspects
    ]
    problems += _worded(document, notes.findings, cleaned)
    problems += _worded(document, _from_parser(built, notes, repaired.lines), repaired, cleaned)
    return document, tuple(problems)


def _from_parser(built: Built, notes: Notes, lines: Sequence[str]) -> Sequence[Finding]:
    """What the parser adds to what the lines told; echoes of that are dropped."""
    found = list(built.findings)
    if built.error:
        if not (built.is_syntax and (notes.uncertain or notes.explains(built.error.line))):
            found.append(fill(built.error, lines))
    elif not isinstance(built.data, dict) and not notes.findings:
        code = "empty-file" if built.data is None else "top-level"
        found.append(Finding(code, *(built.root if built.data is not None else (0, 0))))
    reported = notes.lines()
    wrong = reported | {finding.line for finding in found if finding.code == "duplicate-key"}
    return [
        finding
        for finding in found
        if finding.line not in reported
        # what was to stand below an empty value has just been reported for standing elsewhere
        and not (finding.code in ("empty-value", "empty-item") and finding.line + 1 in wrong)
    ]


def _worded(document: Document, findings: Iterable[Finding], *maps: TextMap) -> Iterable[Problem]:
    for finding in findings:
        place = (finding.line, finding.column)
        for step in maps:
            place = step.original(*place)
        yield Problem(finding.code, document.at(place[0] + 1, place[1] + 1), finding.params)

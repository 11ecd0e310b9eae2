"""Problems as text for a terminal, as JSON for programs, as annotations for a code host."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence

from generator.localization import Catalogue
from generator.problems import Problem

EXCERPT_CELLS = 96
"""Longest piece of a source line to show; a phone-wide message is easier to read than a wrap."""


def format_text(problem: Problem, catalogue: Catalogue) -> str:
    """`file:line:column: 错误[code]: …`, the source line with a caret, and the mend."""
    text = catalogue.describe(problem)
    place = problem.location
    head = (
        f"{place.file}:{place.line}:{place.column}: {text.severity}[{problem.code}]: {text.message}"
    )
    lines = [head]
    if place.source_line.strip():
        shown, caret = excerpt(place.source_line, place.column)
        number = f"{place.line:>5}"
        lines += [f"{number} | {shown}", f"{'':>5} | {' ' * caret}^"]
    lines.append(f"      {catalogue.text('cli.hint')}{text.hint}")
    return "\n".join(lines)


def format_github(problem: Problem, catalogue: Catalogue) -> str:
    """One workflow annotation command a problem."""
    text = catalogue.describe(problem)
    place = problem.location
    message = _escape_annotation(f"{text.message} {catalogue.text('cli.hint')}{text.hint}")
    return (
        f"::{problem.severity.value} file={_escape_property(place.file)},line={place.line},"
        f"col={place.column},title={_escape_property(problem.code)}::{message}"
    )


def format_json(problems: Sequence[Problem], catalogue: Catalogue) -> str:
    """A JSON list with code, severity, place, message, hint and parameters of each problem."""
    rows = []
    for problem in problems:
        text = catalogue.describe(problem)
        rows.append(
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "file": problem.location.file,
                "line": problem.location.line,
                "column": problem.location.column,
                "message": text.message,
                "hint": text.hint,
                "params": dict(problem.params),
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


def excerpt(line: str, column: int) -> tuple[str, int]:
    """A safe, short piece of `line` and the cell (0-based) under which the caret belongs.

    `column` is 1-based in code points. Full-width glyphs take two cells; characters that a
    terminal would swallow or obey are spelled out as `<U+202E>`.
    """
    glyphs = [_glyph(char) for char in line]
    widths = [sum(cell_width(char) for char in glyph) for glyph in glyphs]
    index = min(max(column - 1, 0), len(glyphs))
    start = index
    used = 0
    while start > 0 and used + widths[start - 1] <= EXCERPT_CELLS // 2:
        start -= 1
        used += widths[start]
    end = start
    total = 0
    while end < len(glyphs) and total + widths[end] <= EXCERPT_CELLS:
        total += widths[end]
        end += 1
    prefix = "…" if start else ""
    suffix = "…" if end < len(glyphs) else ""
    shown = prefix + "".join(glyphs[start:end]).rstrip() + suffix
    caret = sum(map(cell_width, prefix)) + sum(widths[start:index])
    return shown, caret


def cell_width(char: str) -> int:
    """Terminal cells of one character (UAX #11: wide and full-width take two)."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _glyph(char: str) -> str:
    if char == "\t":
        return "    "
    if char == " ":
        return char
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"):
        return f"<U+{ord(char):04X}>"
    return char


def _escape_annotation(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_annotation(text).replace(":", "%3A").replace(",", "%2C")

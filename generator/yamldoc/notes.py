"""What the pre-check found: places, parameters and the small repairs that let reading go on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from generator.yamldoc.textmap import Edit

ENOUGH = 1000
"""A file with more mistakes than this is read no further: it is no text that anybody wrote."""


@dataclass(frozen=True)
class Finding:
    """One problem at a 0-based place."""

    code: str
    line: int
    column: int
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Notes:
    """Collected while one file is read."""

    findings: list[Finding] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    uncertain: bool = False
    """Whether what follows the findings can no longer be trusted, so that it is not judged."""

    def add(self, code: str, line: int, column: int, **params: str) -> None:
        """Report a problem."""
        self.findings.append(Finding(code, line, column, params))

    def replace(self, line: int, start: int, end: int, text: str) -> None:
        """Repair a piece of a line."""
        self.edits.append(Edit(line, start, end, text))

    def wrap(self, line: int, start: int, text: str) -> None:
        """Repair by putting single quotes around `text`, which begins at `start`."""
        self.replace(line, start, start + len(text), "'" + text.replace("'", "''") + "'")

    def explains(self, line: int) -> bool:
        """Whether a syntax error at `line` may only be an echo of something reported before it."""
        return any(finding.line <= line for finding in self.findings)

    def drop_echoes(self, muddled: Collection[int], broken: Collection[int]) -> None:
        """Keep one finding a line, and none where invisible characters upset the line.

        `broken`: lines that some programs read as two, so that nothing after them is certain.
        """
        first: dict[int, Finding] = {}
        for finding in sorted(self.findings, key=lambda found: (found.line, found.column)):
            if finding.line in muddled:
                self.uncertain = True
            else:
                first.setdefault(finding.line, finding)
        self.findings = list(first.values())
        self.uncertain |= bool(broken)

    def lines(self) -> frozenset[int]:
        """Lines with a report."""
        return frozenset(finding.line for finding in self.findings)


def shorten(text: str, limit: int = 24) -> str:
    """A piece of the author's text that fits into a message."""
    text = text.strip()
    return text if len(text) <= limit else text[:limit] + "…"

"""What can be wrong with a classroom: a code, a place and parameters, never a sentence.

The words live in the message catalogue (`localization`), so that one problem can be told in
Chinese or English, to a person or to a program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a page would be wrong (`error`) or only poor (`warning`)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file that a person wrote."""

    file: str
    """POSIX path relative to the classroom folder."""
    line: int = 1
    """1-based."""
    column: int = 1
    """1-based, counted in code points."""
    source_line: str = field(default="", compare=False)
    """The text of that line without its line break; empty when the file has no readable text."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, at one place."""

    code: str
    """Stable and documented, such as `unknown-key`."""
    location: Location
    params: Mapping[str, str] = field(default_factory=dict)
    """Fills the placeholders of the catalogue's message for `code`."""
    severity: Severity = Severity.ERROR


class ClassroomError(Exception):
    """The classroom cannot be built; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__(f"{len(self.problems)} problem(s)")


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Order by file, line, column and code, dropping exact repeats."""
    unique = {(p.location, p.code, tuple(sorted(p.params.items()))): p for p in problems}
    return tuple(unique[key] for key in sorted(unique, key=lambda k: (k[0], k[1], k[2])))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of `problems` must stop a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)

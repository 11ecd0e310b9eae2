"""One planted fault in the sample classroom, and where it must be found."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.checks import run_checks
from generator.library import Library, build_library
from generator.loader import load
from generator.problems import Problem, sort_problems

PLACE = "¦"
"""Marks, in the text that is put in, where the problem must be reported; never written."""

Found = list[tuple[str, str, int, int]]


@dataclass(frozen=True)
class Fault:
    """Replaces `old`, which occurs once in `file`, by `new`."""

    code: str
    file: str
    old: str
    new: str
    elsewhere: tuple[str, str] | None = None
    """File and text at which the problem is reported when it is not where the edit is."""

    def __str__(self) -> str:
        return f"{self.code}: {self.new[:24]!r}"


def plant(sample_site: Path, folder: Path, *faults: Fault) -> Path:
    """A copy of the sample classroom with `faults` in it."""
    root = folder / "classroom"
    shutil.copytree(sample_site, root)
    for fault in faults:
        path = root / "cases" / fault.file
        text = path.read_text(encoding="utf-8")
        assert text.count(fault.old) == 1, fault
        new = fault.new.replace(PLACE, "")
        path.write_text(text.replace(fault.old, new), encoding="utf-8", newline="\n")
    return root


def open_library(root: Path) -> Library:
    """The library of a classroom whose files can all be read."""
    loaded = load(root)
    assert [p for p in loaded.problems if p.severity == "error"] == []
    library = build_library(loaded)
    assert library is not None
    return library


def check(root: Path) -> tuple[Problem, ...]:
    """Everything that loading and checking find."""
    loaded = load(root)
    library = build_library(loaded)
    checked = run_checks(library) if library else ()
    return sort_problems([*loaded.problems, *checked])


def places(problems: Iterable[Problem]) -> Found:
    """Code, file, line and column of each problem."""
    return [(p.code, p.location.file, p.location.line, p.location.column) for p in problems]


def expected(sample_site: Path, root: Path, fault: Fault) -> Found:
    """Where the fault must be found, counted in the text rather than by our reader."""
    if fault.elsewhere:
        file, snippet = fault.elsewhere
        before = (root / "cases" / file).read_text(encoding="utf-8").split(snippet)[0]
    else:
        file = fault.file
        clean = (sample_site / "cases" / file).read_text(encoding="utf-8")
        before = clean.split(fault.old)[0] + fault.new.split(PLACE)[0]
    lines = before.split("\n")
    return [(fault.code, f"cases/{file}", len(lines), len(lines[-1]) + 1)]


def assert_found(sample_site: Path, folder: Path, fault: Fault) -> None:
    """The fault, and nothing else, is reported exactly where it is."""
    root = plant(sample_site, folder, fault)
    assert places(check(root)) == expected(sample_site, root, fault)

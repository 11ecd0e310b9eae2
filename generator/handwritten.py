"""What people keep in `docs/`: the files to publish, and everything that stands in the way.

An allow-list, because a folder that many people use also gathers lists of names, drafts and
half-saved documents, and those must never slip out.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.problems import Location, Problem, Severity, sort_problems
from generator.yamldoc import decode

FOLDER = "docs"
PAGE_SUFFIX = ".md"
PUBLISHED_SUFFIXES = (
    PAGE_SUFFIX, ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf", ".css", ".js",
)  # fmt: skip
GENERATED_PAGES = (
    "index", "search", "centre", "certificate", "sources", "gaps", "fields", "problems", "404",
)  # fmt: skip
GENERATED_FOLDERS = (
    "modules",
    "cases",
    "boards",
    "topics",
    "communities",
    "sources",
    "assets/classroom",
)
"""Places that belong to the generated pages, whatever cases there are today."""
_KEPT_QUIETLY = (".gitkeep", ".gitignore", ".gitattributes")
"""Files that version control needs and nobody would publish."""


@dataclass(frozen=True)
class HandWritten:
    """The hand-written side of a classroom."""

    paths: tuple[str, ...] = ()
    """What may be published: POSIX paths below `docs/`, sorted."""
    problems: tuple[Problem, ...] = ()


def survey_docs(root: Path) -> HandWritten:
    """Look through `root/docs`; links are never followed."""
    docs = root / FOLDER
    if docs.is_symlink() or not docs.is_dir():
        return HandWritten(problems=(Problem("missing-docs", Location(FOLDER)),))
    problems: list[Problem] = []
    paths: list[str] = []
    for path, entry in _walk(docs):
        if entry.is_symlink() and entry.is_dir():
            problems.append(_at(path, "linked-folder"))
        elif not _may_be_published(entry):
            if entry.name not in _KEPT_QUIETLY:
                problems.append(_at(path, "stray-file", Severity.WARNING, name=f"{FOLDER}/{path}"))
        elif found := _unreadable(path, Path(entry.path)) or _misplaced(path):
            problems.append(found)
        else:
            paths.append(path)
    problems += _conflicts(paths)
    return HandWritten(tuple(sorted(paths)), sort_problems(problems))


def is_generated_place(path: str) -> bool:
    """Whether a path below the site belongs to the generated pages."""
    address = _address(path)
    # The further pages of a long list: `gaps_2`.
    page = re.sub(r"_[0-9]+$", "", address.removesuffix(".html"))
    return page in GENERATED_PAGES or address.startswith(
        tuple(f"{folder}/" for folder in GENERATED_FOLDERS)
    )


def address_of(path: str) -> str:
    """Where a file of `docs/` ends up below the site."""
    if not path.endswith(PAGE_SUFFIX):
        return path
    page = PurePosixPath(path)
    name = "index" if page.stem.lower() == "readme" else page.stem
    return str(page.with_name(f"{name}.html"))


def _walk(docs: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below `docs` but plain folders, in a fixed order."""
    waiting = [(str(docs), "")]
    while waiting:
        folder, prefix = waiting.pop()
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                waiting.append((entry.path, f"{prefix}{entry.name}/"))
            else:
                yield f"{prefix}{entry.name}", entry


def _may_be_published(entry: os.DirEntry[str]) -> bool:
    return (
        entry.is_file(follow_symlinks=False)
        and not entry.name.startswith((".", "~$"))
        and entry.name.lower().endswith(PUBLISHED_SUFFIXES)
    )


def _unreadable(path: str, place: Path) -> Problem | None:
    """A page in another encoding would stop the build, or show as gibberish."""
    try:
        content = place.read_bytes()
    except OSError:
        return _at(path, "unreadable-file")
    if not path.endswith(PAGE_SUFFIX):
        return None
    page = decode(content)
    if page.code is None:
        return None
    where = Location(f"{FOLDER}/{path}", page.line, page.column)
    return Problem(page.code, where, page.params)


def _misplaced(path: str) -> Problem | None:
    return _at(path, "page-reserved") if is_generated_place(path) else None


def _conflicts(paths: list[str]) -> Iterator[Problem]:
    """Two files with one address: `index.md` and `README.md`, or names that differ only by case."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        other = first.setdefault(_address(path), path)
        if other != path:
            yield _at(path, "page-conflict", other=f"{FOLDER}/{other}")


def _address(path: str) -> str:
    """Where a file ends up, as a disk that ignores case would name it."""
    return address_of(unicodedata.normalize("NFC", path).casefold())


def _at(path: str, code: str, severity: Severity = Severity.ERROR, **params: str) -> Problem:
    return Problem(code, Location(f"{FOLDER}/{path}"), params, severity)

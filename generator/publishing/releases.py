"""The releases a site had before: kept beside it, the newest with the highest number."""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.target import MARKER

FOLDER = "releases"
TRASH = "trash"
_NAME = re.compile(r"(\d{4,9})-([0-9a-f]{8})")


@dataclass(frozen=True)
class Release:
    """A whole site that was live once."""

    path: Path
    number: int
    built: float
    """When it was built, in seconds since 1970."""

    @property
    def name(self) -> str:
        """What one types to go back to it."""
        return self.path.name

    def count_pages(self) -> int:
        """How many pages it has: takes a walk through all its folders."""
        return sum(name.endswith(".html") for _, _, files in os.walk(self.path) for name in files)


def list_releases(folder: Path) -> list[Release]:
    """What is kept in the working folder `folder`, newest first; anything else is passed over."""
    kept = folder / FOLDER
    found = []
    for path in kept.iterdir() if kept.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match and (path / MARKER).is_file():
            built = (path / MARKER).stat().st_mtime
            found.append(Release(path, int(match[1]), built))
    return sorted(found, key=lambda release: release.number, reverse=True)


def next_place(folder: Path, site: Path) -> Path:
    """Where `site` will be kept when it is replaced: the next number and its register's hash.

    A folder without a register (an empty one) is nothing to keep: its place is the trash.
    """
    if not (site / MARKER).is_file():
        return folder / TRASH
    kept = folder / FOLDER
    names = [path.name for path in kept.iterdir()] if kept.is_dir() else []
    numbers = [int(match[1]) for name in names if (match := _NAME.fullmatch(name))]
    return kept / f"{max(numbers, default=0) + 1:04}-{_register_hash(site)}"


def prune(folder: Path, keep: int) -> None:
    """Remove all but the newest `keep`: each leaves the list in one step, then the disk."""
    for release in list_releases(folder)[keep:]:
        release.path.rename(folder / TRASH)
        tidy(folder)


def tidy(folder: Path) -> None:
    """Remove what has left the list, and the list's folder when nothing is in it."""
    if (folder / TRASH).exists():
        shutil.rmtree(folder / TRASH)
    with suppress(OSError):
        (folder / FOLDER).rmdir()


def _register_hash(site: Path) -> str:
    try:
        revision = json.loads((site / MARKER).read_bytes())["course"]["revision"]
    except (ValueError, KeyError, TypeError, RecursionError):
        revision = ""
    return revision if re.fullmatch("[0-9a-f]{8}", str(revision)) else "0" * 8

"""Which folder may be replaced: one that is missing, empty, or ours."""

from __future__ import annotations

import os
from pathlib import Path

from generator.problems import ClassroomError, Location, Problem
from generator.site import REGISTER_FILE

SOURCES = ("cases", "docs", "generator")
MARKER = REGISTER_FILE
"""A folder that holds this file was built by us and may be replaced."""


def refuse_target(target: Path, root: Path, marker: str = MARKER) -> None:
    """Raise unless `target` is missing, empty, or ours: it then holds the file `marker`.

    Links are followed first, so a link to a home folder is as forbidden as the folder. Nothing
    is created or changed.
    """
    reason = _objection(real(target), real(root), marker)
    if reason:
        raise target_error(f"target-{reason}", target)


def target_error(code: str, target: Path, **params: str) -> ClassroomError:
    """A problem of the folder as a whole."""
    return ClassroomError([Problem(code, Location(str(target)), {"path": str(target), **params})])


def real(path: Path) -> Path:
    """Where a path leads, links followed; a chain of links that never ends leads to itself."""
    return Path(os.path.realpath(path))


def _objection(place: Path, root: Path, marker: str) -> str:
    sources = [real(root / name) for name in SOURCES]
    home = real(Path.home())
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        return "file"
    if any(_inside(kept, place) for kept in (root, home, Path(place.anchor))):
        return "root"
    if any(_inside(place, source) or _inside(source, place) for source in sources):
        return "sources"
    if place.is_dir() and _is_mounted(place):
        return "mount"
    if place.is_dir() and any(place.iterdir()) and not (place / marker).is_file():
        return "foreign"
    return ""


def _inside(place: Path, folder: Path) -> bool:
    return place == folder or folder in place.parents


def _is_mounted(place: Path) -> bool:
    """A disk or a container's volume is mounted here: no rename can put another in its place."""
    return place.is_mount() or place.stat().st_dev != place.parent.stat().st_dev

"""Build aside, then replace: a failed build leaves the old site whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator.problems import ClassroomError, Location, Problem
from generator.site import REGISTER_FILE

SOURCES = ("cases", "docs", "generator")
MARKER = REGISTER_FILE
"""A folder that holds this file was built by us and may be replaced."""


def publish(
    build: Callable[[Path], object], target: Path, root: Path, marker: str = MARKER
) -> None:
    """Let `build` fill a fresh folder beside `target`, then put it in its place.

    The old site is moved aside, the new one moved in, and the old one removed; when the second
    move fails, the old site comes back. Raises `ClassroomError` for a target that is not ours.
    """
    refuse_foreign(target, root, marker)
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    fresh, old = aside / "new", aside / "old"
    try:
        build(fresh)
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def refuse_foreign(target: Path, root: Path, marker: str = MARKER) -> None:
    """Raise unless `target` is missing, empty, or ours: it then holds the file `marker`."""
    place = target.resolve()
    reason = ""
    if place.exists() and not place.is_dir():
        reason = "file"
    elif place in (Path(place.anchor), Path.home().resolve()) or place == root.resolve():
        reason = "root"
    elif any(_inside(place, (root / name).resolve()) for name in SOURCES):
        reason = "sources"
    elif place.is_dir() and any(place.iterdir()) and not (place / marker).is_file():
        reason = "foreign"
    if reason:
        where = Location(str(target))
        raise ClassroomError([Problem(f"target-{reason}", where, {"path": str(target)})])


def write_file(path: Path, content: str | bytes) -> None:
    """Write one file whole, making its folders; text as UTF-8 with plain line feeds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def _inside(place: Path, folder: Path) -> bool:
    return place == folder or folder in place.parents

"""The journal of a swap, and what to do about one that was not finished.

Written before the first rename, removed after the last. It names three places (the folder that
shall become the site, the site, and where the old site goes) and the identity of the first; by
what stands where, any moment at which a process may have died can be told from any other.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.releases import tidy
from generator.publishing.writing import write_file

FRESH = "fresh"
"""Where the next site is built: removed unless a journal says that it holds the old site."""
_JOURNAL = "journal.json"


@dataclass(frozen=True)
class Swap:
    """One folder takes the place of another."""

    source: Path
    aside: Path
    inode: int
    """Of the folder that shall become the site: it keeps it through every rename."""


def write_journal(folder: Path, swap: Swap) -> None:
    """Say what is about to happen, so that it can be finished or undone."""
    data = {
        "source": swap.source.relative_to(folder).as_posix(),
        "aside": swap.aside.relative_to(folder).as_posix(),
        "inode": swap.inode,
    }
    write_file(folder / _JOURNAL, json.dumps(data) + "\n")


def recover(folder: Path, target: Path) -> None:
    """Finish or undo what was begun in the working folder, and clear what is left of it.

    Does nothing where nothing was begun. The caller holds the lock, so no living process owns
    what is found.
    """
    swap = _read_journal(folder)
    if swap is not None:
        _settle(swap, target)
        (folder / _JOURNAL).unlink()
    for leftover in (folder / FRESH, *folder.glob(f".{_JOURNAL}.*")):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            leftover.unlink(missing_ok=True)
    tidy(folder)


def _settle(swap: Swap, target: Path) -> None:
    if not target.exists():
        # Between two renames: the old site comes back. (Or there was none, and is none.)
        if swap.aside.exists():
            swap.aside.rename(target)
    elif target.stat().st_ino == swap.inode and swap.source.exists():
        # The one step was done: the old site stands where the new one was made.
        swap.source.rename(swap.aside)


def _read_journal(folder: Path) -> Swap | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        data = json.loads((folder / _JOURNAL).read_bytes())
        return Swap(folder / data["source"], folder / data["aside"], int(data["inode"]))
    return None

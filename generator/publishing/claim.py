"""A folder claimed for one publication: allowed, locked, and cleared of what was left behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.publishing.lock import FolderLock
from generator.publishing.recovery import FRESH, recover
from generator.publishing.target import MARKER, real, refuse_target, target_error


@dataclass(frozen=True)
class Claim:
    """The folder of a site, ours alone until the `with` block ends."""

    target: Path
    """Where the site is, links followed."""
    root: Path
    """The classroom it is made from."""
    marker: str

    @property
    def folder(self) -> Path:
        """The working folder beside the site, so that a rename is enough to swap them."""
        return working_folder(self.target)

    @property
    def fresh(self) -> Path:
        """Where the next site is built."""
        return self.folder / FRESH

    @property
    def live(self) -> Path | None:
        """The site as readers see it now, if there is one."""
        return self.target if (self.target / self.marker).is_file() else None

    def recover(self) -> None:
        """Finish or undo a swap that stopped half-way; clear what nobody needs."""
        recover(self.folder, self.target)


@contextmanager
def claim(target: Path, root: Path, marker: str = MARKER) -> Iterator[Claim]:
    """Have a folder to oneself, whatever happened to whoever had it before.

    Raises `ClassroomError` for a target that is not ours or that another process is replacing,
    before anything is changed. However the block ends, what it left half-done is then settled.
    """
    refuse_target(target, root, marker)
    claimed = Claim(real(target), root, marker)
    claimed.target.parent.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(claimed.folder)
    if not lock.take():
        raise _busy(target, lock)
    try:
        claimed.recover()
        refuse_target(target, root, marker)
        yield claimed
    finally:
        try:
            # What cannot be settled now (a full disk, a second Ctrl+C) is settled next time.
            with suppress(OSError):
                claimed.recover()
        finally:
            lock.release()


def working_folder(target: Path) -> Path:
    """The folder beside a site that holds the lock, the next site and earlier ones."""
    return target.with_name(f".{target.name}.changfeng")


def _busy(target: Path, lock: FolderLock) -> Exception:
    process, since = lock.holder()
    clock = datetime.fromtimestamp(since).strftime("%H:%M") if since else ""
    return target_error("target-busy", target, process=process or "?", since=clock or "?")

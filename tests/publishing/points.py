"""Write points: every moment at which a program changes the disk, and what can happen there.

Python tells an audit hook of each opening, renaming, making and removing before it is done, so
faults reach everything, MkDocs and the standard library included. The exchange of two folders is
a call into the system of which no hook hears; it is wrapped.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publishing import swap

FAULTS = (errno.ENOSPC, errno.EACCES, errno.EMFILE, errno.EIO)
_CHANGES = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.link")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
Act = Callable[[], None]


class KilledError(BaseException):
    """The process is dead: nothing that it still tries reaches the disk."""


class Points:
    """Counts write points; from one of them on, or at just that one, something happens."""

    def __init__(self, act: Act | None = None, at: int = 0, lasting: bool = False) -> None:
        self.count = 0
        self._act = act
        self._at = at
        self._lasting = lasting

    @property
    def reached(self) -> bool:
        """Whether it has happened."""
        return self._act is not None and self.count >= self._at

    def pass_one(self) -> None:
        """One more write point."""
        self.count += 1
        if self._act and (self.count == self._at or (self._lasting and self.count > self._at)):
            self._act()


_watched: list[Points] = []
_hooked: list[bool] = []


@contextmanager
def watch(points: Points) -> Iterator[Points]:
    """Let `points` hear of every write point of this process."""
    if not _hooked:
        sys.addaudithook(_hear)
        _hooked.append(True)
    exchange = swap.exchange

    def told(first: Path, second: Path) -> bool:
        points.pass_one()
        done = exchange(first, second)
        points.pass_one()
        return done

    swap.exchange = told
    _watched.append(points)
    try:
        yield points
    finally:
        _watched.remove(points)
        swap.exchange = exchange


def fail_with(code: int) -> Act:
    """The system refuses."""

    def act() -> None:
        raise OSError(code, os.strerror(code))

    return act


def interrupt() -> None:
    """Ctrl+C."""
    raise KeyboardInterrupt


def die() -> None:
    """What a kill does to the disk, in a process that goes on to look at it."""
    raise KilledError


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _watched and (event in _CHANGES or (event == "open" and _writes(arguments))):
        _watched[-1].pass_one()


def _writes(arguments: tuple[object, ...]) -> bool:
    path, _, flags = arguments
    return isinstance(flags, int) and bool(flags & _WRITING) and not _is_cache(path)


def _is_cache(path: object) -> bool:
    """Python's own compiled modules are no part of what a program writes."""
    return isinstance(path, str) and "__pycache__" in path

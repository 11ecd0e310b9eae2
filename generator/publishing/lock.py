"""One process at a time, by a lock that the system itself takes from a process that dies."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_FAR = 1 << 30
"""Windows locks bytes, and nobody may read a locked one: so one where nothing is written."""


def try_lock(handle: int) -> bool:
    """Lock an open file without waiting; whether nobody else holds it.

    The lock ends when the file is closed, and so also when the process ends, however it ends.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


class FolderLock:
    """The file `lock` in a folder that exists only while it holds something."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._handle: int | None = None

    def take(self) -> bool:
        """Make the folder and lock it; False when another process has it."""
        while True:
            handle = self._open()
            try:
                if not try_lock(handle):
                    os.close(handle)
                    return False
                if self._is_still(handle):
                    break
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)  # whoever held it has removed it meanwhile: look again
        self._handle = handle
        try:
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
        except BaseException:
            self.release()
            raise
        return True

    def holder(self) -> tuple[str, float | None]:
        """The number of the process that has it, and since when, as far as can be known."""
        with suppress(OSError):
            return self._path.read_text("ascii", "replace").strip(), self._path.stat().st_mtime
        return "", None

    def release(self) -> None:
        """Give the lock back, and remove the folder when nothing else is in it."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        try:
            with suppress(OSError):
                self._path.unlink()  # Windows cannot while it is open
        finally:
            os.close(handle)
        with suppress(OSError):
            self._path.parent.rmdir()

    def _open(self) -> int:
        while True:
            # Readable by the group at most: what was withdrawn need not stay public.
            self._path.parent.mkdir(mode=0o770, exist_ok=True)
            with suppress(FileNotFoundError):  # the folder was removed in this instant
                return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o660)

    def _is_still(self, handle: int) -> bool:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return False
        return os.path.samestat(found, os.fstat(handle))

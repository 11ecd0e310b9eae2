"""Files written whole, and the disk asked to keep them."""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from generator.publishing.lock import try_lock

_PART = ".changfeng-part"


def write_file(path: Path, content: str | bytes) -> None:
    """Write one file whole or not at all, making its folders; text as UTF-8 with line feeds.

    The content goes to a new file beside it, is brought to the disk, and takes the old one's name
    in one step, with the old one's mode; a link stays a link to the file it names. Raises
    `OSError`; the old file is then untouched.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.stat() if path.exists() else None
    if before and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    _clear_parts(path)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
            try_lock(stream.fileno())
            stream.write(_as_bytes(content))
            stream.flush()
            os.fsync(stream.fileno())
        if before:
            with suppress(OSError, AttributeError):  # only the owner of all may, and not Windows
                os.chown(part, before.st_uid, before.st_gid)
            part.chmod(stat.S_IMODE(before.st_mode))
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def write_fresh(path: Path, content: str | bytes) -> None:
    """Write one file of a folder that nobody sees yet: whole folders are swapped, not files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_as_bytes(content))


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where a folder can be opened for that."""
    if sys.platform != "win32":
        with suppress(OSError):  # some network disks refuse; the names are right all the same
            _with_handle(folder, os.fsync)


def sync_tree(folder: Path) -> None:
    """Bring everything below a folder to the disk, in one call where the system has one.

    Also the moment at which a disk that had only promised the space says that it is full: on
    Linux `syncfs` reports it. Raises `OSError`.
    """
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)

        def sync(handle: int) -> None:
            if library.syncfs(handle) != 0:
                code = ctypes.get_errno()
                raise OSError(code, os.strerror(code), str(folder))

        _with_handle(folder, sync)
    elif sys.platform != "win32":
        os.sync()


def _with_handle(folder: Path, act: Callable[[int], object]) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        act(handle)
    finally:
        os.close(handle)


def _clear_parts(path: Path) -> None:
    """Remove what a killed process left of this file; one that lives holds its part locked."""
    if sys.platform == "win32":
        return
    for part in path.parent.glob(f".{path.name}.*{_PART}"):
        with suppress(OSError), part.open("rb") as stream:
            if try_lock(stream.fileno()):
                part.unlink()


def _as_bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content

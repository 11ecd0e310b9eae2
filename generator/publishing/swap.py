"""Two folders change places: in one step where the system can, else by two renames."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EPERM)
"""What old systems, simple file systems and strict containers answer to the one step."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_SYSCALLS = {"x86_64": 316, "i386": 353, "i686": 353, "armv7l": 382, "ppc64le": 357, "s390x": 347}
_SYSCALL_ELSEWHERE = 276  # the common table: aarch64, riscv64, loongarch64


def exchange(first: Path, second: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot.

    Linux: `renameat2` with RENAME_EXCHANGE; macOS: `renamex_np` with RENAME_SWAP. Raises `OSError`
    when it could but may not.
    """
    call = _find_call()
    if call is None:
        return False
    if call(os.fsencode(first), os.fsencode(second)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(second))


def put_in_place(fresh: Path, target: Path, aside: Path) -> None:
    """Make `fresh` the folder `target`; what was there before ends as `aside`.

    Between two steps the old folder stands at `fresh`, or `target` is missing. Whoever fails or
    dies just then leaves that to `recovery`, which knows each such moment by the journal.
    """
    if not target.exists():
        fresh.rename(target)
    elif exchange(fresh, target):
        fresh.rename(aside)
    else:
        target.rename(aside)
        fresh.rename(target)


def _find_call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        if hasattr(library, "renameat2"):
            return lambda a, b: library.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
        number = _SYSCALLS.get(platform.machine(), _SYSCALL_ELSEWHERE)
        return lambda a, b: library.syscall(number, _AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
    if sys.platform == "darwin":
        library = ctypes.CDLL(None, use_errno=True)
        if hasattr(library, "renamex_np"):
            return lambda a, b: library.renamex_np(a, b, _RENAME_SWAP)
    return None

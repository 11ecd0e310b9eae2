"""Two folders change places, whatever the system offers."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.publishing import swap
from tests.publishing.sites import fill, release_of


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("old", "new"):
        fill(tmp_path / name, name)
    return tmp_path / "old", tmp_path / "new"


def now(folders: tuple[Path, Path]) -> list[str | None]:
    return [release_of(folder) for folder in folders]


def test_this_system_does_it_in_one_step(folders: tuple[Path, Path]) -> None:
    assert swap.exchange(*folders) is True
    assert now(folders) == ["new", "old"]


def test_a_c_library_without_the_wrapper_is_no_obstacle(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace(syscall=library.syscall))
    assert swap.exchange(*folders) is True
    assert now(folders) == ["new", "old"]


def refusing(code: int) -> Any:
    def call(*_: object) -> int:
        ctypes.set_errno(code)
        return -1

    return SimpleNamespace(renameat2=call, renamex_np=call)


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM])
def test_a_disk_that_cannot_is_swapped_by_two_renames(
    code: int, folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: refusing(code))
    assert swap.exchange(*folders) is False
    old, new = folders
    swap.put_in_place(new, old, tmp_path / "aside")
    assert (release_of(old), release_of(tmp_path / "aside")) == ("new", "old")


@pytest.mark.parametrize("code", [errno.EACCES, errno.EXDEV, errno.EBUSY])
def test_a_refusal_is_told(
    code: int, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: refusing(code))
    with pytest.raises(OSError, match=os.strerror(code)):
        swap.exchange(*folders)
    assert now(folders) == ["old", "new"]


def test_elsewhere_there_is_no_one_step(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert swap.exchange(*folders) is False
    assert now(folders) == ["old", "new"]


def test_macos_is_asked_in_its_own_way(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What we ask for, not what a Mac does: this machine is none."""
    asked = []

    def renamex_np(*arguments: object) -> int:
        asked.append(arguments)
        return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace(renamex_np=renamex_np))
    assert swap.exchange(*folders) is True
    assert asked == [(*map(os.fsencode, folders), 2)]

"""One file is written whole or not at all, and only in one way."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from generator.publishing import write_file

BARE = re.compile(
    r"\.write_(?:text|bytes)\(|\bopen\([^)]*[\"'][rb]*[wax+]|os\.open\(|shutil\.(?:copy|move)|mkstemp"
)
ALLOWED = {
    "generator/publishing/writing.py": 3,  # the one way; a fresh folder; a folder to sync
    "generator/publishing/lock.py": 1,  # a lock is no content
    "generator/plugin/finished.py": 1,  # where no links are: into a folder still being built
    "generator/cli/app.py": 1,  # nowhere, when whoever read the output has gone
}


def test_nothing_writes_by_itself(repository: Path) -> None:
    found = {
        path.relative_to(repository).as_posix(): len(BARE.findall(path.read_text("utf-8")))
        for path in (repository / "generator").rglob("*.py")
    }
    assert {path: count for path, count in found.items() if count} == ALLOWED


def test_the_guard_sees_what_it_looks_for() -> None:
    bare = (
        'x.write_text("a")',
        "x.write_bytes(b)",
        'open(p, "w")',
        'p.open("ab")',
        "os.open(p, f)",
    )
    assert all(BARE.search(code) for code in bare)
    assert not BARE.search('p.open("rb")')


def test_folders_are_made_and_text_is_utf8(tmp_path: Path) -> None:
    write_file(tmp_path / "新" / "课.yml", "标题\n")
    assert (tmp_path / "新" / "课.yml").read_bytes() == "标题\n".encode()
    assert [path.name for path in (tmp_path / "新").iterdir()] == ["课.yml"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_of_the_old_file_stays(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "course.yml"
    path.write_text("old", "utf-8")
    path.chmod(mode)
    write_file(path, "new")
    assert path.read_text("utf-8") == "new"
    assert path.stat().st_mode & 0o777 == mode


def test_a_new_file_is_as_public_as_any_other(tmp_path: Path) -> None:
    write_file(tmp_path / "ours", "x")
    (tmp_path / "any").write_text("x", "utf-8")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == "new"


@pytest.mark.parametrize("call", ["fsync", "write", "replace", "chmod"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_fault_leaves_the_old_file_and_no_part(
    call: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "course.yml"
    path.write_text("old", "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken:
        if call == "write":
            broken.setattr("generator.publishing.writing._as_bytes", refuse)
        else:
            broken.setattr(Path if call in ("replace", "chmod") else os, call, refuse)
        with pytest.raises(OSError, match=re.escape(os.strerror(code))):
            write_file(path, "new")
    assert {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()} == {
        "course.yml": "old"
    }


def test_a_file_that_may_not_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "course.yml"
    path.write_text("old", "utf-8")
    monkeypatch.setattr(os, "access", lambda place, mode: False)
    with pytest.raises(PermissionError):
        write_file(path, "new")
    assert path.read_text("utf-8") == "old"


def test_what_a_killed_process_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    part = tmp_path / ".course.yml.01234567.changfeng-part"
    other = tmp_path / ".other.yml.01234567.changfeng-part"
    for path in (part, other):
        path.write_text("half", "utf-8")
    write_file(tmp_path / "course.yml", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [other.name, "course.yml"]

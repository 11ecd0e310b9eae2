"""Two publications cannot interleave, and a dead one blocks nobody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.problems import ClassroomError
from generator.publishing import claim
from generator.publishing.claim import working_folder
from generator.publishing.lock import FolderLock
from tests.commands import Ran
from tests.publishing.sites import release_of, replace


def test_a_second_publication_is_told_who_is_at_work(root: Path) -> None:
    site = root / "site"
    replace(site, root, "first")
    with claim(site, root):
        with pytest.raises(ClassroomError) as caught:
            replace(site, root, "second")
        problem = caught.value.problems[0]
        assert problem.code == "target-busy"
        assert problem.params["process"] == str(os.getpid())
        assert release_of(site) == "first"
    replace(site, root, "third")
    assert release_of(site) == "third"


def test_the_command_says_it_in_chinese(
    classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with claim(classroom / "site", classroom):
        for command in ("build", "rollback"):
            ran = Ran(capsys, "-C", classroom, command)
            assert ran.code == 1
            assert f"另一个 changfeng（进程 {os.getpid()}，" in ran.out
    assert Ran(capsys, "-C", classroom, "build").code == 0


def test_a_lock_file_that_nobody_holds_blocks_nobody(root: Path) -> None:
    site = root / "site"
    folder = working_folder(site)
    folder.mkdir()
    # As a process leaves it that was killed, and whose number may belong to another by now.
    (folder / "lock").write_text(f"{os.getppid()}\n", "ascii")
    replace(site, root, "first")
    assert release_of(site) == "first"
    assert not folder.exists()


def test_what_a_dead_process_left_half_built_is_cleared(root: Path) -> None:
    site = root / "site"
    replace(site, root, "first")
    leftover = working_folder(site) / "fresh" / "half.html"
    leftover.parent.mkdir(parents=True)
    leftover.write_text("half", "utf-8")
    replace(site, root, "second")
    assert not leftover.exists()
    assert release_of(site) == "second"


def test_other_folders_beside_the_site_are_nobodys_business(root: Path) -> None:
    other = root / ".site.old"
    other.mkdir()
    (other / "diary.txt").write_text("mine", "utf-8")
    replace(root / "site", root, "first")
    assert (other / "diary.txt").read_text("utf-8") == "mine"


def test_a_lock_removed_by_its_holder_is_not_taken_for_ours(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    first, second = FolderLock(folder), FolderLock(folder)
    assert first.take()
    assert not second.take()
    first.release()
    assert not folder.exists()
    assert second.take()
    third = FolderLock(folder)
    assert not third.take()
    second.release()
    second.release()
    assert not folder.exists()

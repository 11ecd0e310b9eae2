"""A failed build leaves the old site whole; a foreign folder is never replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import ClassroomError
from generator.publishing import MARKER, publish, write_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("cases", "docs"):
        (tmp_path / name).mkdir()
    return tmp_path


def built(folder: Path, text: str) -> None:
    write_file(folder / MARKER, "{}")
    write_file(folder / "index.html", text)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_new_site_takes_the_place_of_the_old(root: Path) -> None:
    site = root / "site"
    publish(lambda folder: built(folder, "旧"), site, root)
    publish(lambda folder: built(folder, "新"), site, root)
    assert (site / "index.html").read_text("utf-8") == "新"
    assert {path.name for path in root.iterdir()} == {"cases", "docs", "site"}


def test_a_failed_build_leaves_the_old_site_whole(root: Path) -> None:
    site = root / "site"
    publish(lambda folder: built(folder, "旧"), site, root)
    before = tree(site)

    def fail(folder: Path) -> None:
        built(folder, "新")
        raise OSError(28, "no space left")

    with pytest.raises(OSError, match="no space"):
        publish(fail, site, root)
    assert tree(site) == before
    assert {path.name for path in root.iterdir()} == {"cases", "docs", "site"}


def test_a_failed_swap_brings_the_old_site_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = root / "site"
    publish(lambda folder: built(folder, "旧"), site, root)
    before = tree(site)
    rename = Path.rename

    def refuse_the_second(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(13, "access denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_the_second)
    with pytest.raises(OSError, match="denied"):
        publish(lambda folder: built(folder, "新"), site, root)
    assert tree(site) == before


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("file.txt", "target-file"),
        ("foreign", "target-foreign"),
        ("cases", "target-sources"),
        ("docs/site", "target-sources"),
        (".", "target-root"),
        ("/", "target-root"),
        ("~", "target-root"),
    ],
)
def test_what_is_not_ours_is_refused_before_anything_is_built(
    root: Path, target: str, code: str
) -> None:
    (root / "file.txt").write_text("mine", "utf-8")
    write_file(root / "foreign" / "diary.txt", "mine")
    before = tree(root)
    place = Path(target).expanduser() if target in ("/", "~") else root / target

    def never(folder: Path) -> None:
        raise AssertionError(folder)

    with pytest.raises(ClassroomError) as caught:
        publish(never, place, root)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert tree(root) == before


def test_an_empty_folder_may_become_the_site(root: Path) -> None:
    (root / "site").mkdir()
    publish(lambda folder: built(folder, "新"), root / "site", root)
    assert (root / "site" / MARKER).is_file()

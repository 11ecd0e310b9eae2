"""A folder that is not ours is refused before anything is made or changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import ClassroomError
from generator.publishing import claim, write_fresh
from tests.commands import tree
from tests.publishing.sites import publish_into, release_of, replace


def objection(target: Path, root: Path) -> str:
    with pytest.raises(ClassroomError) as caught, claim(target, root):
        raise AssertionError(target)
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("file.txt", "target-file"),
        ("foreign", "target-foreign"),
        ("cases", "target-sources"),
        ("docs/site", "target-sources"),
        ("generator/deep/site", "target-sources"),
        (".", "target-root"),
        ("..", "target-root"),
        ("/", "target-root"),
        ("~", "target-root"),
        ("~/..", "target-root"),
    ],
)
@pytest.mark.parametrize("linked", [False, True])
def test_what_is_not_ours_is_refused(target: str, code: str, linked: bool, root: Path) -> None:
    (root / "file.txt").write_text("mine", "utf-8")
    write_fresh(root / "foreign" / "diary.txt", "mine")
    before = tree(root)
    place = Path(target).expanduser() if target[0] in "/~" else root / target
    if linked:
        link = root / "link"
        link.symlink_to(place)
        place = link
    assert objection(place, root) == code
    if linked:
        link.unlink()
    assert tree(root) == before
    assert not list(root.glob(".*"))


def test_a_link_that_never_ends_is_refused(root: Path) -> None:
    (root / "a").symlink_to(root / "b")
    (root / "b").symlink_to(root / "a")
    assert objection(root / "a", root) == "target-file"


def test_the_folder_around_linked_sources_is_refused(root: Path) -> None:
    shared = root / "elsewhere" / "shared"
    shared.parent.mkdir()
    (root / "cases").rename(shared)
    (root / "cases").symlink_to(shared)
    assert objection(shared.parent, root) == "target-sources"


def test_a_mounted_disk_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = root / "site"
    replace(site, root, "first")
    monkeypatch.setattr(Path, "is_mount", lambda self: self.name == "site")
    assert objection(site, root) == "target-mount"
    assert release_of(site) == "first"


def test_what_becomes_foreign_while_we_build_is_left_alone(root: Path) -> None:
    site = root / "site"
    site.mkdir()
    with claim(site, root) as claimed:
        write_fresh(site / "diary.txt", "mine")
        with pytest.raises(ClassroomError) as caught:
            publish_into(claimed, "first")
    assert caught.value.problems[0].code == "target-foreign"
    assert tree(site) == {"diary.txt": b"mine"}

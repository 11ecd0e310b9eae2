"""The new site takes the place of the old as a whole, or the old one stays as it is."""

from __future__ import annotations

import errno
import os
from functools import partial
from pathlib import Path

import pytest

from generator.problems import ClassroomError
from generator.publishing import claim, list_releases, publish, roll_back, swap
from generator.publishing.claim import working_folder
from tests.commands import tree
from tests.publishing.sites import fill, publish_into, release_of, replace


@pytest.fixture(params=["one step", "two renames"])
def site(request: pytest.FixtureRequest, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The target, on a system that can swap in one step and on one that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    return root / "site"


def kept(site: Path) -> list[str | None]:
    return [release_of(release.path) for release in list_releases(working_folder(site))]


def test_the_first_site_leaves_nothing_beside_it(site: Path, root: Path) -> None:
    replace(site, root, "first")
    assert release_of(site) == "first"
    assert {path.name for path in root.iterdir()} == {"cases", "docs", "site"}


def test_the_new_site_takes_the_place_of_the_old_which_is_kept(site: Path, root: Path) -> None:
    for release in ("first", "second", "third"):
        assert replace(site, root, release).untidy is None
    assert release_of(site) == "third"
    assert kept(site) == ["second"]
    assert {path.name for path in working_folder(site).iterdir()} == {"releases"}


@pytest.mark.parametrize("keep", [0, 1, 3])
def test_as_many_releases_are_kept_as_one_asks_for(keep: int, site: Path, root: Path) -> None:
    names = [f"release {number}" for number in range(6)]
    for release in names:
        replace(site, root, release, keep)
    assert kept(site) == names[-2::-1][:keep]
    assert working_folder(site).exists() == (keep > 0)


def test_one_can_go_back_and_return(site: Path, root: Path) -> None:
    for release in ("first", "second", "third"):
        replace(site, root, release, keep=2)
    with claim(site, root) as claimed:
        oldest = list_releases(claimed.folder)[-1]
        roll_back(claimed, oldest)
    assert (release_of(site), kept(site)) == ("first", ["third", "second"])
    with claim(site, root) as claimed:
        roll_back(claimed, list_releases(claimed.folder)[0])
    assert (release_of(site), kept(site)) == ("third", ["first", "second"])


def test_a_site_that_was_deleted_can_be_had_back(site: Path, root: Path) -> None:
    replace(site, root, "first")
    replace(site, root, "second")
    site.rename(root / "elsewhere")
    with claim(site, root) as claimed:
        roll_back(claimed, list_releases(claimed.folder)[0])
    assert (release_of(site), kept(site)) == ("first", [])


@pytest.mark.parametrize("stage", ["build", "verify"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), ValueError()]
)
def test_what_fails_before_the_swap_leaves_the_old_site_whole(
    stage: str, error: BaseException, site: Path, root: Path
) -> None:
    replace(site, root, "first")
    before = tree(root)

    def act(name: str, folder: Path) -> None:
        if name == "build":
            fill(folder, "second")
        if name == stage:
            raise error

    with pytest.raises(type(error)), claim(site, root) as claimed:
        publish(claimed, partial(act, "build"), partial(act, "verify"), keep=1)
    assert tree(root) == before
    assert not working_folder(site).exists()


def test_a_failed_second_rename_brings_the_old_site_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = root / "site"
    replace(site, root, "first")
    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    rename = Path.rename

    def refuse_the_second(self: Path, target: Path) -> Path:
        if self.name == "fresh":
            raise OSError(errno.EACCES, "access denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_the_second)
    with pytest.raises(OSError, match="denied"):
        replace(site, root, "second")
    assert release_of(site) == "first"


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EBUSY])
def test_a_disk_mounted_at_the_target_is_told_in_plain_words(
    code: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = root / "site"
    replace(site, root, "first")

    def refuse(first: Path, second: Path) -> bool:
        raise OSError(code, os.strerror(code), str(second))

    monkeypatch.setattr(swap, "exchange", refuse)
    with pytest.raises(ClassroomError) as caught:
        replace(site, root, "second")
    assert [problem.code for problem in caught.value.problems] == ["target-mount"]
    assert release_of(site) == "first"
    assert not working_folder(site).exists()


def test_tidying_that_fails_does_not_undo_the_swap(
    site: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(site, root, "first")
    replace(site, root, "second")
    with monkeypatch.context() as broken:

        def refuse(path: Path) -> None:
            raise OSError(errno.EIO, "broken")

        broken.setattr("shutil.rmtree", refuse)
        outcome = replace(site, root, "third")
    assert outcome.untidy is not None
    assert outcome.untidy.errno == errno.EIO
    assert release_of(site) == "third"
    replace(site, root, "fourth")
    assert (release_of(site), kept(site)) == ("fourth", ["third"])
    assert {path.name for path in working_folder(site).iterdir()} == {"releases"}


def test_a_link_to_the_site_stays_a_link(site: Path, root: Path) -> None:
    replace(site, root, "first")
    link = root / "link"
    link.symlink_to(site, target_is_directory=True)
    replace(link, root, "second")
    assert link.is_symlink()
    assert (release_of(link), release_of(site)) == ("second", "second")


def test_an_empty_folder_may_become_the_site_and_is_not_kept(site: Path, root: Path) -> None:
    site.mkdir()
    replace(site, root, "first")
    assert (release_of(site), kept(site)) == ("first", [])


def test_the_register_of_the_live_site_is_what_counts(root: Path) -> None:
    site = root / "site"
    with claim(site, root) as claimed:
        assert claimed.live is None
        publish_into(claimed, "first")
    with claim(site, root) as claimed:
        assert claimed.live == site

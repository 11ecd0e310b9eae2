"""Nothing that happens at any write point breaks a site."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publishing import claim, list_releases, publication, roll_back, swap
from generator.publishing.claim import working_folder
from tests.publishing.points import (
    FAULTS,
    Act,
    KilledError,
    Points,
    die,
    fail_with,
    interrupt,
    watch,
)
from tests.publishing.sites import fill, release_of, replace

Command = Callable[[Path, Path], object]
SOME_FAULTS = [(errno.ENOSPC, True)]
"""`make soak` tries all, those that pass and those that stay."""


def build(site: Path, root: Path) -> object:
    return replace(site, root, "new", keep=2)


def build_and_prune(site: Path, root: Path) -> object:
    return replace(site, root, "new", keep=1)


def go_back(site: Path, root: Path) -> object:
    with claim(site, root) as claimed:
        return roll_back(claimed, list_releases(claimed.folder)[0])


def settle(site: Path, root: Path) -> None:
    """What any next command does first."""
    with claim(site, root):
        pass


def prepared(root: Path, number: int, before: bool) -> Path:
    """A site of its own for each trial, with one earlier release."""
    site = root / f"site{number}"
    if before:
        fill(site, "old")
        fill(working_folder(site) / "releases" / "0001-00000000", "older")
    return site


def releases(site: Path) -> list[str | None]:
    """The live release and all kept ones; fails when any is not whole."""
    kept = [release_of(each.path) for each in list_releases(working_folder(site))]
    return [release_of(site), *kept]


def trials(root: Path, command: Command, act: Act, lasting: bool, before: bool) -> int:
    """Let `act` happen at every write point of `command`, one after the other; how many."""
    number = 0
    while True:
        number += 1
        site = prepared(root, number, before)
        points = Points(act, number, lasting)
        whole = {"old", "older" if command is go_back else "new"} if before else {"new", None}
        lasts = {"old"} if command is build_and_prune else {"old", "older"}
        failed = False
        with watch(points):
            try:
                command(site, root)
            except (OSError, KeyboardInterrupt, KilledError):
                failed = True
        if not points.reached:
            assert not failed
            return number - 1
        may_be_missing = act is die or lasting
        one_step = swap.exchange.__module__ == swap.__name__
        live = release_of(site)
        assert live in whole or (live is None and may_be_missing and not one_step), number
        settle(site, root)
        live = release_of(site)
        assert live in whole, number
        # Nothing that was whole before is lost.
        assert not before or lasts <= set(releases(site)), number
        assert {path.name for path in working_folder(site).glob("*")} <= {"releases"}, number
        # And everything goes on.
        replace(site, root, "next", keep=3)
        assert releases(site)[:2] == (["next", live] if live else ["next"]), number


@pytest.fixture(params=["one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How this system swaps. (Whether the disk has written yet is nothing that a kill changes.)"""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(publication, "sync_tree", lambda folder: None)
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("command", "before", "least"),
    [(build, True, 20), (build, False, 12), (build_and_prune, True, 25), (go_back, True, 8)],
    ids=["a build", "the first build", "a build that prunes", "a rollback"],
)
class TestAtEveryWritePoint:
    def test_a_kill(self, command: Command, before: bool, least: int, root: Path) -> None:
        assert trials(root, command, die, lasting=True, before=before) >= least

    def test_ctrl_c(self, command: Command, before: bool, least: int, root: Path) -> None:
        assert trials(root, command, interrupt, lasting=False, before=before) >= least

    @pytest.mark.parametrize(("code", "lasting"), SOME_FAULTS)
    def test_a_fault(
        self, code: int, lasting: bool, command: Command, before: bool, least: int, root: Path
    ) -> None:
        assert trials(root, command, fail_with(code), lasting, before) >= least

    @pytest.mark.soak
    @pytest.mark.parametrize("code", FAULTS)
    @pytest.mark.parametrize("lasting", [False, True])
    def test_every_fault(
        self, code: int, lasting: bool, command: Command, before: bool, least: int, root: Path
    ) -> None:
        assert trials(root, command, fail_with(code), lasting, before) >= least

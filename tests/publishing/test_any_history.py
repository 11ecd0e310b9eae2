"""Any history of edits, builds, kills, faults and returns leaves whole releases, none lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from generator.publishing import claim, list_releases, publication, roll_back, swap
from generator.publishing.claim import working_folder
from tests.publishing.points import FAULTS, KilledError, Points, die, fail_with, interrupt, watch
from tests.publishing.sites import release_of, replace

KEPT = st.integers(0, 3)
POINT = st.integers(1, 45)


class History(RuleBasedStateMachine):
    """What ought to be live and kept, beside what is."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.site = self.root / "site"
        self.edition = 0
        self.live: str | None = None
        self.kept: list[str] = []
        self.unsettled = False
        """A process died: what is kept is known again after the next command."""
        self._patches = pytest.MonkeyPatch()
        self._patches.setattr(os, "fsync", lambda handle: None)
        self._patches.setattr(publication, "sync_tree", lambda folder: None)

    def teardown(self) -> None:
        self._patches.undo()
        shutil.rmtree(self.root)

    @initialize(one_step=st.booleans())
    def choose_a_system(self, one_step: bool) -> None:
        self.one_step = one_step
        if not one_step:
            self._patches.setattr(swap, "exchange", lambda first, second: False)

    @rule()
    def edit(self) -> None:
        self.edition += 1

    @rule(keep=KEPT)
    def build(self, keep: int) -> None:
        self.settle()
        wanted = f"edition {self.edition}"
        replace(self.site, self.root, wanted, keep)
        self.kept = ([self.live, *self.kept] if self.live else self.kept)[:keep]
        self.live = wanted

    @rule(keep=KEPT, point=POINT)
    def build_and_be_killed(self, keep: int, point: int) -> None:
        self.strike(Points(die, point, lasting=True), keep)

    @rule(keep=KEPT, point=POINT, code=st.sampled_from(FAULTS), lasting=st.booleans())
    def build_and_meet_a_fault(self, keep: int, point: int, code: int, lasting: bool) -> None:
        self.strike(Points(fail_with(code), point, lasting), keep)

    @rule(keep=KEPT, point=POINT)
    def build_and_be_interrupted(self, keep: int, point: int) -> None:
        self.strike(Points(interrupt, point), keep)

    @rule(data=st.data())
    @precondition(lambda self: self.kept)
    def go_back(self, data: st.DataObject) -> None:
        self.settle()
        if not self.kept:
            return
        chosen = data.draw(st.integers(0, len(self.kept) - 1))
        with claim(self.site, self.root) as claimed:
            roll_back(claimed, list_releases(claimed.folder)[chosen])
        wanted = self.kept.pop(chosen)
        if self.live:
            self.kept.insert(0, self.live)
        self.live = wanted

    @rule(point=st.integers(1, 14))
    @precondition(lambda self: self.kept)
    def go_back_and_be_killed(self, point: int) -> None:
        self.strike(Points(die, point, lasting=True), None)

    @rule()
    @precondition(lambda self: self.live)
    def lose_the_site(self) -> None:
        self.settle()
        shutil.rmtree(self.site)
        self.live = None

    @rule()
    def settle(self) -> None:
        """What any next command does first; afterwards everything is known exactly."""
        with claim(self.site, self.root):
            pass
        now = release_of(self.site)
        kept = self.listed()
        if self.unsettled:
            assert now in self.possible
            # The release that was live is still there, live or kept, unless none was asked for.
            assert self.live in (None, now, *kept) or self.may_go
            self.live, self.kept, self.unsettled = now, kept, False
        assert (now, kept) == (self.live, self.kept)
        beside = {path.name for path in working_folder(self.site).glob("*")}
        assert beside <= {"releases"}

    @invariant()
    def everything_is_whole(self) -> None:
        missing_is_fine = self.unsettled and not getattr(self, "one_step", True)
        now = release_of(self.site)
        if self.unsettled:
            assert now in self.possible or (now is None and missing_is_fine)
        else:
            assert now == self.live
        self.listed()

    def listed(self) -> list[str]:
        found = [release_of(each.path) for each in list_releases(working_folder(self.site))]
        return [release for release in found if release]

    def strike(self, points: Points, keep: int | None) -> None:
        """A build (or a return, when `keep` is None) during which something happens."""
        self.settle()
        wanted = self.kept[:1] if keep is None else [f"edition {self.edition}"]
        self.possible = {self.live, *wanted}
        self.may_go = keep == 0
        self.unsettled = True
        with watch(points), suppress(OSError, KeyboardInterrupt, KilledError):
            if keep is not None:
                replace(self.site, self.root, wanted[0], keep)
            elif wanted:
                with claim(self.site, self.root) as claimed:
                    roll_back(claimed, list_releases(claimed.folder)[0])


@pytest.mark.parametrize(
    ("histories", "steps"),
    [(8, 12), pytest.param(150, 40, marks=pytest.mark.soak)],
    ids=["a few", "many"],
)
def test_any_history(histories: int, steps: int) -> None:
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=histories,
            stateful_step_count=steps,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )

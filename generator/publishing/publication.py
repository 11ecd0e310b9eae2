"""Build aside, verify, swap, keep, prune."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.problems import ClassroomError
from generator.publishing.claim import Claim
from generator.publishing.recovery import Swap, write_journal
from generator.publishing.releases import Release, next_place, prune
from generator.publishing.swap import put_in_place
from generator.publishing.target import refuse_target, target_error
from generator.publishing.writing import sync_folder, sync_tree

Act = Callable[[Path], object]
_NOT_BY_RENAME = (errno.EXDEV, errno.EBUSY)


@dataclass(frozen=True)
class Outcome:
    """The new site is live; all that may still be wrong is the tidying behind it."""

    untidy: OSError | None = None
    """Why earlier releases could not be put in order: the next command will try again."""


def publish(claim: Claim, build: Act, verify: Act, keep: int) -> Outcome:
    """Let `build` fill a fresh folder, let `verify` look at it, then make it the site.

    The site that it replaces is kept, and of all those kept only the newest `keep` stay. Raises
    what `build` and `verify` raise, `OSError`, or `ClassroomError` for a target that no rename can
    replace; the site is then as it was.
    """
    build(claim.fresh)
    verify(claim.fresh)
    sync_tree(claim.fresh)
    return _replace(claim, claim.fresh, keep)


def roll_back(claim: Claim, release: Release) -> Outcome:
    """Make a kept release the site again; the one it replaces is kept in its stead."""
    return _replace(claim, release.path, None)


def _replace(claim: Claim, source: Path, keep: int | None) -> Outcome:
    refuse_target(claim.target, claim.root, claim.marker)
    inode = source.stat().st_ino
    aside = next_place(claim.folder, claim.target)
    aside.parent.mkdir(exist_ok=True)
    write_journal(claim.folder, Swap(source, aside, inode))
    try:
        put_in_place(source, claim.target, aside)
        sync_folder(claim.target.parent)
        claim.recover()
        if keep is not None:
            prune(claim.folder, keep)
    except OSError as error:
        if claim.target.exists() and claim.target.stat().st_ino == inode:
            return Outcome(untidy=error)
        if error.errno in _NOT_BY_RENAME:
            raise _mounted(claim.target) from None
        raise
    return Outcome()


def _mounted(target: Path) -> ClassroomError:
    return target_error("target-mount", target)

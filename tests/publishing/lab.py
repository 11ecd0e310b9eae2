"""A classroom that can be edited, built, killed and read: what tests of whole builds share."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.publishing import claim, list_releases
from generator.publishing.claim import working_folder
from tests.commands import tree
from tests.publishing.points import Points, watch

VARIANTS = 3
Digests = dict[str, str]


@dataclass(frozen=True)
class Lab:
    """A classroom that can be edited, and what each of its editions looks like when built."""

    classroom: Path
    releases: list[Digests]
    listing: Path
    """The releases, for the reader."""

    @property
    def site(self) -> Path:
        """Where it is published."""
        return self.classroom / "site"

    def edit(self, variant: int) -> None:
        """Write one edition into the sources."""
        case = self.classroom / "cases" / "bike-shed.yml"
        lines = case.read_text("utf-8").splitlines()
        at = next(index for index, line in enumerate(lines) if line.startswith("title:"))
        lines[at] = f"title: 车棚的第 {variant} 版"
        case.write_text("\n".join(lines) + "\n", "utf-8")

    def seen(self) -> int:
        """Which edition is published; fails when it is none, or not whole."""
        return self.releases.index(digests(self.site))

    def kept(self) -> list[int]:
        """Which editions one can go back to."""
        releases = list_releases(working_folder(self.site))
        return [self.releases.index(digests(release.path)) for release in releases]

    def points(self) -> int:
        """How many write points a build that replaces a site has."""
        with watch(Points()) as points:
            assert command(self, "build") == 0
        return points.count

    def leftovers(self) -> set[str]:
        """What lies beside the site and ought not to."""
        beside = {path.name for path in working_folder(self.site).glob("*")}
        return (beside - {"releases"}) | {path.name for path in self.classroom.glob(".*.*-part")}


def digests(site: Path) -> Digests:
    return {path: hashlib.sha256(content).hexdigest() for path, content in tree(site).items()}


def command(lab: Lab, *arguments: str) -> int:
    """The command in this process; its exit code."""
    from generator.cli import main

    with pytest.raises(SystemExit) as stopped:
        main(["-C", str(lab.classroom), *arguments])
    return int(stopped.value.code or 0)


@contextmanager
def helper(module: str, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A helping process that lives as long as the block."""
    with subprocess.Popen(
        [sys.executable, "-m", f"tests.publishing.{module}", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.communicate()


@contextmanager
def reading(lab: Lab) -> Iterator[dict[str, int]]:
    """Have the site read by a process of its own; says afterwards how often."""
    said: dict[str, int] = {}
    with helper("reader", lab.site, lab.listing) as process:
        yield said
        out, _ = process.communicate("")
        result = json.loads(out)
        assert result["wrong"] == {}
        said.update(reads=result["reads"])


def ask(process: subprocess.Popen[str], lab: Lab, when: str, *arguments: str) -> int:
    """Have one command run and struck; its exit code, or minus the signal."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\t".join([when, "-C", str(lab.classroom), *arguments]) + "\n")
    process.stdin.flush()
    return int(process.stdout.readline())


def kill_again_and_again(lab: Lab, moments: list[str], enough: int) -> int:
    """One build or rollback per moment, until `enough` were really killed; how many were.

    A build that has less to tidy up than the one that was measured ends before a late moment.
    """
    killed = 0
    live = lab.seen()
    with helper("killed", lab.classroom / "mkdocs.yml") as process:
        for number, moment in enumerate(moments):
            back = number % 5 == 4
            wanted = (live + 1) % VARIANTS
            lab.edit(wanted)
            kept = lab.kept()
            arguments = ["rollback"] if back else ["build", "--keep", "2"]
            if back:  # it has only a few write points
                moment = f"{1 + number % 11}|"
            code = ask(process, lab, f"SIGKILL|{moment}", *arguments)
            assert code in (0, 1, -signal.SIGKILL)
            killed += code == -signal.SIGKILL
            after = lab.seen()
            assert after in (live, kept[0] if back and kept else wanted), (number, moment)
            assert code != 0 or after != live or back, (number, moment)
            with claim(lab.site, lab.classroom):
                pass
            assert lab.leftovers() == set(), (number, moment)
            assert lab.seen() == after
            live = after
            if killed == enough:
                break
    return killed


def spread(total: int, count: int) -> list[int]:
    return [1 + round(index * (total - 1) / (count - 1)) for index in range(count)]

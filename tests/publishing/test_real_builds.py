"""Whole builds of the sample classroom, killed and failed, while somebody reads the site."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from generator.plugin import build_classroom
from generator.publishing import claim, list_releases
from generator.publishing.claim import working_folder
from tests.commands import Ran, tree
from tests.publishing.points import FAULTS, Points, fail_with, watch

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


@pytest.fixture
def lab(classroom: Path, tmp_path: Path) -> Lab:
    listing = tmp_path / "releases.json"
    made = Lab(classroom, [], listing)
    for variant in range(VARIANTS):
        made.edit(variant)
        build_classroom(classroom / "mkdocs.yml", tmp_path / f"variant {variant}")
        made.releases.append(digests(tmp_path / f"variant {variant}"))
    assert len({json.dumps(each) for each in made.releases}) == VARIANTS
    listing.write_text(json.dumps(made.releases), "utf-8")
    made.edit(0)
    assert command(made, "build") == 0
    return made


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


def test_killed_builds_leave_a_whole_site_to_its_readers(lab: Lab) -> None:
    total = lab.points()
    assert total > 100
    with reading(lab) as said:
        killed = kill_again_and_again(lab, [f"{point}|" for point in spread(total, 6)], 6)
    assert killed >= 4
    assert said["reads"] > 100


@pytest.mark.soak
def test_two_hundred_kills(lab: Lab) -> None:
    total = lab.points()
    dice = random.Random(20261125)  # noqa: S311
    moments = [f"{dice.randint(1, total)}|" for _ in range(300)]
    # The last steps, where the swap is, get more than their share.
    moments += [f"{dice.randint(total - 150, total)}|" for _ in range(100)]
    moments += [f"|{dice.uniform(0.01, 0.3):.3f}" for _ in range(100)]
    dice.shuffle(moments)
    with reading(lab) as said:
        killed = kill_again_and_again(lab, moments, 200)
    assert killed == 200
    assert said["reads"] >= 50_000


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_a_request_to_end_is_obeyed_tidily(name: str, code: int, lab: Lab) -> None:
    total = lab.points()
    lab.edit(1)
    before = tree(lab.classroom)
    with helper("killed", lab.classroom / "mkdocs.yml") as process:
        for point in spread(total // 2, 4):
            assert ask(process, lab, f"{name}|{point}|", "build") == code
            assert tree(lab.classroom) == before
            assert lab.leftovers() == set()


def fail_at(lab: Lab, point: int, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """One build with one fault: the old site and a plain sentence, or the new one."""
    live = lab.seen()
    wanted = (live + 1) % VARIANTS
    lab.edit(wanted)
    before = tree(lab.classroom)
    capsys.readouterr()
    with watch(Points(fail_with(code), point)):
        ended = command(lab, "build")
    said = "".join(capsys.readouterr())
    assert "Traceback" not in said
    assert "程序出了意外" not in said
    if ended == 0:
        assert lab.seen() == wanted, (point, code)
    else:
        assert ended == 1
        assert tree(lab.classroom) == before, (point, code)
        assert "读写文件没有成功" in said
        assert "网站没有改动" in said
    assert lab.leftovers() <= {"trash"}, (point, code)


def test_a_fault_is_told_in_plain_words_and_changes_nothing(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    for index, point in enumerate(spread(lab.points(), 8)):
        fail_at(lab, point, FAULTS[index % len(FAULTS)], capsys)


@pytest.mark.soak
def test_two_hundred_faults(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    for index, point in enumerate(spread(lab.points(), 200)):
        fail_at(lab, point, FAULTS[index % len(FAULTS)], capsys)


@pytest.mark.parametrize(
    "stage",
    [
        "generator.cli.building.open_classroom",
        "generator.plugin.hooks.build_site",
        "generator.plugin.hooks.layout_settings",
        "mkdocs.commands.build._build_page",
        "mkdocs.structure.files.Files.copy_static_files",
        "generator.cli.building.verify_site",
        "generator.publishing.publication.sync_tree",
        "generator.publishing.publication.write_journal",
    ],
)
def test_a_bug_in_any_stage_changes_nothing(
    stage: str, lab: Lab, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.edit(1)
    before = tree(lab.classroom)

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(stage, fail)
    ran = Ran(capsys, "-C", lab.classroom, "build")
    assert ran.code == 1
    assert "程序出了意外：ZeroDivisionError" in ran.err
    assert tree(lab.classroom) == before
    assert lab.leftovers() == set()


def test_a_disk_that_is_really_full_is_told(lab: Lab) -> None:
    """No file may grow beyond 20 kB: the system itself refuses a write, half-way through."""
    import resource

    lab.edit(1)
    before = tree(lab.classroom)
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (20_000, 20_000))
    done = subprocess.run(
        [sys.executable, "-m", "generator", "-C", str(lab.classroom), "build"],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "读写文件没有成功：" in done.stderr
    assert "Traceback" not in done.stderr
    assert "网站没有改动" in done.stdout
    assert tree(lab.classroom) == before
    assert lab.leftovers() == set()


def test_mkdocs_alone_writes_the_same_bytes(lab: Lab, tmp_path: Path) -> None:
    lab.edit(0)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "plain")],
        cwd=lab.classroom,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "plain") == tree(lab.site)


def test_one_bad_file_of_a_hundred_publishes_nothing(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = lab.classroom / "cases"
    source = (cases / "bike-shed.yml").read_text("utf-8")
    names = [f"copy-{number:03}" for number in range(100)]
    for name in names:
        (cases / f"{name}.yml").write_text(source, "utf-8")
    bad = source.replace("\ntitle: ", "\ntitle：").replace("\nsummary: ", "\nsummary：")
    (cases / "copy-050.yml").write_text(bad, "utf-8")
    before = tree(lab.site)
    ran = Ran(capsys, "-C", lab.classroom, "build")
    assert ran.code == 1
    assert ran.out.count("cases/copy-050.yml:") >= 2
    assert ran.out.count("错误[fullwidth-colon]") == 2
    assert tree(lab.site) == before
    assert lab.leftovers() == set()

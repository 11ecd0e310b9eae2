"""Whole builds of the sample classroom, killed and failed, while somebody reads the site."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from generator.plugin import build_classroom
from tests.commands import Ran, tree
from tests.publishing.lab import (
    VARIANTS,
    Lab,
    ask,
    command,
    digests,
    helper,
    kill_again_and_again,
    reading,
    spread,
)
from tests.publishing.points import FAULTS, Points, fail_with, watch


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

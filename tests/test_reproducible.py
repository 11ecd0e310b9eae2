"""Same input, same bytes: wherever, whenever and by whomever a site is built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
THERE = {
    "TZ": "Asia/Shanghai",
    "LANG": "zh_CN.UTF-8",
    "LC_ALL": "zh_CN.GBK",
    "PYTHONHASHSEED": "4711",
    "PYTHONIOENCODING": "gbk",
    # What MkDocs would take for today: the first day of 2100.
    "SOURCE_DATE_EPOCH": "4102444800",
}


def copy(source: Path, target: Path, backwards: bool) -> None:
    """Copy a classroom, creating its files in one order or the other."""
    parts = [source / "mkdocs.yml", *source.glob("cases/**/*"), *source.glob("docs/**/*")]
    for path in sorted(parts, reverse=backwards):
        if path.is_file():
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())


def run(classroom: Path, mask: int, settings: dict[str, str], *command: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [sys.executable, "-m", "generator", "-C", str(classroom), *command],
        env={**environment, **settings},
        umask=mask,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("which", ["sample", "real"])
def test_two_builds_give_the_same_bytes(
    which: str, sample_site: Path, repository: Path, tmp_path: Path
) -> None:
    source = sample_site if which == "sample" else repository
    here, there = tmp_path / "here", tmp_path / "另一个 文件夹" / "there"
    copy(source, here, backwards=False)
    copy(source, there, backwards=True)
    run(here, 0o022, HERE, "build")
    run(there, 0o077, THERE, "build")
    first, second = tree(here / "site"), tree(there / "site")
    assert len(first) > 20
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_two_renderings_give_the_same_bytes(sample_site: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    run(sample_site, 0o022, HERE, "render", "--out", str(here))
    run(sample_site, 0o077, THERE, "render", "--out", str(there))
    assert tree(here) == tree(there)


def test_a_public_umask_gives_a_site_that_a_web_server_can_read(
    sample_site: Path, tmp_path: Path
) -> None:
    run(sample_site, 0o022, HERE, "build", "--site-dir", str(tmp_path / "site"))
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site" / "index.html").stat().st_mode & 0o777 == 0o644

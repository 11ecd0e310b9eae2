"""`changfeng build` and `changfeng rollback`, as a person runs them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publishing import list_releases, write_fresh
from generator.publishing.claim import working_folder
from tests.commands import Ran, tree


def retitle(classroom: Path, title: str) -> None:
    case = classroom / "cases" / "bike-shed.yml"
    text = re.sub("^title:.*$", f"title: {title}", case.read_text("utf-8"), flags=re.MULTILINE)
    case.write_text(text, "utf-8")


def published_title(classroom: Path) -> str:
    page = (classroom / "site" / "cases" / "bike-shed.html").read_text("utf-8")
    return page.partition("<h1")[2].partition(">")[2].partition("<")[0]


@pytest.fixture
def published(classroom: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A classroom with three editions published."""
    for number in "一二三":
        retitle(classroom, f"第{number}版")
        assert Ran(capsys, "-C", classroom, "build", "--keep", "2").code == 0
    return classroom


def names(classroom: Path) -> list[str]:
    return [each.name for each in list_releases(working_folder(classroom / "site"))]


def test_the_releases_are_listed(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "-C", published, "rollback", "--list")
    assert ran.code == 0
    now, *rows = ran.out.splitlines()
    assert now == f"现在的网站：{published / 'site'}"
    pages = len(list((published / "site").rglob("*.html")))
    for row, name in zip(rows, names(published), strict=True):
        assert re.fullmatch(rf"{name}  \d{{4}}-\d\d-\d\d \d\d:\d\d 生成，{pages} 页", row)
    assert published_title(published) == "第三版"


def test_back_and_forth(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "-C", published, "rollback")
    assert ran.code == 0
    assert ran.out.startswith(f"网站已换回 {names(published)[0][:3]}")
    assert published_title(published) == "第二版"
    assert Ran(capsys, "-C", published, "rollback").code == 0
    assert published_title(published) == "第三版"


def test_a_release_by_name(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    oldest = names(published)[-1]
    site = published / "site"
    assert Ran(capsys, "rollback", "--site-dir", site, "--to", oldest).code == 0
    assert published_title(published) == "第一版"
    ran = Ran(capsys, "rollback", "--site-dir", site, "--to", oldest)
    assert ran.code == 1
    assert f"没有 {oldest} 这一版。可以换回：" in ran.err


def test_nothing_to_go_back_to(classroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, "-C", classroom, "build").code == 0
    before = tree(classroom)
    for arguments in (["rollback"], ["rollback", "--to", "0001-00000000"]):
        ran = Ran(capsys, "-C", classroom, *arguments)
        assert ran.code == 1
        assert ran.err == "没有可以换回的版本。\n"
    ran = Ran(capsys, "-C", classroom, "rollback", "--list")
    assert (ran.code, ran.out.count("没有可以换回的版本。")) == (0, 1)
    assert tree(classroom) == before


def test_the_next_build_compares_with_the_site_that_is_live(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A question that came with the release that was taken back may go again."""
    case = published / "cases" / "corridor-talk.yml"
    text = case.read_text("utf-8")
    renamed = text.replace("id: listen-first\n", "id: listen-well\n").replace(
        "formerly: [first-question]", "formerly: [first-question, listen-first]"
    )
    case.write_text(renamed, "utf-8")
    ran = Ran(capsys, "-C", published, "build")
    assert ran.code == 0, ran.out
    case.write_text(text, "utf-8")
    ran = Ran(capsys, "-C", published, "build")
    assert ran.code == 1
    assert "question-vanished" in ran.out
    assert Ran(capsys, "-C", published, "rollback").code == 0
    assert Ran(capsys, "-C", published, "build").code == 0


@pytest.mark.parametrize("value", ["-1", "x", "1.5"])
def test_how_many_to_keep_is_a_number(
    value: str, classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "-C", classroom, "build", "--keep", value)
    assert ran.code == 2
    assert "--keep" in ran.err


def test_a_broken_page_is_never_published(
    classroom: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Raw HTML of a hand-written page, which no check of the sources looks into."""
    assert Ran(capsys, "-C", classroom, "build").code == 0
    before = tree(classroom / "site")
    page = classroom / "docs" / "guide.md"
    text = page.read_text("utf-8") if page.exists() else "# 说明\n"
    write_fresh(page, f'{text}\n<p><a href="nowhere.html">坏</a></p>\n')
    ran = Ran(capsys, "-C", classroom, "build")
    assert ran.code == 1
    line = text.count("\n") + 2
    assert f"docs/guide.md:{line}:13: 错误[site-link-broken]" in ran.out
    assert "有错误，网站没有改动。" in ran.out
    assert tree(classroom / "site") == before


def test_a_classroom_without_hand_written_pages_is_published(
    classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = classroom / "mkdocs.yml"
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    for page in (classroom / "docs").iterdir():
        page.unlink()
        lines = [line for line in lines if page.name not in line]
    settings.write_text("".join(lines), "utf-8")
    ran = Ran(capsys, "-C", classroom, "build")
    assert ran.code == 0, ran.out
    assert not (classroom / "site" / "guide.html").exists()


def test_two_builds_at_once_cannot_interleave(
    classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "generator", "-C", str(classroom), "build"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": ":".join(sys.path)},
        )
        for _ in range(3)
    ]
    ended = [(process.communicate()[0], process.returncode) for process in started]
    assert 0 in {code for _, code in ended}
    assert all(code == 0 or "正在换" in said for said, code in ended)
    together = tree(classroom / "site")
    assert Ran(capsys, "-C", classroom, "build", "--site-dir", classroom / "alone").code == 0
    assert tree(classroom / "alone") == together

"""`changfeng check`, as a person runs it: what it says, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.commands import Ran, break_title


def test_a_sound_classroom_is_said_to_be_sound(
    sample_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "-C", sample_site, "check", "--strict")
    assert ran.code == 0
    count = len(list((sample_site / "cases").glob("*.yml")))
    assert ran.out == f"检查了 {count} 个文件：没有问题。\n"


def test_every_problem_of_every_file_is_told_at_once(
    classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("shared-garden", "bike-shed", "corridor-talk"):
        break_title(classroom, name)
    ran = Ran(capsys, "-C", classroom, "check")
    assert ran.code == 1
    assert ran.out.count("错误[fullwidth-colon]") == 3
    assert re.search(r"\d+ 个错误，\d+ 个提醒。\n$", ran.out)
    files = re.findall(r"^(cases/[\w-]+\.yml):\d+:\d+: ", ran.out, re.MULTILINE)
    assert files == sorted(files)


def test_warnings_fail_only_a_strict_check(
    classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (classroom / "docs" / "名单.csv").write_text("x", "utf-8")
    assert Ran(capsys, "-C", classroom, "check").code == 0
    strict = Ran(capsys, "-C", classroom, "check", "--strict")
    assert strict.code == 1
    assert "docs/名单.csv" in strict.out
    assert "0 个错误，1 个提醒" in strict.out


def test_problems_as_data(classroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_title(classroom)
    ran = Ran(capsys, "-C", classroom, "check", "--format", "json")
    assert ran.code == 1
    found = [row for row in json.loads(ran.out) if row["code"] == "fullwidth-colon"]
    assert found[0]["file"] == "cases/shared-garden.yml"
    assert (found[0]["line"], found[0]["column"]) == (2, 6)
    assert found[0]["severity"] == "error"


def test_problems_as_annotations(classroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_title(classroom)
    ran = Ran(capsys, "-C", classroom, "check", "--format", "github")
    assert ran.code == 1
    assert "::error file=cases/shared-garden.yml,line=2,col=6,title=fullwidth-colon::" in ran.out


def test_slips_in_the_settings_are_problems_too(
    classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = classroom / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("material", "readthedocs"), "utf-8")
    ran = Ran(capsys, "-C", classroom, "check")
    assert ran.code == 1
    assert "错误[config-needs]" in ran.out


def test_age_is_judged_only_for_a_day_that_is_given(
    sample_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Ran(capsys, "-C", sample_site, "check").out.count("提醒[") == 0
    ran = Ran(capsys, "-C", sample_site, "check", "--today", "2036-01-01")
    assert ran.code == 0
    assert ran.out.count("提醒[") > 0


def test_check_compares_with_a_published_site(
    classroom: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    assert Ran(capsys, "-C", classroom, "build", "--site-dir", site).code == 0
    assert Ran(capsys, "-C", classroom, "check", "--against", site).code == 0
    case = classroom / "cases" / "corridor-talk.yml"
    text = case.read_text("utf-8")
    question = re.search(r"^quiz:.*?^ +- id: (\S+)", text, re.MULTILINE | re.DOTALL)
    assert question is not None
    case.write_text(text.replace(f"id: {question[1]}\n", f"id: {question[1]}-x\n"), "utf-8")
    ran = Ran(capsys, "-C", classroom, "check", "--against", site)
    assert ran.code == 1
    assert "错误[question-vanished]" in ran.out


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"version": 99}', b"[" * 9999])
def test_a_damaged_register_is_a_problem_not_a_crash(
    damage: bytes, sample_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "register.json").write_bytes(damage)
    ran = Ran(capsys, "-C", sample_site, "check", "--against", tmp_path)
    assert ran.code == 1
    assert "register-unreadable" in ran.out

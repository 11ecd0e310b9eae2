"""Languages, terminals and accidents: nothing stops a message, nothing shows a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import Ran, run, said


def test_the_language_is_the_course_s_unless_asked_for(
    classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "检查了" in Ran(capsys, "-C", classroom, "check").out
    assert "Checked" in Ran(capsys, "--lang", "en", "-C", classroom, "check").out
    course = classroom / "cases" / "course.yml"
    english = re.sub("(?m)^language: .*\n", "", course.read_text("utf-8"))
    course.write_text(f"{english}language: en\n", "utf-8")
    assert "Checked" in Ran(capsys, "-C", classroom, "check").out
    assert "检查了" in Ran(capsys, "--lang=zh", "-C", classroom, "check").out


@pytest.mark.parametrize("locale", ["C", "en_US.UTF-8", "de_DE"])
def test_the_system_s_locale_does_not_matter(locale: str, sample_site: Path) -> None:
    done = run("-C", sample_site, "check", LC_ALL=locale, LANG=locale, LANGUAGE=locale)
    assert done.returncode == 0
    assert "没有问题" in said(done)


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_no_terminal_stops_the_printing(form: str, encoding: str, classroom: Path) -> None:
    case = classroom / "cases" / "shared-garden.yml"
    text = case.read_text("utf-8")
    case.write_text(text.replace("\nsummary: ", "\nsummary：😀𠮷é "), "utf-8")
    done = run("-C", classroom, "check", "--format", form, encoding=encoding)
    assert done.returncode == 1
    assert b"fullwidth-colon" in done.stdout
    assert b"Traceback" not in done.stderr
    if form == "json":
        assert json.loads(done.stdout.decode(encoding))[0]["file"]


@pytest.mark.parametrize("encoding", ["gbk", "cp1252"])
def test_no_terminal_stops_help_usage_or_a_build(encoding: str, classroom: Path) -> None:
    assert run("--help", encoding=encoding).returncode == 0
    assert run("frob", encoding=encoding).returncode == 2
    done = run("-C", classroom, "build", encoding=encoding)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_accident(classroom: Path) -> None:
    for number in range(40):
        (classroom / "docs" / f"{number:03}{'x' * 150}.csv").write_text("x", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "-C", str(classroom), "check"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    complaints = process.stderr.read().decode("utf-8")
    process.stderr.close()
    process.wait()
    assert complaints == ""


def test_an_accident_is_one_plain_line_and_a_traceback_only_when_asked(
    sample_site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise RuntimeError("first line\nsecond line")

    monkeypatch.setattr("generator.cli.checking.open_classroom", stumble)
    monkeypatch.delenv("CHANGFENG_DEBUG", raising=False)
    ran = Ran(capsys, "-C", sample_site, "check")
    assert ran.code == 1
    assert ran.err.startswith("程序出了意外：RuntimeError: first line second line。")
    assert ran.err.count("\n") == 1
    monkeypatch.setenv("CHANGFENG_DEBUG", "1")
    assert "Traceback" in Ran(capsys, "-C", sample_site, "check").err


def test_a_full_disk_is_told_in_plain_words(
    classroom: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "site/index.html")

    monkeypatch.setattr("generator.plugin.build_classroom", fail)
    ran = Ran(capsys, "-C", classroom, "build")
    assert ran.code == 1
    assert "site/index.html：磁盘满了。" in ran.err
    assert not (classroom / "site").exists()


def test_an_interruption_ends_with_130(
    sample_site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.cli.checking.open_classroom", interrupt)
    ran = Ran(capsys, "-C", sample_site, "check")
    assert ran.code == 130
    assert ran.err.strip() == "已中断。"

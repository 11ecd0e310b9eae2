"""The commands, as a person runs them: what they say, what they write, how they end."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator import __version__
from generator.cli.app import build_app, hoist_globals
from generator.localization import LANGUAGES, Language, load_catalogue
from tests.commands import Ran, break_title, run, said, tree

# --- help and usage ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_has_help(language: Language) -> None:
    words = load_catalogue(language)
    waiting = [build_app(words)]
    names = set()
    while waiting:
        command = waiting.pop()
        names.add(command.name)
        assert command.help
        for parameter in command.params:
            assert getattr(parameter, "help", None), (command.name, parameter.name)
        waiting += getattr(command, "commands", {}).values()
    assert {"serve", "build", "check", "render", "rollback", "new", "case", "schema"} <= names


@pytest.mark.parametrize(
    "command", ["serve", "build", "rollback", "check", "render", "new case", "schema"]
)
def test_every_command_is_in_the_readme_or_the_guide(command: str, repository: Path) -> None:
    texts = [
        (repository / name).read_text("utf-8")
        for name in ("README.md", "README.zh.md", "docs/guide.md")
    ]
    assert any(f"changfeng {command}" in text for text in texts)


def test_help_is_chinese_and_in_english_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    chinese = Ran(capsys, "check", "--help")
    assert chinese.code == 0
    assert chinese.out.startswith("用法：changfeng check [选项]")
    assert "Options" not in chinese.out
    english = Ran(capsys, "--lang", "en", "check", "--help")
    assert english.out.startswith("Usage: changfeng check")
    assert not re.search("[\u4e00-\u9fff]", english.out)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert __version__ in Ran(capsys, "--version").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("", "用法：changfeng"),
        ("new", "用法：changfeng new"),
        ("frob", "没有 frob 这个命令"),
        ("chek", "是不是要用 check"),
        ("check --nope", "没有 --nope 这个选项"),
        ("check --format xml", "--format 只能是：text、json、github"),
        ("check --format", "--format"),
        ("check more", "命令写得不对"),
        ("--lang xx check", "--lang 只能是：zh、en"),
        ("render", "缺少 --out"),
        ("-C nowhere check", "nowhere 里没有 mkdocs.yml"),
        ("-C nowhere build", "nowhere 里没有 mkdocs.yml"),
        ("-C nowhere serve", "nowhere 里没有 mkdocs.yml"),
        ("-C nowhere new case", "nowhere 里没有 mkdocs.yml"),
        ("-C SAMPLE check --today 2026-02-30", "日期“2026-02-30”不对"),
        ("-C SAMPLE check --today soon", "日期“soon”不对"),
        ("-C SAMPLE check --against nowhere", "nowhere 里没有 register.json"),
        ("-C SAMPLE serve --address 8000", "地址“8000”不对"),
        ("-C SAMPLE serve --address 127.0.0.1:99999", "地址“127.0.0.1:99999”不对"),
        ("-C SAMPLE serve --address 127.0.0.1:８０００", "不对"),
        ("-C SAMPLE serve --address 192.0.2.1:8000", "用不了"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_to_do(
    arguments: str, words: str, sample_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [sample_site if part == "SAMPLE" else part for part in arguments.split()]
    ran = Ran(capsys, *given)
    assert ran.code == 2
    assert words in ran.err
    assert ran.out == ""


# --- build ---


def test_build_writes_the_site_and_says_where(classroom: Path) -> None:
    done = run("-C", classroom, "build", "--strict")
    assert done.returncode == 0
    assert "网站已生成" in done.stdout.decode("utf-8")
    assert (classroom / "site" / "cases" / "corridor-talk.html").is_file()
    assert not re.search("INFO|WARNING|Cleaning|Building doc", said(done))
    assert {path.name for path in classroom.iterdir()} == {"cases", "docs", "mkdocs.yml", "site"}


def test_an_error_leaves_the_old_site_whole(
    classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Ran(capsys, "-C", classroom, "build").code == 0
    before = tree(classroom / "site")
    case = break_title(classroom)
    ran = Ran(capsys, "-C", classroom, "build")
    assert ran.code == 1
    assert "网站没有改动" in ran.out
    assert tree(classroom / "site") == before
    case.write_text(case.read_text("utf-8").replace("title：", "title: "), "utf-8")
    (classroom / "docs" / "about.md").write_text("[x](nothing.md)\n", "utf-8")
    ran = Ran(capsys, "-C", classroom, "build")
    assert ran.code == 1
    assert "docs/about.md:1:5: 错误[page-link-broken]" in ran.out
    assert tree(classroom / "site") == before
    assert {path.name for path in classroom.iterdir()} == {"cases", "docs", "mkdocs.yml", "site"}


def test_a_strict_build_stops_at_a_warning(
    classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (classroom / "cases" / "名单.csv").write_text("x", "utf-8")
    strict = Ran(capsys, "-C", classroom, "build", "--strict")
    assert strict.code == 1
    assert not (classroom / "site").exists()
    plain = Ran(capsys, "-C", classroom, "build")
    assert plain.code == 0
    assert "stray-file" in plain.out
    assert not [name for name in tree(classroom / "site") if "名单" in name]


@pytest.mark.parametrize(
    ("place", "code"),
    [("cases", "target-sources"), (".", "target-root"), ("mine", "target-foreign")],
)
def test_a_folder_that_is_not_ours_is_never_replaced(
    place: str, code: str, classroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (classroom / "mine").mkdir()
    (classroom / "mine" / "diary.txt").write_text("mine", "utf-8")
    before = tree(classroom)
    for command in (("build", "--site-dir"), ("render", "--out")):
        ran = Ran(capsys, "-C", classroom, *command, classroom / place)
        assert ran.code == 1
        assert code in ran.out
        assert tree(classroom) == before


# --- render, schema ---


def test_render_writes_the_same_pages_as_plain_files(
    classroom: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert Ran(capsys, "-C", classroom, "render", "--out", out).code == 0
    files = tree(out)
    assert files["docs/cases/corridor-talk.md"].count(b'<section class="question"') == 9
    assert files["docs/guide.md"] == (classroom / "docs" / "guide.md").read_bytes()
    assert "overrides/main.html" in files
    settings = json.loads(files["mkdocs.yml"])
    assert settings["use_directory_urls"] is False
    assert settings["nav"][0] == {"首页": "index.md"}
    assert "plugins" not in settings
    # A second time into its own folder, without what is gone.
    (classroom / "docs" / "guide.md").rename(classroom / "docs" / "handbook.md")
    config = classroom / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").partition("nav:")[0], "utf-8")
    assert Ran(capsys, "-C", classroom, "render", "--out", out).code == 0
    files = tree(out)
    assert "docs/guide.md" not in files
    linked = {page for entry in json.loads(files["mkdocs.yml"])["nav"] for page in entry.values()}
    assert "about.md" in linked
    assert {f"docs/{page}" for page in linked} <= set(files)


def test_schema_writes_what_is_committed(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Ran(capsys, "schema", "--out", tmp_path / "schemas").code == 0
    assert tree(tmp_path / "schemas") == tree(repository / "generator" / "assets" / "schemas")


# --- where global options stand ---


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["check", "-C", "room"], ["-C", "room", "check"]),
        (["check", "--strict", "--lang", "en"], ["--lang", "en", "check", "--strict"]),
        (["--lang=en", "check"], ["--lang=en", "check"]),
        (["build", "-C"], ["-C", "build"]),
        (["check"], ["check"]),
    ],
)
def test_global_options_may_stand_anywhere(typed: list[str], meant: list[str]) -> None:
    assert hoist_globals(typed) == meant


def test_a_check_of_another_classroom(classroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = (
        Ran(capsys, "-C", classroom, "check").out,
        Ran(capsys, "check", "-C", classroom).out,
    )
    assert before == after != ""

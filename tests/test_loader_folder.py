"""What lies in `cases/`: what is read, what is refused by name, what is left alone."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.loader import load
from generator.problems import Problem, Severity
from tests.faulty import CASE


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.location.file, problem.code) for problem in problems]


def test_good_classroom_has_no_problems(cases: Path) -> None:
    loaded = load(cases.parent)
    assert loaded.problems == ()
    assert [entry.id for entry in loaded.cases] == ["example"]
    assert loaded.course is not None
    assert [source.id for source in loaded.sources or ()] == ["draft-a"]
    assert (loaded.unreadable, loaded.images, loaded.strays) == (frozenset(), (), ())


def test_cases_are_sorted_by_id(cases: Path) -> None:
    for name in ("b", "a-1", "a"):
        (cases / f"{name}.yml").write_text(CASE, encoding="utf-8")
    assert [entry.id for entry in load(cases.parent).cases] == ["a", "a-1", "b", "example"]


def test_case_with_a_mistake_is_unreadable_and_the_others_are_not(cases: Path) -> None:
    (cases / "other.yml").write_text("title：甲\n", encoding="utf-8")
    loaded = load(cases.parent)
    assert loaded.unreadable == {"other"}
    assert [entry.id for entry in loaded.cases] == ["example"]


def test_no_folder(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert told(loaded.problems) == [("cases", "missing-folder")]
    assert (loaded.course, loaded.sources, loaded.cases) == (None, None, ())


def test_file_instead_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "cases").write_text("x", encoding="utf-8")
    assert told(load(tmp_path).problems) == [("cases", "missing-folder")]


def test_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    assert told(load(tmp_path).problems) == [
        ("cases/course.yml", "missing-file"),
        ("cases/sources.yml", "missing-file"),
    ]


def test_file_that_cannot_be_opened(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "example.yml":
            raise PermissionError(errno.EACCES, "no", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    loaded = load(cases.parent)
    assert told(loaded.problems) == [("cases/example.yml", "unreadable-file")]
    assert loaded.unreadable == {"example"}


def test_folder_that_cannot_be_listed(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> object:
        raise PermissionError(errno.EACCES, "no", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(load(cases.parent).problems) == [("cases", "unreadable-file")]


@pytest.mark.parametrize(
    "name",
    ["名单.csv", "~$x.yml", ".x.yml", "._example.yml", ".DS_Store", "x.yml.bak", "x.yml.txt"],
)
def test_stray_file_is_left_alone(name: str, cases: Path) -> None:
    (cases / name).write_bytes(b"\xff\x00 secret")
    loaded = load(cases.parent)
    assert told(loaded.problems) == [(f"cases/{name}", "stray-file")]
    assert loaded.problems[0].severity is Severity.WARNING
    assert loaded.strays == (f"cases/{name}",)
    assert loaded.unreadable == frozenset()


def test_folder_and_what_is_in_it_is_a_stray(cases: Path) -> None:
    (cases / "draft.yml").mkdir()
    (cases / "草稿").mkdir()
    (cases / "草稿" / "other.yml").write_text("title：", encoding="utf-8")
    assert load(cases.parent).strays == ("cases/draft.yml", "cases/草稿")


def test_git_files_are_passed_over(cases: Path) -> None:
    (cases / ".gitkeep").touch()
    assert load(cases.parent).strays == ()


def test_links_are_neither_followed_nor_read(cases: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yml").write_text("title：", encoding="utf-8")
    (outside / "secret.png").touch()
    (cases / "images").mkdir()
    (cases / "linked.yml").symlink_to(outside / "secret.yml")
    (cases / "folder").symlink_to(outside)
    (cases / "images" / "linked.png").symlink_to(outside / "secret.png")
    (cases / "images" / "folder").symlink_to(outside)
    (cases / "dangling.yml").symlink_to(outside / "nothing.yml")
    loaded = load(tmp_path)
    assert loaded.strays == (
        "cases/dangling.yml",
        "cases/folder",
        "cases/images/folder",
        "cases/images/linked.png",
        "cases/linked.yml",
    )
    assert {problem.code for problem in loaded.problems} == {"stray-file"}
    assert loaded.images == ()


def test_linked_course_is_missing(cases: Path, tmp_path: Path) -> None:
    (cases / "course.yml").rename(tmp_path / "elsewhere.yml")
    (cases / "course.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert told(load(tmp_path).problems) == [
        ("cases/course.yml", "missing-file"),
        ("cases/course.yml", "stray-file"),
    ]


def test_linked_folder_is_refused(cases: Path, tmp_path: Path) -> None:
    cases.rename(tmp_path / "elsewhere")
    cases.symlink_to(tmp_path / "elsewhere")
    assert told(load(tmp_path).problems) == [("cases", "missing-folder")]


def test_pipe_is_not_waited_for(cases: Path) -> None:
    os.mkfifo(cases / "pipe.yml")
    assert load(cases.parent).strays == ("cases/pipe.yml",)


def test_images_are_listed(cases: Path) -> None:
    (cases / "images" / "fenghe").mkdir(parents=True)
    for name in ("a.png", "fenghe/b.JPG", "电梯.webp", "c.svg", "Thumbs.db", ".hidden.png"):
        (cases / "images" / name).touch()
    loaded = load(cases.parent)
    assert loaded.images == ("images/a.png", "images/fenghe/b.JPG", "images/电梯.webp")
    assert loaded.strays == (
        "cases/images/.hidden.png",
        "cases/images/Thumbs.db",
        "cases/images/c.svg",
    )


def test_two_hundred_mistakes_in_one_file(cases: Path) -> None:
    text = CASE.replace("  - 能说出楼道议事会的三个步骤\n", "  - 说得出 #1\n" * 200)
    (cases / "example.yml").write_text(text, encoding="utf-8")
    problems = load(cases.parent).problems
    assert [problem.code for problem in problems] == ["text-cut"] * 50 + ["too-many"]
    assert problems[-1].params == {"count": "150"}
    assert problems[-1].location.line == problems[-2].location.line + 1


def test_every_file_is_reported_in_one_run(cases: Path) -> None:
    (cases / "course.yml").write_text("id: 甲\n", encoding="utf-8")
    (cases / "sources.yml").write_text("sources：\n", encoding="utf-8")
    (cases / "b.yml").write_bytes("title: 甲".encode("utf-16"))
    (cases / "a.yml").write_text('title: "甲\n', encoding="utf-8")
    files = [problem.location.file for problem in load(cases.parent).problems]
    assert sorted(set(files)) == [f"cases/{n}.yml" for n in ("a", "b", "course", "sources")]
    assert files == sorted(files)

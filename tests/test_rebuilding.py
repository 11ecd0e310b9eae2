"""A rebuild in a preview gives the bytes of a clean build, whatever was edited before it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from generator.classroom import Classroom
from generator.plugin import build_classroom
from generator.plugin.preview import Preview
from generator.problems import Problem

ADDRESS = "127.0.0.1:8000"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


class Editor:
    """Edits the files of one classroom; every edit has to change something."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def replace(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text, (path, old)
        file.write_text(text.replace(old, new, 1), "utf-8")

    def append(self, path: str, content: bytes) -> None:
        file = self.root / path
        file.write_bytes(file.read_bytes() + content)

    def everywhere(self, old: str, new: str) -> None:
        for file in (self.root / "cases").glob("*.yml"):
            file.write_text(re.sub(rf"\b{old}\b", new, file.read_text("utf-8")), "utf-8")

    def rename(self, old: str, new: str) -> None:
        self.everywhere(old, new)
        path = self.root / "cases" / f"{new}.yml"
        (self.root / "cases" / f"{old}.yml").rename(path)
        path.write_text(f"formerly: [{old}]\n{path.read_text('utf-8')}", "utf-8")

    def add(self, source: str, name: str) -> None:
        shutil.copy(self.root / "cases" / f"{source}.yml", self.root / "cases" / f"{name}.yml")
        self.replace("cases/course.yml", f"{source}, ", f"{source}, {name}, ")

    def remove(self, name: str) -> None:
        (self.root / "cases" / f"{name}.yml").unlink()
        self.replace("cases/course.yml", f"{name}, ", "")

    def lay_out(self, name: str) -> None:
        icon = self.root / name / ".icons" / "material" / "magnify.svg"
        icon.parent.mkdir(parents=True)
        icon.write_text("<svg></svg>", "utf-8")
        self.replace("mkdocs.yml", "  name: material", f"  name: material\n  custom_dir: {name}")


class Live:
    """A preview that is told when to build, and what its latest build did."""

    def __init__(self, root: Path, folder: Path) -> None:
        folder.mkdir()
        self.problems: list[str] = []
        self._preview = Preview(root / "mkdocs.yml", folder, ADDRESS, self._hear)

    def build(self) -> dict[str, bytes]:
        self.problems.clear()
        self._preview.rebuild()
        return tree(self._preview._shown)

    @property
    def written(self) -> int:
        return self._preview._plugin.writer.written

    def _hear(self, problems: tuple[Problem, ...], _: Classroom | None) -> None:
        self.problems += [problem.code for problem in problems]


@contextmanager
def live_preview(root: Path, folder: Path) -> Iterator[Live]:
    """A preview that has just been started, in an empty `folder`."""
    live = Live(root, folder)
    try:
        yield live
    finally:
        live._preview._server.server_close()
        shutil.rmtree(folder)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


CASE, TALK = "cases/shared-garden.yml", "cases/corridor-talk.yml"
COURSE, SOURCES = "cases/course.yml", "cases/sources.yml"
EDITS: dict[str, Callable[[Editor], None]] = {
    "the text of a claim": lambda edit: edit.replace(CASE, "原来长满杂草", "从前长满杂草"),
    "the title of a case": lambda edit: edit.replace(CASE, "的共享花园", "的共享小花园"),
    "the summary of a case": lambda edit: edit.replace(CASE, "一块没人管的空地", "有一块空地"),
    "the length of a lesson": lambda edit: edit.replace(CASE, "time: 10", "time: 15"),
    "the date of a case": lambda edit: edit.replace(CASE, "2026-11-22", "2026-11-01"),
    "the id of a claim": lambda edit: edit.replace(CASE, "id: bg-land", "id: bg-plot"),
    "the id of a claim that others name": lambda edit: edit.everywhere("step-visit", "step-call"),
    "a question": lambda edit: edit.replace(TALK, "议事会的第一步做什么", "议事会先做什么"),
    "the key of a question": lambda edit: edit.replace(TALK, "correct: false", "correct: true"),
    "the topics of a case": lambda edit: edit.replace(CASE, "[gardens]", "[gardens, parking]"),
    "the board of a case": lambda edit: edit.replace(CASE, "[study-visit]", "[salon]"),
    "a citation": lambda edit: edit.replace(CASE, "news-b 第3段", "news-b 第4段"),
    "the order of a module": lambda edit: edit.replace(
        COURSE, "[shared-garden, bike-shed]", "[bike-shed, shared-garden]"
    ),
    "the title of a module": lambda edit: edit.replace(COURSE, "title: 先听", "title: 先听一听"),
    "the mastery of a module": lambda edit: edit.replace(COURSE, "0.75", "0.5"),
    "the title of a topic": lambda edit: edit.replace(COURSE, "title: 花园", "title: 小花园"),
    "the claim of a board": lambda edit: edit.replace(COURSE, "每月办一次", "每月办两次"),
    "the name of a community": lambda edit: edit.replace(COURSE, "name: 示例二村", "name: 二村"),
    "the contact": lambda edit: edit.replace(COURSE, "role: 课堂编辑", "role: 编辑"),
    "the title of a source": lambda edit: edit.replace(SOURCES, "种出一片", "种出了一片"),
    "a note on a source": lambda edit: edit.replace(SOURCES, "没有版面", "没见到版面"),
    "a page of docs": lambda edit: edit.replace("docs/about.md", "编出来的", "瞎编的"),
    "a heading with a name": lambda edit: edit.append(
        "docs/about.md", "\n## 缘起 { #why }\n".encode()
    ),
    "an extension of Markdown": lambda edit: edit.replace(
        "mkdocs.yml", "plugins:", "markdown_extensions: [attr_list]\nplugins:"
    ),
    "the navigation": lambda edit: edit.replace("mkdocs.yml", "首页: index.md", "开头: index.md"),
    "a page of the navigation without a title": lambda edit: edit.replace(
        "mkdocs.yml", "板块: boards/index.md", "boards/index.md"
    ),
    "a section of the navigation": lambda edit: edit.replace(
        "mkdocs.yml", "- 来源: sources.md", "- 更多:\n      - 来源: sources.md"
    ),
    "the title of a page in a section": lambda edit: edit.replace(
        "mkdocs.yml", "来源: sources.md", "出处: sources.md"
    ),
    "a layout of the author's": lambda edit: edit.lay_out("layout"),
    "no layout of the author's": lambda edit: edit.replace(
        "mkdocs.yml", "\n  custom_dir: layout", ""
    ),
    "the name of the site": lambda edit: edit.replace("mkdocs.yml", "示例云课堂", "示例教室"),
    "a picture": lambda edit: edit.append("cases/images/corridor.png", b"\0"),
    "a case more": lambda edit: edit.add("bike-shed", "bike-shed-again"),
    "a case less": lambda edit: edit.remove("bike-shed-again"),
    "a case with a new name": lambda edit: edit.rename("shared-garden", "open-garden"),
}


def test_after_every_kind_of_edit_the_preview_equals_a_clean_build(
    classroom: Path, tmp_path: Path
) -> None:
    edit, shown, snapshots = Editor(classroom), {}, {}
    with live_preview(classroom, tmp_path / "live") as live:
        before = live.build()
        for name, change in EDITS.items():
            change(edit)
            shown[name] = live.build()
            assert not live.problems, (name, live.problems)
            assert differing(shown[name], before), name
            before = shown[name]
            snapshots[name] = shutil.copytree(classroom, tmp_path / "snapshots" / name)
    # Only now, because MkDocs keeps one plugin a process, and a new preview starts it afresh.
    for name, snapshot in snapshots.items():
        with live_preview(snapshot, tmp_path / "clean") as live:
            assert differing(shown[name], live.build()) == [], name


def test_a_preview_shows_the_pages_of_a_plain_build(classroom: Path, tmp_path: Path) -> None:
    with live_preview(classroom, tmp_path / "live") as live:
        shown = live.build()
    build_classroom(classroom / "mkdocs.yml", tmp_path / "site")
    assert differing(shown, tree(tmp_path / "site")) == []


def test_a_broken_case_keeps_the_pages_and_a_mended_one_gives_a_clean_build(
    classroom: Path, tmp_path: Path
) -> None:
    edit = Editor(classroom)
    with live_preview(classroom, tmp_path / "live") as live:
        first = live.build()
        edit.replace(CASE, "title: ", "title： ")
        assert differing(first, live.build()), "the panel with what is wrong"
        assert live.problems
        edit.replace(CASE, "title： ", "title: ")
        assert differing(first, live.build()) == []
        assert not live.problems
        edit.replace("cases/bike-shed.yml", "title: ", "title: 新")
        edit.replace(COURSE, "title: 花园", "title: 大花园")
        mended = live.build()
    with live_preview(classroom, tmp_path / "clean") as live:
        assert differing(mended, live.build()) == []


@pytest.mark.parametrize(
    ("folder", "code"), [("docs", "missing-docs"), ("layout", "config-invalid")]
)
def test_while_a_folder_that_the_settings_need_is_gone_the_pages_stay(
    folder: str, code: str, classroom: Path, tmp_path: Path
) -> None:
    edit = Editor(classroom)
    edit.replace("mkdocs.yml", "name: material", "name: material\n  custom_dir: layout")
    (classroom / "layout").mkdir()
    with live_preview(classroom, tmp_path / "live") as live:
        first = live.build()
        (classroom / folder).rename(tmp_path / "away")
        assert live.build().keys() == first.keys()
        assert set(live.problems) == {code}
        (tmp_path / "away").rename(classroom / folder)
        assert differing(first, live.build()) == []
        assert not live.problems


def test_one_edit_writes_what_depends_on_it_and_links_the_rest(tmp_path: Path) -> None:
    classroom = tmp_path / "classroom"
    cases = write_corpus(classroom, 100)
    edit = Editor(classroom)
    with live_preview(classroom, tmp_path / "live") as live:
        live.build()
        everything = live.written
        live.build()
        assert live.written == 0
        told = cases[50].fields["background"][0]["text"]
        edit.replace(f"cases/{cases[50].id}.yml", told, f"改过的一句。{told}")
        live.build()
        assert everything > 200
        # Two pages, the text that confirms hits, and the lists of one paragraph's characters.
        assert 3 <= live.written <= 100, "nothing for whoever does not show its text"
        assert everything > 500

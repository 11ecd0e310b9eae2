"""The live preview: an error keeps the last good page, a mend brings the new one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli.console import Console
from generator.cli.serving import Watcher
from generator.localization import load_catalogue
from generator.problems import Location, Problem, Severity
from tests.previews import preview


def _problems_shown(page: str) -> str:
    """The text of the panel above the page; empty when there is none."""
    panel = re.search(r'<section class="preview-problems".*?</section>', page, re.DOTALL)
    return panel[0] if panel else ""


def test_an_edit_shows_an_error_keeps_the_last_page_and_a_mend_clears_it(classroom: Path) -> None:
    case = classroom / "cases" / "shared-garden.yml"
    text = case.read_text("utf-8")
    title = re.search("^title: (.*)$", text, re.MULTILINE)
    assert title is not None
    with preview(classroom) as running:
        assert title[1] in running.page("cases/shared-garden.html")
        assert not _problems_shown(running.page())

        changed = text.replace(title[0], "title: 改过一次的题目")
        page = running.after_change(case, changed, "cases/shared-garden.html")
        assert "改过一次的题目" in page

        broken = changed.replace(
            "title: 改过一次的题目", "title：改过两次的<script>alert(1)</script>"
        )
        page = running.after_change(case, broken, "cases/shared-garden.html")
        assert "改过一次的题目" in page.replace(_problems_shown(page), "")
        assert "cases/shared-garden.yml:" in _problems_shown(page)
        assert "<script>alert" not in page
        assert "错误[fullwidth-colon]" in _problems_shown(page)
        assert "提示：" in _problems_shown(running.page("about.html"))

        mended = text.replace(title[0], "title: 改好了的题目")
        page = running.after_change(case, mended, "cases/shared-garden.html")
        assert "改好了的题目" in page
        assert not _problems_shown(page)

        code, said = running.stop()
    assert code == 130
    assert "错误[fullwidth-colon]" in said
    assert "网页已更新" in said
    assert "Traceback" not in said


def test_a_preview_that_never_saw_a_sound_classroom_shows_only_the_problems(
    classroom: Path,
) -> None:
    course = classroom / "cases" / "course.yml"
    good = course.read_bytes()
    course.write_text("title：写错了\n", "utf-8")
    with preview(classroom) as running:
        page = running.page()
        assert "cases/course.yml:1:6: 错误[fullwidth-colon]" in _problems_shown(page)
        assert "404" not in page
        page = running.after_change(course, good)
        assert not _problems_shown(page)
        assert "示例" in page


def test_a_slip_in_the_settings_keeps_the_preview_alive(classroom: Path) -> None:
    settings = classroom / "mkdocs.yml"
    good = settings.read_text("utf-8")
    with preview(classroom) as running:
        page = running.after_change(settings, good + "theme: {name: material\n")
        assert "mkdocs.yml" in _problems_shown(page)
        page = running.after_change(settings, good.replace("示例云课堂", "改了名的课堂"))
        assert not _problems_shown(page)
        assert "改了名的课堂" in page


def test_a_change_in_a_hand_written_page_is_shown(classroom: Path) -> None:
    with preview(classroom) as running:
        page = running.after_change(classroom / "docs" / "about.md", "# 新的关于\n", "about.html")
        assert "新的关于" in page
        page = running.after_change(
            classroom / "docs" / "about.md", "# 乱码\n".encode("gbk"), "about.html"
        )
        assert "新的关于" in page
        assert "错误[not-utf8]" in _problems_shown(page)


@pytest.mark.parametrize(
    ("folder", "code", "page", "old", "new"),
    [
        ("docs", "missing-docs", "about.md", "编出来的", "瞎编的"),
        ("cases", "missing-folder", "shared-garden.yml", "原来长满杂草", "从前长满杂草"),
    ],
)
def test_a_folder_may_go_and_come_back(
    folder: str, code: str, page: str, old: str, new: str, classroom: Path, tmp_path: Path
) -> None:
    place, away = classroom / folder, tmp_path / "away"
    settings, file = classroom / "mkdocs.yml", place / page
    address = "about.html" if folder == "docs" else "cases/shared-garden.html"
    edited = file.read_text("utf-8").replace(old, new)
    with preview(classroom) as running:
        shown = running.after(lambda: place.rename(away), address)
        assert f"错误[{code}]" in _problems_shown(shown)
        assert old in shown
        shown = running.after_change(settings, settings.read_bytes() + b"\n", address)
        assert f"错误[{code}]" in _problems_shown(shown)
        running.after(lambda: away.rename(place), until=lambda page: not _problems_shown(page))
        running.after(lambda: file.write_text(edited, "utf-8"), address, lambda page: new in page)
        _, said = running.stop()
    assert "Traceback" not in said


def test_a_folder_that_was_never_there_may_come(classroom: Path, tmp_path: Path) -> None:
    place, away = classroom / "cases", tmp_path / "away"
    place.rename(away)
    with preview(classroom) as running:
        assert "错误[missing-folder]" in _problems_shown(running.page())
        page = running.after(lambda: away.rename(place))
        assert not _problems_shown(page)
        assert "示例" in page


def test_a_folder_that_links_elsewhere_is_never_shown(classroom: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text("# 不该看到\n", "utf-8")
    with preview(classroom) as running:
        (classroom / "docs" / "more").symlink_to(tmp_path / "elsewhere")
        page = running.after_change(classroom / "docs" / "about.md", "# 关于\n")
        assert "错误[linked-folder]" in _problems_shown(page)
        assert "不该看到" not in running.page("more/secret.html")


def test_the_terminal_shows_nothing_of_mkdocs_own_words(classroom: Path) -> None:
    (classroom / "docs" / "about.md").write_text("[去哪](nowhere.md)\n", "utf-8")
    with preview(classroom) as running:
        code, rest = running.stop()
    said = "".join(running.said) + rest
    assert code == 130
    assert "docs/about.md:1:6: 错误[page-link-broken]" in said
    assert not re.search("INFO|WARNING|Serving|Building|contains a link", said)


def test_an_accident_keeps_the_last_pages_and_the_preview(classroom: Path) -> None:
    about = classroom / "docs" / "about.md"
    good = about.read_bytes()
    with preview(classroom) as running:
        before = running.page("about.html")
        after = running.after_change(about, "---\ntemplate: none.html\n---\n# x\n", "about.html")
        assert _main(after) == _main(before)
        assert running.after_change(about, good + "补一句\n".encode(), "about.html").count("补一句")
        _, said = running.stop()
    assert "错误[unforeseen]" in said
    assert "Traceback" not in said


def _main(page: str) -> str:
    """The page without the script that waits for changes."""
    return page[page.index("<main") : page.index("</main>")]


@pytest.mark.parametrize(
    ("history", "told"),
    [
        (["error"], "preview_none"),
        (["sound", "error"], "preview_kept"),
        (["error", "sound"], "updated"),
        (["warning"], "updated"),
        (["sound", "warning", "error"], "preview_kept"),
    ],
)
def test_the_terminal_says_what_the_page_shows(
    history: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watcher = Watcher(Console(tmp_path, "zh"))
    watcher.ready("http://127.0.0.1:8000/")
    for event in history:
        severity = Severity.ERROR if event == "error" else Severity.WARNING
        problem = Problem("stray-file", Location("cases/x"), {}, severity)
        watcher.built(() if event == "sound" else (problem,), None)
    last = capsys.readouterr().out.strip().splitlines()[-1]
    assert last == load_catalogue("zh").text(f"cli.{told}")

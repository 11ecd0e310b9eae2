"""What lies in `docs/`: an allow-list, one address a file, nothing behind a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.classroom import open_classroom
from generator.handwritten import is_generated_place, survey_docs
from generator.site import REGISTER_FILE, SiteOptions, build_site


def test_every_generated_file_has_a_place_of_its_own(sample_site: Path) -> None:
    opened = open_classroom(sample_site)
    assert opened.library is not None
    files = build_site(opened.library, SiteOptions(root=sample_site))
    paths = [file.path for file in files if file.path != REGISTER_FILE]
    assert len(paths) > 20
    assert [path for path in paths if not is_generated_place(path)] == []


@pytest.mark.parametrize("path", ["guide.md", "about.md", "more/index.md", "indexes.md", "case.md"])
def test_other_places_are_free(path: str) -> None:
    assert not is_generated_place(path)


def test_a_classroom_without_docs_is_told_so(tmp_path: Path) -> None:
    assert [problem.code for problem in survey_docs(tmp_path).problems] == ["missing-docs"]
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs").symlink_to(tmp_path / "elsewhere")
    assert [problem.code for problem in survey_docs(tmp_path).problems] == ["missing-docs"]


def test_a_link_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "guide.md").write_text("# 指南\n", "utf-8")
    (docs / "again").symlink_to(docs)
    (docs / "nowhere.md").symlink_to(tmp_path / "nothing")
    found = survey_docs(tmp_path)
    assert found.paths == ("guide.md",)
    assert [(p.location.file, p.code) for p in found.problems] == [
        ("docs/again", "linked-folder"),
        ("docs/nowhere.md", "stray-file"),
    ]


def test_hidden_folders_are_not_looked_into(tmp_path: Path) -> None:
    (tmp_path / "docs" / ".git").mkdir(parents=True)
    (tmp_path / "docs" / ".git" / "page.md").write_text("# x\n", "utf-8")
    (tmp_path / "docs" / ".gitkeep").touch()
    found = survey_docs(tmp_path)
    assert found.paths == ()
    assert [p.location.file for p in found.problems] == ["docs/.git"]

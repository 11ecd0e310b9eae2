"""What `mkdocs.yml` keeps out of a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.plugin import build_classroom
from tests.test_plugin import tree, write


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_what_mkdocs_keeps_back_is_neither_linked_nor_found(
    classroom: Path, tmp_path: Path, setting: str
) -> None:
    config = classroom / "mkdocs.yml"
    kept = [line for line in config.read_text("utf-8").splitlines() if "guide.md" not in line]
    # Without a navigation of its author's: the program's own leads to what there is.
    nav = kept.index("nav:")
    write(config, "\n".join([*kept[:nav], f"{setting}: |", "  guide.md"]) + "\n")
    write(classroom / "docs" / "guide.md", "# 培训者指南\n\n还没有写完的话。\n")
    site = tmp_path / "site"
    assert build_classroom(config, site) == ()
    published = tree(site)
    assert "about.html" in published
    assert "guide.html" not in published
    assert [name for name, content in published.items() if "还没有写完".encode() in content] == []
    assert [name for name, content in published.items() if b'"guide.html' in content] == []

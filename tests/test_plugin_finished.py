"""Finished pages inside the layout."""

from __future__ import annotations

import re
from pathlib import Path

from generator.plugin import build_classroom


def test_every_menu_names_the_pages_that_nav_gives_no_title(
    classroom: Path, tmp_path: Path
) -> None:
    settings = classroom / "mkdocs.yml"
    head, _ = settings.read_text("utf-8").split("nav:\n")
    nav = "".join(
        f"  - {path}\n" for path in ("index.md", "cases/index.md", "guide.md", "centre.md")
    )
    settings.write_text(f"{head}nav:\n{nav}", "utf-8")
    build_classroom(settings, tmp_path / "site")
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        footer = page.read_text("utf-8").partition("<footer")[2]
        names = re.findall(r"<li><a [^>]+>(.*?)</a>", footer)
        assert names == ["示例云课堂", "全部案例", "培训者指南", "学习中心"], page

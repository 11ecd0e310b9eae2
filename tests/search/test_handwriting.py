"""Hand-written pages are searched as they are shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.plugin import build_classroom
from generator.search import prepare, read_handwriting


def test_a_page_with_front_matter_a_table_and_named_headings() -> None:
    content = (
        "---\ntitle: '培训者指南'\nstatement: true\n---\n# 指南\n\n## 写案例 { #write }\n\n"
        "先**想**清楚。\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n```yaml\ntitle: 例\n```\n"
    )
    page = read_handwriting("guide.md", content.encode())
    assert (page.href, page.title) == ("guide.html", "培训者指南")
    blocks = json.loads(prepare(page).text)["blocks"]
    assert blocks[:3] == [[3, "", "指南"], [2, "write", "写案例"], [1, "write", "先想清楚。"]]
    assert [text for _, _, text in blocks[3:]] == ["甲", "乙", "一", "二", "title: 例"]


def test_a_plain_page_is_named_by_its_heading_or_its_file() -> None:
    assert read_handwriting("more/README.md", "# 更多\n".encode()).href == "more/index.html"
    assert read_handwriting("more/README.md", "\ufeff# 更多\n".encode()).title == "更多"
    assert read_handwriting("README.md", b"").href == "index.html"
    assert read_handwriting("a/note.md", "只有正文".encode()).title == "note"


def test_what_an_engine_made_of_a_page_is_taken_as_it_is_seen() -> None:
    html = (
        '<h1 id="top">关于<a class="headerlink" href="#top">¶</a></h1>'
        "<p>社<mark>区</mark>里"
        '<sup id="ref"><a class="footnote-ref" href="#note">1</a></sup>的事</p>'
    )
    page = read_handwriting("about.md", "# 关于\n\n社==区==里[^1]的事\n".encode(), html)
    assert page.title == "关于"
    blocks = json.loads(prepare(page).text)["blocks"]
    assert [text for _, _, text in blocks] == ["关于", "社区里的事"]


def test_the_index_holds_what_a_page_shows_by_the_settings_of_its_classroom(
    classroom: Path, tmp_path: Path
) -> None:
    settings = classroom / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(f"{text}markdown_extensions: [pymdownx.mark]\n", "utf-8")
    # Without its extension the name of a heading is text.
    written = "# 关于\n\n## 缘起 { #why }\n\n社==区==里的事\n"
    (classroom / "docs" / "about.md").write_text(written, "utf-8")
    build_classroom(settings, tmp_path / "site")
    page = (tmp_path / "site" / "about.html").read_text("utf-8")
    (blocks,) = (
        found["blocks"] for found in searched(tmp_path / "site") if found["href"] == "about.html"
    )
    assert [text for _, _, text in blocks] == ["关于", "缘起 { #why }", "社区里的事"]
    assert [anchor for _, anchor, _ in blocks if anchor and f'id="{anchor}"' not in page] == []


def searched(site: Path) -> Iterator[dict[str, Any]]:
    """What the browser reads of each page to confirm a hit."""
    for file in (site / "assets/classroom/data/search/text").iterdir():
        call = file.read_text("utf-8").strip()
        _, found = json.loads(f"[{call.removeprefix('changfengData(').removesuffix(');')}]")
        yield found

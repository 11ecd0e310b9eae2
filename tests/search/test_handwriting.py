"""Hand-written pages are searched as they are shown."""

from __future__ import annotations

import json

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

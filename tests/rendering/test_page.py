"""What a page says of itself, and how it passes through an engine that reads Markdown."""

from __future__ import annotations

import pytest
import yaml

from generator.rendering.page import Page, without_blank_lines


@pytest.mark.parametrize(
    "title", ["加装电梯", 'He said "no": # 1', "a: b", "{x}", "- yes", "line\nbreak", "\\"]
)
def test_the_front_matter_holds_whatever_was_typed(title: str) -> None:
    page = Page("cases/lift", title, "No.", redirect="other.html", learner="learner")
    page.render = lambda: "<p>---</p>"
    opening, front, body = page.as_markdown().split("---\n", 2)
    assert opening == ""
    assert yaml.safe_load(front) == page.head()
    assert page.head()["title"] == title
    assert body == "\n<p>---</p>\n"


def test_a_page_says_only_what_it_has_to_say() -> None:
    head = Page("sources", "Sources", "All of them").head()
    assert head == {"title": "Sources", "description": "All of them", "page": "sources"}


def test_no_blank_line_ends_the_block_of_html() -> None:
    assert without_blank_lines("\n<p>\n  \n\n  a\n\t\nb</p>\n\n") == "<p>\n  a\nb</p>"

"""What of a page can be searched: its visible text outside its questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.classroom import open_classroom
from generator.model import QuestionBase
from generator.rendering.pages import build_pages
from generator.search.extraction import Kind, extract_blocks


def texts(html: str) -> list[str]:
    return [block.text for block in extract_blocks(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>一<em>段</em>话</p><p>又一段</p>", ["一段话", "又一段"]),
        ("<p>甲<br>乙</p>", ["甲 乙"]),
        (
            "<p>事实<sup class='cite'><a href='#r'>3<span>待核</span></a></sup>，后面</p>",
            ["事实，后面"],
        ),
        ("<p>a &lt;b&gt; &amp; 丙</p>", ["a <b> & 丙"]),
        ('<p title="a > b">甲</p>', ["甲"]),
        ("<p>甲<!-- 看不见 > -->乙</p>", ["甲乙"]),
        ("<script>var 甲;</script><style>p{}</style><p>乙</p>", ["乙"]),
        ("<button hidden>复制</button><p hidden>藏</p><p>乙</p>", ["乙"]),
        ("<p><span class='visually-hidden'>藏</span>乙</p>", ["乙"]),
        ("<ul><li>甲</li><li>乙<ul><li>丙</li></ul></li></ul>", ["甲", "乙", "丙"]),
        (
            "<section class='question' id='q'><section><p>题</p></section></section><p>乙</p>",
            ["乙"],
        ),
        ("文字<hr>后", ["文字", "后"]),
        ("<p>没有关", ["没有关"]),
        ("<section class='question'><p>没有关", []),
    ],
)
def test_visible_text(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_kinds_and_anchors() -> None:
    html = """<nav class="crumbs"><a>首页</a></nav><h1>标题</h1><p>开头</p>
    <section id="practice"><h2 id="practice-title">做法<span data-practice>三步法</span></h2>
    <ol><li id="at-one"><h3>第一步</h3><p>先看</p></li></ol><p>完</p></section>
    <h2 id="more">更多</h2><p>后文</p><section class="related"><h2>接着读</h2></section>"""
    assert [(int(kind), anchor, text) for kind, anchor, text in extract_blocks(html)] == [
        (Kind.MARGIN, "", "首页"),
        (Kind.TITLE, "", "标题"),
        (Kind.BODY, "", "开头"),
        (Kind.TITLE, "practice", "三步法"),
        (Kind.HEADING, "practice", "做法 三步法"),
        (Kind.HEADING, "at-one", "第一步"),
        (Kind.BODY, "at-one", "先看"),
        (Kind.BODY, "practice", "完"),
        (Kind.HEADING, "more", "更多"),
        (Kind.BODY, "more", "后文"),
        (Kind.MARGIN, "more", "接着读"),
    ]


def test_no_text_of_a_question_is_searchable(sample_site: Path) -> None:
    """Every prompt, choice, feedback, hint and explanation of every kind of question."""
    library = open_classroom(sample_site).library
    assert library is not None
    searchable = {text for page in build_pages(library, "zh") for text in texts(page.html)}
    asked = [
        said
        for entry in library.cases.values()
        for question in entry.case.quiz
        for said in sayings(question)
    ]
    assert len(asked) > 30
    assert [said for said in asked if any(said in text for text in searchable)] == []


def sayings(question: QuestionBase) -> list[str]:
    """Every sentence in a question: longer than a word that its case may also use."""
    found: list[str] = []

    def collect(node: object) -> None:
        if isinstance(node, dict):
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)
        elif isinstance(node, str) and len(node) > 8 and not node.isascii():
            found.append(node)

    data = question.model_dump(mode="json")
    for key in ("id", "kind", "passages", "formerly"):
        data.pop(key, None)
    collect(data)
    return found

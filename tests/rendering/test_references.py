"""Numbered citations, back-links and sources in words."""

from __future__ import annotations

from typing import Any

from generator.localization import load_catalogue
from generator.model import Citation, Source
from generator.rendering.views.references import References, view_source

WORDS = load_catalogue("zh")


def source(id_: str, **changes: Any) -> Source:
    fields = {
        "id": id_,
        "kind": "web_article",
        "reliability": "original",
        "title": f"题目{id_}",
        "publisher": "示例报",
        "issued": "2023-06-22",
    }
    return Source.model_validate(fields | changes)


SOURCES = {
    "a": source("a"),
    "b": source("b", reliability="reprint"),
    "c": source("c", reliability="transcript"),
}


def cite(references: References, *written: str) -> tuple[Any, ...]:
    pairs = (text.partition(" ") for text in written)
    return references.cite(Citation(source=name, locator=where or None) for name, _, where in pairs)


def test_sources_are_numbered_in_order_of_first_citation() -> None:
    references = References(SOURCES, WORDS, "../")
    assert [view.number for view in cite(references, "c", "a")] == [1, 2]
    assert [view.number for view in cite(references, "a", "b")] == [2, 3]
    assert [entry.source.title for entry in references.entries()] == ["题目c", "题目a", "题目b"]


def test_several_places_in_one_source_are_one_number() -> None:
    references = References(SOURCES, WORDS, "")
    (view,) = cite(references, "c 第1段", "c 第3段")
    assert "第1段、第3段" in view.label
    (entry,) = references.entries()
    assert [(back.where, back.hrefs) for back in entry.backlinks] == [
        ("第1段、第3段", (f"#{view.anchor}",))
    ]


def test_the_unchecked_mark_is_shown_once_a_claim_but_said_for_each() -> None:
    views = cite(References(SOURCES, WORDS, ""), "b", "c", "a")
    assert [view.unchecked for view in views] == [True, True, False]
    assert [view.marked for view in views] == [False, True, False]


def test_anchors_are_unique_and_back_links_are_grouped_by_place() -> None:
    references = References(SOURCES, WORDS, "")
    anchors = [cite(references, text)[0].anchor for text in ("a 第1段", "a", "a 第1段")]
    assert len(set(anchors)) == 3
    (entry,) = references.entries()
    assert entry.uses == 3
    assert [(back.where, len(back.hrefs)) for back in entry.backlinks] == [
        ("第1段", 2),
        ("全文", 1),
    ]


def test_what_could_not_be_found_is_said_with_the_reason() -> None:
    unknown = source("x", publisher="unknown", issued="unknown", unknown_because="没有报头")
    assert view_source(unknown, WORDS).byline == ("原发布方未见、原载日期未见（没有报头）",)


def test_a_reprint_s_date_is_called_so() -> None:
    reprint = source(
        "x", reliability="reprint", issued="unknown", unknown_because="转载页", reprinted="2023"
    )
    byline = view_source(reprint, WORDS).byline
    assert "转载页日期 2023" in byline
    assert "2023" not in byline

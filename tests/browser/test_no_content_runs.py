"""Hostile text in every field of a case: it is shown as typed, runs nothing and fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page

from generator.library import Library, build_library
from generator.loader import fold, load
from generator.model import Case, Model
from generator.model.base import ID_PATTERN
from generator.rendering.pages import build_pages
from tests.browser.chromium import serve

OpenPage = Callable[..., Page]
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[点](javascript:alert(1))",
    "[点](java&#115;cript:alert(1))",
    "![x](https://evil.example/p.png)",
    '甲{: onclick="alert(1)" }',
    "<svg onload=alert(1)>",
    "<math><mtext><style><img src=x onerror=alert(1)>",
    "<form action=https://evil.example><input name=body>",
    "<a id=__md_scope><a id=main>",
    '"><script>alert(1)</script>',
    "</script><script>alert(1)</script>",
    "]]><!--<script>alert(1)</script>-->",
    "\u2028\u2029\\u003c/script>",
    "{{ 7*7 }}{% raw %}{# x #}",
    "</title><script>alert(1)</script>",
    "</textarea></details></li></ol></article><script>alert(1)</script>",
    '--8<-- "mkdocs.yml"',
)
SHOWN = r"^cases/corridor-talk$|^modules/.+-quiz$"
"""The pages of the case that uses every field and every kind of question."""
FORBIDDEN = ", ".join(
    f"main {selector}"
    for selector in (
        "script:not([type='application/json'])",
        "svg:not(.river)",
        "a[href^='java']",
        "[onclick]",
        "[onerror]",
        *("img", "form", "iframe", "style", "math"),
    )
)
# What no author's text may contain is put into what an author's text is: every string that is
# neither an id nor chosen from a list.
KEPT = {"kind", "use", "difficulty", "audience", "id", "correct", "cite", "passages", "next"}
KEPT |= {"drawn_from", "topics", "boards", "community", "related", "formerly", "tolerance"}
KEPT |= {
    "credit",
    "weight",
    "retired_questions",
    "updated",
    "valid_until",
    "typical_learning_time",
    "numbered",
}


def poison(node: Any, payload: str) -> Any:
    """The same data with `payload` in every free text."""
    if isinstance(node, dict):
        return {k: v if k in KEPT else poison(v, payload) for k, v in node.items()}
    if isinstance(node, list):
        return [poison(item, payload) for item in node]
    return payload if isinstance(node, str) else node


def written(model: Model) -> Any:
    """A model as plain data, the way a file would say it."""
    data = model.model_dump(mode="json", exclude_none=True)
    return _citations_as_text(data)


def _citations_as_text(node: Any) -> Any:
    if isinstance(node, dict):
        if set(node) <= {"source", "locator"} and "source" in node:
            return f"{node['source']} {node.get('locator', '')}".strip()
        return {key: _citations_as_text(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_citations_as_text(item) for item in node]
    return node


@pytest.fixture(scope="module")
def library(sample_site: Path) -> Library:
    found = build_library(load(sample_site))
    assert found is not None
    return found


def poisoned(library: Library, payload: str) -> Library:
    """The sample classroom with every free text of every case replaced."""
    cases = {
        case_id: fold(
            case_id,
            entry.file,
            b"",
            Case.model_validate(poison(written(entry.case), payload)),
        )
        for case_id, entry in library.cases.items()
    }
    fields = {name: getattr(library, name) for name in library.__dataclass_fields__}
    return Library(**{**fields, "cases": cases})


def test_ids_cannot_carry_a_payload() -> None:
    assert "<" not in ID_PATTERN


def test_hostile_text_is_only_text(
    library: Library, open_page: OpenPage, tmp_path: Path, built_site: Path
) -> None:
    paths = []
    frame = (built_site / "about.html").read_text("utf-8")
    before, after = frame.split('<article class="page handwritten">')
    for number, payload in enumerate(PAYLOADS):
        for made in build_pages(poisoned(library, payload), "zh"):
            if made.path in ("index", "gaps", "cases/index") or re.search(SHOWN, made.path):
                path = tmp_path / str(number) / f"{made.path}.html"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(before + made.html + after.split("</article>", 1)[1], "utf-8")
                paths.append(path.relative_to(tmp_path).as_posix())
    assert len(paths) > len(PAYLOADS) * 4

    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with serve(tmp_path) as url:
        page = open_page("about:blank")
        page.on("dialog", note)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.route("**/assets/**", lambda route: route.fulfill(body=""))
        for address in paths:
            page.goto(f"{url}/{address}")
            assert page.locator(FORBIDDEN).count() == 0, address
            for text in page.locator("script[type='application/json']").all_text_contents():
                page.evaluate("(text) => JSON.parse(text)", text)
    assert dialogs == []
    assert [url for url in asked if "evil" in url or url.endswith("/x")] == []
    shown = (tmp_path / "0/cases/corridor-talk.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown

"""Hand-written pages as the search sees them.

What the layout adds below some of them, the statement, is left out: the foot of every page says
the same.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import markdown

from generator.handwritten import address_of
from generator.search.extraction import Kind, extract_blocks
from generator.search.pieces import SearchPage

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list")
"""MkDocs' own three, and the one of our `mkdocs.yml` that names anchors."""
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?\n)?---\s*\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)


def read_handwriting(path: str, content: bytes, html: str | None = None) -> SearchPage:
    """A page of `docs/` at this path below it, ending in `.md`.

    `html`: what an engine made of it, by its own settings; else it is rendered as ours would.
    """
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    head = _FRONT_MATTER.match(text)
    if html is None:
        body = text[head.end() :] if head else text
        html = markdown.markdown(body, extensions=list(EXTENSIONS), output_format="html")
    named = _TITLE.search(head[0]) if head else None
    titles = [block.text for block in extract_blocks(html) if block.kind is Kind.TITLE]
    title = named[1].strip("\"'") if named else next(iter(titles), PurePosixPath(path).stem)
    return SearchPage(address_of(path), title, html)

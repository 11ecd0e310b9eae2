"""What a finished page says about itself, read by two regular expressions.

Fast rather than forgiving: our own pages are written by one template and one sanitiser, which
quote every attribute. A tag is found with its quoted values whole, so that neither `>` in a value
nor code that is shown as text leads astray.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r'<[a-zA-Z][^>"]*(?:"[^"]*"[^>"]*)*>')
_ATTRIBUTE = re.compile(' (id|href|src|srcset|poster)="([^"]*)"')
_REDIRECT = re.compile(r'<meta http-equiv="refresh" content="\d+; ?url=([^"]*)"')
_ROOT = re.compile(r'<html[^>]* data-root="([^"]*)"')
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_SHEET_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)""")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True)
class ScannedPage:
    """One page: where it leads and what leads to it."""

    ids: frozenset[str]
    addresses: frozenset[str]
    """Of links and of what the page loads, within the site, as written."""
    root: str
    """What the page takes for the site's root when an address begins with `/`."""


def scan_page(html: str) -> ScannedPage:
    """The anchors and addresses of a page."""
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    ids: set[str] = set()
    addresses: set[str] = set()
    tags = "".join(_TAG.findall(html)).replace("\n", " ")
    for name, value in _ATTRIBUTE.findall(tags):
        if name == "id":
            ids.add(value)
        elif name == "srcset":
            addresses.update(part.split()[0] for part in value.split(",") if part.strip())
        else:
            addresses.add(value)
    addresses.update(_REDIRECT.findall(html))
    root = _ROOT.search(html)
    return ScannedPage(
        frozenset(map(unescape, ids)),
        frozenset(_within(addresses)),
        unescape(root[1]) if root else "",
    )


def scan_sheet(css: str) -> frozenset[str]:
    """The addresses of what a style sheet loads from within the site."""
    return frozenset(_within(_SHEET_ADDRESS.findall(css)))


def is_whole(html: str) -> bool:
    """Whether a page begins and ends as a page does."""
    return html[:64].lstrip().lower().startswith("<!doctype html") and (
        html[-64:].rstrip().lower().endswith("</html>")
    )


def _within(addresses: set[str] | list[str]) -> Iterator[str]:
    for address in addresses:
        plain = unescape(address) if "&" in address else address
        if not _ELSEWHERE.match(plain):
            yield plain

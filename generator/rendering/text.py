"""Authors' text -> safe HTML: a little Markdown, nothing that runs, nothing that is fetched.

Everything in a case is data. Raw HTML, template syntax, attribute lists and headings stay the
characters that were typed; links keep only harmless schemes; images only local ones.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

import markdown
import nh3
from markupsafe import Markup

_PLAIN = re.compile(r"""[^\\`*_\[\]()<>&!\n\r"']*""")
"""Text without any of these characters needs no Markdown."""

_TAGS = {"p", "br", "em", "strong", "code", "a", "ul", "ol", "li", "blockquote", "img"}
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}}
_IMAGE_WITHOUT_SOURCE = re.compile(r"<img(?:(?! src=)[^>])*>")
_LOCAL_IMAGE = re.compile(r"images/[^:\\?#]+")


def block(text: str) -> Markup:
    """Prose of one or more paragraphs as HTML blocks."""
    if _PLAIN.fullmatch(text):
        return Markup(f"<p>{html.escape(text, quote=False)}</p>")
    return Markup(_sanitise(_BLOCK.convert(text)))


def inline(text: str) -> Markup:
    """One run of prose as HTML that may stand inside a paragraph or a list item."""
    if _PLAIN.fullmatch(text):
        return Markup(html.escape(text, quote=False))
    paragraph = _sanitise(_INLINE.convert(" ".join(text.split())))
    return Markup(paragraph.removeprefix("<p>").removesuffix("</p>"))


def plain(text: str) -> str:
    """Prose without its markup, for titles and descriptions."""
    return html.unescape(re.sub(r"<[^>]*>", "", inline(text)))


def first_words(text: str) -> str:
    """What a paragraph without a title goes by; `titleOf` in `lesson/passages.js` does the same."""
    said = plain(text)
    return said if len(said) <= 24 else f"{said[:22]}……"


def phrases(title: str) -> list[str]:
    """A title in the pieces that should each stay on one line: “长风经验” and what follows."""
    return [part for part in re.split("(?<=[”》])", title) if part]


def script_json(data: Any) -> Markup:
    """JSON that no content can close: safe inside a script element, equal when parsed."""
    return script_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def script_safe(text: str) -> Markup:
    """The same of what is JSON already."""
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def _sanitise(rendered: str) -> str:
    cleaned = nh3.clean(
        rendered,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter_attribute,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )
    return _IMAGE_WITHOUT_SOURCE.sub("", cleaned)


def _filter_attribute(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src" and not _LOCAL_IMAGE.fullmatch(value):
        return None
    return value


def _build_converter(*blocks_dropped: str) -> markdown.Markdown:
    """A Markdown that leaves HTML, headings, code blocks and references as typed."""
    converter = markdown.Markdown(output_format="html")
    converter.preprocessors.deregister("html_block")
    for name in ("code", "hashheader", "setextheader", "hr", "reference", *blocks_dropped):
        converter.parser.blockprocessors.deregister(name)
    for name in ("html", "entity", "autolink", "automail", "reference", "short_reference"):
        converter.inlinePatterns.deregister(name)
    return converter


_BLOCK = _build_converter()
_INLINE = _build_converter("indent", "olist", "ulist", "quote")

"""Links and images in prose: written as Markdown means them, and leading somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.checks.base import nearest
from generator.checks.prose import Prose, without_code
from generator.checks.urls import faults
from generator.handwritten import address_of
from generator.library import Library
from generator.problems import Problem

LIST_PAGES = ("modules", "cases", "boards", "topics", "communities")
SINGLE_PAGES = ("index", "sources", "gaps", "fields", "problems")
SHOWN_ELSEWHERE = ("title", "summary", "gaps", "quiz")
"""Fields of a case that are also shown on pages in other folders."""

_MAYBE_LINK = re.compile(r"[\]］]|https?", re.IGNORECASE)
_LINK = re.compile(
    r"(?P<bang>!?)\[(?P<text>[^\[\]\n]*)\]"
    r"\(\s*(?P<target>[^()\s\"]*(?:\([^()\s]*\)[^()\s\"]*)*)(?P<rest>[^()\n]*)\)"
)
_BROKEN_LINK = re.compile(
    r"[\]］]\s*[(（]\s*(?:https?|www\.|images/|#|[\w./-]+\.html)[^\s)）]*[)）]?"
    r"|https?\s*：\s*[/／]*[^\s]*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s+(\"[^\"]*\"|'[^']*')\s*|\s*")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|www\.", re.IGNORECASE)
_HEADING = re.compile(
    r"^ {0,3}(#{1,6}[ \t]+\S.*|[^\n]+\n {0,3}(?:={2,}|-{2,})[ \t]*)$", re.MULTILINE
)


@dataclass(frozen=True)
class Targets:
    """All that a relative link may lead to."""

    anchors: Mapping[str, str]
    """Case id -> anchors of its page, a space between them."""
    pages: frozenset[str]
    images: frozenset[str]
    unreadable: frozenset[str]


def collect_targets(library: Library) -> Targets:
    """The pages, anchors and images of a classroom."""
    pages = {f"{name}.html" for name in SINGLE_PAGES}
    pages |= {f"{folder}/index.html" for folder in LIST_PAGES}
    pages |= {f"cases/{id_}.html" for id_ in (*library.cases, *library.unreadable)}
    pages |= {f"modules/{id_}.html" for id_ in library.modules}
    pages |= {f"boards/{id_}.html" for id_ in library.boards}
    pages |= {f"topics/{id_}.html" for id_ in library.topics}
    pages |= {f"communities/{id_}.html" for id_ in library.communities}
    pages |= {address_of(path) for path in library.handwritten}
    anchors = {id_: library.anchors(id_) for id_ in library.cases}
    return Targets(anchors, frozenset(pages), frozenset(library.images), library.unreadable)


def check_links(prose: Prose, targets: Targets) -> Iterator[Problem]:
    """Links are well formed and lead to a page, an anchor or a web address that can exist."""
    if not _MAYBE_LINK.search(prose.text):
        return
    text = without_code(prose.text)
    for match in _LINK.finditer(text):
        if not _TITLE.fullmatch(match["rest"]) or not match["target"]:
            yield prose.error("link-malformed", match.group(), link=match.group())
        elif match["bang"]:
            yield from _check_image(prose, match["target"], match["text"], targets)
        elif not match["text"].strip():
            yield prose.error("link-without-text", match.group(), link=match.group())
        else:
            yield from _check_target(prose, match["target"], targets)
    for match in _BROKEN_LINK.finditer(_LINK.sub(lambda m: "\0" * len(m.group()), text)):
        yield prose.error("link-malformed", match.group(), link=match.group())


def check_headings(prose: Prose) -> Iterator[Problem]:
    """Headings come from the page's own structure, so that none is skipped or doubled."""
    if "#" not in prose.text and "\n" not in prose.text:
        return
    for match in _HEADING.finditer(without_code(prose.text)):
        shown = match.group().splitlines()[0].strip()
        yield prose.error("heading-in-text", shown, heading=shown)


def check_link_texts(prose: Prose) -> Iterator[Problem]:
    """Two links that read the same and lead apart mislead whoever hears only the links."""
    if prose.text.count("](") < 2:
        return
    seen: dict[str, str] = {}
    for match in _LINK.finditer(without_code(prose.text)):
        words = match["text"].strip()
        if (
            words
            and not match["bang"]
            and seen.setdefault(words, match["target"]) != match["target"]
        ):
            yield prose.warning("link-text-ambiguous", match.group(), text=words)


def _is_shown_elsewhere(prose: Prose) -> bool:
    """Whether it stands on pages of several folders, where one relative address cannot be right."""
    return prose.case_id is None or prose.path[0] in SHOWN_ELSEWHERE


def _check_image(prose: Prose, target: str, alt: str, targets: Targets) -> Iterator[Problem]:
    if _is_shown_elsewhere(prose):
        yield prose.error("image-shown-elsewhere", target, image=target)
        return
    if not target.startswith("images/") or ".." in target:
        yield prose.error("image-outside", target, image=target)
    elif target not in targets.images:
        near = nearest(target, sorted(targets.images))
        yield prose.error("image-missing", target, image=target, near=near)
    if not alt.strip():
        yield prose.error("image-without-text", target, image=target)


def _check_target(prose: Prose, target: str, targets: Targets) -> Iterator[Problem]:
    if _ABSOLUTE.match(target) or "：" in target:
        for fault in faults(target):
            make = prose.warning if fault.harmless else prose.error
            yield make(fault.code, target, url=fault.shown)
        return
    if _is_shown_elsewhere(prose):
        yield prose.error("link-shown-elsewhere", target, link=target)
        return
    written, _, anchor = target.partition("#")
    own = f"cases/{prose.case_id}.html"
    page = posixpath.normpath(posixpath.join("cases", written)) if written else own
    if page not in targets.pages:
        near = nearest(page, sorted(targets.pages))
        yield prose.error("link-broken", target, link=target, near=posixpath.relpath(near, "cases"))
        return
    case_id = page.removeprefix("cases/").removesuffix(".html")
    anchors = targets.anchors.get(case_id, "").split()
    if "#" in target and anchor not in anchors and case_id not in targets.unreadable:
        near = nearest(target, sorted(f"{written}#{name}" for name in anchors))
        yield prose.error("link-broken", target, link=target, near=near)

"""The whole pipeline on one screen: library -> every file of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from generator.checks import build_register
from generator.classroom import REGISTER_FILE, Classroom
from generator.handwritten import FOLDER as DOCS_FOLDER
from generator.handwritten import PAGE_SUFFIX
from generator.library import Library
from generator.localization import Language, load_catalogue
from generator.outline import build_outline
from generator.rendering.layout import layout_settings, navigation_of, theme_folder
from generator.rendering.page import Page
from generator.rendering.pages import build_pages, build_question_set
from generator.rendering.searching import build_search_page, search_pages
from generator.rendering.text import script_json, script_safe
from generator.search import IndexKeeper, SearchIndex, prepare, read_handwriting

__all__ = [
    "REGISTER_FILE",
    "OutputFile",
    "PageFile",
    "SiteFile",
    "SiteOptions",
    "build_assets",
    "build_placeholder",
    "build_site",
    "layout_settings",
    "navigation_of",
    "page_anchors",
    "read_handwritten",
    "theme_folder",
    "words_asked",
]

ASSETS_FOLDER = "assets/classroom"
DATA_FOLDER = f"{ASSETS_FOLDER}/data"
BUNDLES = ("reader", "search", "learner", "centre", "certificate")
_ASKED = re.compile(r"""["'`]([a-z_]+\.[\w.]*)(["'`]|\$\{)""")
"""A key of a word in a bundle, or how one begins that is only known when the script runs."""
_GIVE_WORDS = (
    "(t=>{const w=self.changfengWords=self.changfengWords||{};"
    'for(const a in t)for(const b in t[a])w[a+"."+b]=t[a][b]})({});'
)
"""Puts tables of words to those of the other bundle of a page. Each key says its table once."""
STYLES = (
    "tokens", "base", "layout", "page", "lists", "case", "sections", "citations", "quiz",
    "answering", "session", "reference", "paging", "progress", "centre", "certificate",
    "settings", "lesson", "log", "elder", "search", "print",
)  # fmt: skip
"""Style sheets in the order of the cascade; served as one file, so one request."""


@dataclass(frozen=True)
class SiteOptions:
    """What a build may vary."""

    language: Language = "zh"
    """Language of the fixed words."""
    root: Path | None = None
    """The classroom folder, for the images of its cases; None leaves them out."""
    handwritten: tuple[str, ...] = ()
    """Pages and files below `docs/`, for the search; read only when there is a `root`."""


@dataclass(frozen=True)
class OutputFile:
    """One file of the site, at a POSIX path below the site's source folder.

    Published as it is.
    """

    path: str
    content: str | bytes


@dataclass(frozen=True)
class PageFile:
    """One finished page of the site."""

    page: Page

    @property
    def path(self) -> str:
        """POSIX path below the site's source folder; ends in `.md`."""
        return f"{self.page.path}.md"

    @property
    def content(self) -> str:
        """A front matter and HTML that any engine which reads Markdown passes through."""
        return self.page.as_markdown()


SiteFile = OutputFile | PageFile


def build_site(library: Library, options: SiteOptions) -> tuple[SiteFile, ...]:
    """Every file of the site, sorted by path. Same library and options, same bytes.

    A file that stayed the same since the build that the library's memory holds is the same object.
    """
    pages = tuple(build_pages(library, options.language))
    index = _index(library, pages, options)
    search = build_search_page(library, options.language, index.manifest)
    return tuple(
        sorted(
            [
                *_pages(library, [*pages, search]),
                *_search(library, index),
                *_images(library, options),
                *_assets(library, options),
                *_data(library, options),
                _register(library),
            ],
            key=lambda file: file.path,
        )
    )


def build_placeholder(language: Language) -> tuple[SiteFile, ...]:
    """What a preview shows of a classroom that has never been sound: an empty page."""
    return (PageFile(Page("index", "", "", "")), *build_assets(language))


def page_anchors(html: str) -> frozenset[str]:
    """Every id in a finished page: what a link may lead to."""
    return frozenset(re.findall(r'\sid="([^"]+)"', html))


def read_handwritten(classroom: Classroom) -> tuple[OutputFile, ...]:
    """What people wrote in `docs/`, as it stands there."""
    docs = classroom.root / DOCS_FOLDER
    return tuple(OutputFile(path, (docs / path).read_bytes()) for path in classroom.handwritten)


def _pages(library: Library, pages: Iterable[Page]) -> Iterator[PageFile]:
    for page in pages:
        yield library.memory.settle(f"file {page.path}.md", PageFile(page))


def _index(library: Library, pages: Iterable[Page], options: SiteOptions) -> SearchIndex:
    """The index over all pages, those of `docs/` as well."""
    recall = library.memory.recall
    docs = options.root / DOCS_FOLDER if options.root else None
    handwritten = [
        read_handwriting(path, (docs / path).read_bytes())
        for path in options.handwritten
        if docs and path.endswith(PAGE_SUFFIX)
    ]
    pieces = [
        recall(f"search piece {page.href}", (page,), partial(prepare, page))
        for page in search_pages(library, pages, handwritten)
    ]
    return recall("search index", (), IndexKeeper).build(pieces)


def _search(library: Library, index: SearchIndex) -> Iterator[OutputFile]:
    """The shards of the index, and the text of each page to confirm hits."""
    for name, text in index.files():
        yield library.memory.recall(f"file {name}", (text,), partial(_script, name, text))


def _images(library: Library, options: SiteOptions) -> Iterator[OutputFile]:
    """Pictures stand beside the case pages, where the cases' relative links expect them."""
    if options.root is None:
        return
    for image in library.images:
        content = (options.root / "cases" / image).read_bytes()
        yield library.memory.settle(f"image {image}", OutputFile(f"cases/{image}", content))


def data_file(name: str, value: Any) -> OutputFile:
    """Data for the browser, as a script: a page from `file://` may not fetch anything else."""
    return _script(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _script(name: str, text: str) -> OutputFile:
    call = f"changfengData({script_json(name)},{script_safe(text)});\n"
    return OutputFile(f"{DATA_FOLDER}/{name}.js", call)


def _data(library: Library, options: SiteOptions) -> Iterator[OutputFile]:
    """What the browser reads when it needs it: the course's outline, each case's questions."""
    recall = library.memory.recall
    outline = library.memory.settle("outline", build_outline(library))
    yield recall("outline file", (outline,), partial(data_file, "outline", outline))
    for case_id, entry in library.cases.items():
        yield recall(
            f"question set of {case_id}",
            (entry, options.language),
            partial(_question_file, library, case_id, options.language),
        )


def _question_file(library: Library, case_id: str, language: Language) -> OutputFile:
    return data_file(f"questions/{case_id}", build_question_set(library, case_id, language))


def _assets(library: Library, options: SiteOptions) -> Iterator[OutputFile]:
    for file in build_assets(options.language):
        yield library.memory.settle(f"asset {file.path}", file)


def build_assets(language: Language) -> Iterator[OutputFile]:
    """Style sheet, scripts and icon: the same for every classroom of one language."""
    folder = files("generator").joinpath("assets")
    styles = [folder.joinpath("styles", f"{name}.css").read_text("utf-8") for name in STYLES]
    yield OutputFile(f"{ASSETS_FOLDER}/classroom.css", "\n".join(styles))
    built = folder.joinpath("classroom")
    yield OutputFile(f"{ASSETS_FOLDER}/icon.svg", built.joinpath("icon.svg").read_bytes())
    words = load_catalogue(language).words_of_scripts()
    for bundle in BUNDLES:
        # The first line says what the bundle was made of: for whoever commits it.
        _, script = built.joinpath(f"{bundle}.js").read_text("utf-8").split("\n", 1)
        tables: dict[str, dict[str, str]] = {}
        for key, text in words_asked(script, words).items():
            table, name = key.rsplit(".", 1)
            tables.setdefault(table, {})[name] = text
        line = _GIVE_WORDS.replace("({})", f"({script_json(tables)})")
        yield OutputFile(f"{ASSETS_FOLDER}/{bundle}.js", f"{line}\n{script}")


def words_asked(script: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Of the words by their keys, those that a bundle may ask for."""
    asked = set(_ASKED.findall(script))
    keys = {key for key, end in asked if end != "${"}
    beginnings = tuple(key for key, end in asked if end == "${")
    return {key: text for key, text in texts.items() if key in keys or key.startswith(beginnings)}


def _register(library: Library) -> OutputFile:
    """What the next build compares with, so that no id vanishes unnoticed."""
    register = build_register(library)
    return library.memory.recall("register file", (register,), partial(_register_file, register))


def _register_file(register: dict[str, Any]) -> OutputFile:
    text = json.dumps(register, ensure_ascii=False, sort_keys=True)
    return OutputFile(REGISTER_FILE, f"{text}\n")

"""The whole pipeline on one screen: library -> every file of the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.resources import files
from pathlib import Path

from generator.checks import write_register
from generator.classroom import REGISTER_FILE
from generator.handwritten import FOLDER as DOCS_FOLDER
from generator.handwritten import PAGE_SUFFIX
from generator.library import Library
from generator.localization import Language, load_catalogue
from generator.outline import Outline
from generator.pools import write_pool
from generator.quizdata import write_json
from generator.rendering.layout import layout_settings, navigation_of, theme_folder
from generator.rendering.page import Page
from generator.rendering.pages import build_pages, build_question_set
from generator.rendering.searching import build_search_page, rank_pages
from generator.rendering.text import script_json, script_safe
from generator.search import (
    IndexKeeper,
    Piece,
    SearchIndex,
    file_names,
    prepare,
    read_handwriting,
    shard_count,
)

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
_ASKED = re.compile(r"""["'`]([a-z_]+\.[\w.]*)(?:["'`](?!\+)|(\$\{|["'`]\+))""")
"""A key of a word in a bundle, or how one begins that is only known when the script runs."""
_GIVE_WORDS = (
    "(t=>{const w=self.changfengWords=self.changfengWords||{};"
    'for(const a in t)for(const b in t[a])w[a+"."+b]=t[a][b]})({});'
)
"""Puts tables of words to those of the other bundle of a page. Each key says its table once."""
STYLES = (
    "tokens", "base", "layout", "page", "lists", "case", "sections", "citations", "quiz",
    "answering", "feedback", "session", "sitting", "result", "reference", "paging", "progress",
    "centre", "mistakes", "certificate", "settings", "lesson", "log", "elder", "elder-parts",
    "elder-narrow", "unrolling", "search", "spacing", "print",
)  # fmt: skip
"""Style sheets in the order of the cascade; served as one file, so one request."""


@dataclass(frozen=True)
class SiteOptions:
    """What a build may vary."""

    language: Language = "zh"
    """Language of the fixed words."""
    root: Path | None = None
    """The classroom folder, for its images and what stands in `docs/`; None leaves them out."""
    shown: Callable[[str], str | None] = lambda path: None
    """The HTML of a hand-written page, asked for when the index is made; None where no engine has
    rendered it by then."""


@dataclass(eq=False, slots=True)
class OutputFile:
    """One file of the site, at a POSIX path below the site's source folder.

    Published as it is, and made when its content is asked for.
    """

    path: str
    make: Callable[[], str | bytes] = field(repr=False)

    @property
    def content(self) -> str | bytes:
        """What shall stand in the file; made anew each time."""
        return self.make()


@dataclass(frozen=True, eq=False, slots=True)
class PageFile:
    """One page of the site."""

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
    """Every file of the site, to be written in this order. Same library and options, same bytes.

    Nothing is made before its content is asked for, and nothing is held afterwards. The index
    comes last: it is made of what each page noted when it was rendered.

    A file that stayed the same since the build that the library's memory holds is the same object.
    """
    pages = tuple(build_pages(library, options.language))
    search = _Search(library, pages, options)
    return (
        *_pages(library, pages, options),
        *_images(library, options),
        *build_assets(options.language),
        *_outline(library),
        *_pools(library),
        _register(library),
        *_pages(library, [search.page], options),
        *search.files(),
    )


def build_placeholder(language: Language) -> tuple[SiteFile, ...]:
    """What a preview shows of a classroom that has never been sound: an empty page."""
    return (PageFile(Page("index", "", "")), *build_assets(language))


def page_anchors(html: str) -> frozenset[str]:
    """Every id in a finished page: what a link may lead to."""
    return frozenset(re.findall(r'\sid="([^"]+)"', html))


def read_handwritten(library: Library, root: Path) -> tuple[OutputFile, ...]:
    """What people wrote in `docs/`, as it stands there now."""
    docs = root / DOCS_FOLDER
    return tuple(
        OutputFile(path, partial(bytes, (docs / path).read_bytes())) for path in library.handwritten
    )


def _pages(library: Library, pages: Iterable[Page], options: SiteOptions) -> Iterator[SiteFile]:
    """Pages, and behind the page of each case its questions: while it lies open."""
    for page in pages:
        yield library.memory.recall(f"file {page.path}.md", (page,), partial(PageFile, page))
        folder, _, case_id = page.path.rpartition("/")
        if folder == "cases" and case_id in library.cases:
            yield _questions(library, case_id, options.language)


class _Search:
    """The search page and the files of the index.

    The index is made when the first of them is written. How many shards it has is known before:
    that hangs on how much was written, not on what became of it.
    """

    def __init__(self, library: Library, pages: Iterable[Page], options: SiteOptions) -> None:
        self._memory = library.memory
        self._shown = options.shown
        docs = options.root / DOCS_FOLDER if options.root else None
        self._written = {
            path: (docs / path).read_bytes()
            for path in library.handwritten
            if docs and path.endswith(PAGE_SUFFIX)
        }
        self._found = rank_pages(library, pages, self._written)
        sizes = [entry.size for entry in library.cases.values()]
        self._shards = shard_count(sum(sizes) + sum(map(len, self._written.values())))
        self.page = build_search_page(library, options.language, lambda: self._index.manifest)

    def files(self) -> Iterator[OutputFile]:
        """The shards of the index, and the text of each page to confirm hits."""
        for name in file_names(self._shards, len(self._found)):
            yield _script(name, partial(self._content, name))

    def _read(self, path: str) -> Piece:
        content, html = self._written[path], self._shown(path)
        return self._memory.recall(
            f"search piece {path}",
            (content, html),
            lambda: prepare(read_handwriting(path, content, html)),
        )

    def _content(self, name: str) -> str:
        return self._index.read(name)

    @cached_property
    def _index(self) -> SearchIndex:
        pieces = [
            found.piece if isinstance(found, Page) else self._read(found) for found in self._found
        ]
        return self._memory.recall("search index", (), IndexKeeper).build(pieces, self._shards)


def _images(library: Library, options: SiteOptions) -> Iterator[OutputFile]:
    """Pictures stand beside the case pages, where the cases' relative links expect them."""
    if options.root is None:
        return
    for image in library.images:
        yield OutputFile(f"cases/{image}", (options.root / "cases" / image).read_bytes)


def _script(name: str, make: Callable[[], str]) -> OutputFile:
    """JSON for the browser, as a script: a page from `file://` may not fetch anything else."""

    def call() -> str:
        return f"changfengData({script_json(name)},{script_safe(make())});\n"

    return OutputFile(f"{DATA_FOLDER}/{name}.js", call)


def _outline(library: Library) -> Iterator[OutputFile]:
    """What the browser must know of the course; in parts that are read as a log needs them."""
    outline = Outline(library)
    yield _script("outline", outline.head)
    for number in range(outline.parts):
        yield _script(f"outline/{number}", partial(outline.part, number))


def _pools(library: Library) -> Iterator[OutputFile]:
    """What each module quiz draws from."""
    for module in library.course.modules:
        if module.quiz_size:
            yield _script(f"pools/{module.id}", partial(write_pool, library, module))


def _questions(library: Library, case_id: str, language: Language) -> OutputFile:
    """The questions of a case, for the browser to read when it needs them."""

    def make() -> str:
        return write_json(build_question_set(library, case_id, language))

    made = _script(f"questions/{case_id}", make)
    inputs = (library.cases[case_id], language)
    known = library.memory.recall(f"file {made.path}", inputs, lambda: made)
    # Else it would hold on to the library of the build that planned it first.
    known.make = made.make
    return known


def build_assets(language: Language) -> Iterator[OutputFile]:
    """Style sheet, scripts and icon: the same for every classroom of one language."""
    folder = files("generator").joinpath("assets")
    styles = [folder.joinpath("styles", f"{name}.css").read_text("utf-8") for name in STYLES]
    yield OutputFile(f"{ASSETS_FOLDER}/classroom.css", lambda: "\n".join(styles))
    built = folder.joinpath("classroom")
    yield OutputFile(f"{ASSETS_FOLDER}/icon.svg", built.joinpath("icon.svg").read_bytes)
    words = load_catalogue(language).words_of_scripts()
    for bundle in BUNDLES:
        # The first line says what the bundle was made of: for whoever commits it.
        _, script = built.joinpath(f"{bundle}.js").read_text("utf-8").split("\n", 1)
        tables: dict[str, dict[str, str]] = {}
        for key, text in words_asked(script, words).items():
            table, name = key.rsplit(".", 1)
            tables.setdefault(table, {})[name] = text
        line = _GIVE_WORDS.replace("({})", f"({script_json(tables)})")
        yield OutputFile(f"{ASSETS_FOLDER}/{bundle}.js", partial("\n".join, (line, script)))


def words_asked(script: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Of the words by their keys, those that a bundle may ask for."""
    asked = set(_ASKED.findall(script))
    keys = {key for key, goes_on in asked if not goes_on}
    beginnings = tuple(key for key, goes_on in asked if goes_on)
    return {key: text for key, text in texts.items() if key in keys or key.startswith(beginnings)}


def _register(library: Library) -> OutputFile:
    """What the next build compares with, so that no id vanishes unnoticed."""
    return OutputFile(REGISTER_FILE, partial(write_register, library))

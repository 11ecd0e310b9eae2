"""Finished pages and files in MkDocs: made and written one by one, straight through the layout.

A site has thousands of them, and MkDocs reads, converts and checks every page it knows as
Markdown. Ours need none of that. They are files of their own kind: links and the navigation find
them, and when MkDocs copies static files, each writes itself.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from generator.handwritten import PAGE_SUFFIX
from generator.site import PageFile, SiteFile, page_anchors

LAYOUT = "main.html"
Writer = Callable[["FinishedFile"], None]


class FinishedFile(File):
    """One file that the core makes when it is written."""

    def __init__(self, source: SiteFile, config: MkDocsConfig, write: Writer) -> None:
        self._page: Page | None = None
        self.navigated = False
        """Whether the navigation is made."""
        self.source = source
        self._config = config
        self._write = write
        path, finished = source.path, isinstance(source, PageFile)
        super().__init__(
            path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=False,
            dest_uri=f"{path.removesuffix(PAGE_SUFFIX)}.html" if finished else path,
            # Said at once: MkDocs would match every name against its patterns.
            inclusion=InclusionLevel.INCLUDED,
        )
        self.generated_by = config.plugins._current_plugin

    @property
    def page(self) -> Page | None:
        """The page as MkDocs knows pages, made when it is asked for: by a link, or to be written.

        Before that the navigation makes those that it names.
        """
        if self.navigated and isinstance(self.source, PageFile):
            page = self._page or Page(None, self, self._config)
            if page.markdown is None:
                page.markdown = ""
                page.meta = self.source.page.head()
                page.present_anchor_ids = _Anchors(self.source)  # type: ignore[assignment]
        return self._page

    @page.setter
    def page(self, page: Page | None) -> None:
        self._page = page

    def is_documentation_page(self) -> bool:
        """No: MkDocs has nothing to do for it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Write what was made."""
        self._write(self)


class _Anchors:
    """What a link from a hand-written page may lead to; looked for only when one does."""

    def __init__(self, source: PageFile) -> None:
        self._source = source

    @cached_property
    def _found(self) -> frozenset[str]:
        return page_anchors(self._source.page.html)

    def __contains__(self, anchor: object) -> bool:
        return anchor in self._found


@dataclass(frozen=True)
class Layout:
    """Everything but the page that a written page depends on."""

    words: object
    frame: tuple[object, ...]


@dataclass(frozen=True)
class _Written:
    """A file of the site, as a build left it."""

    source: SiteFile
    digest: bytes


class SiteWriter:
    """Writes finished files; one that an earlier build wrote is taken over as it lies there."""

    def __init__(self) -> None:
        self.written = 0
        """Files written by the latest build; the others were taken over."""
        self.count_page: Callable[[], None] = lambda: None
        self._old: dict[str, _Written] = {}
        self._old_folder: Path | None = None
        self._old_layout: Layout | None = None

    def begin(
        self, config: MkDocsConfig, environment: Environment, navigation: Navigation, files: Files
    ) -> None:
        """Everything is known; what follows are calls of `write`."""
        self._config, self._navigation = config, navigation
        self._folder = Path(config.site_dir)
        self._template = environment.get_template(LAYOUT)
        self._documents = files.documentation_pages()
        for file in files:
            if isinstance(file, FinishedFile):
                file.navigated = True
        for page in navigation.pages:
            # One that `nav` gives no title has its own from when it is first asked for.
            _ = page.file.page
        self._layout = Layout(
            config.extra.get("classroom"),
            (
                config.site_name,
                _named(navigation.items),
                # What stands in a section is in no menu, but its title is the page's.
                _named(navigation.pages),
                tuple(map(str, (*config.extra_css, *config.extra_javascript))),
                config.site_url,
                config.theme.custom_dir,
            ),
        )
        # An author's own layout may include anything: then every page is written.
        self._same_layout = self._layout == self._old_layout and config.theme.custom_dir is None
        self._new: dict[str, _Written] = {}
        self.written = 0

    def write(self, file: FinishedFile) -> None:
        """Put one file into the site."""
        source = file.source
        old = self._old.get(source.path)
        if old and old.source is source and self._is_whole(source) and self._take_over(file):
            self._new[source.path] = old
        else:
            content = self._bytes(file)
            digest = sha256(content).digest()
            if not (old and old.digest == digest and self._take_over(file)):
                self.written += 1
                # Not `abs_dest_path`: MkDocs would keep each one.
                write_file(content, str(self._folder / file.dest_uri))
            self._new[source.path] = _Written(source, digest)
        if isinstance(source, PageFile):
            self.count_page()

    def end(self, folder: Path) -> None:
        """The build that wrote into `folder` is whole, and will stay there for the next one."""
        self._old, self._old_folder, self._old_layout = self._new, folder, self._layout

    def _is_whole(self, source: SiteFile) -> bool:
        """Whether nothing else than its source decides what stands in a file."""
        return self._same_layout or not isinstance(source, PageFile)

    def _take_over(self, file: FinishedFile) -> bool:
        if self._old_folder is None:
            return False
        old, new = self._old_folder / file.dest_uri, self._folder / file.dest_uri
        new.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # gone, or on a disk that knows no links
            os.link(old, new)
            return True
        with suppress(OSError):
            shutil.copyfile(old, new)
            return True
        return False

    def _bytes(self, file: FinishedFile) -> bytes:
        source = file.source
        if not isinstance(source, PageFile):
            content = source.content
            return content.encode("utf-8") if isinstance(content, str) else content
        page = file.page
        if page is None:
            raise LookupError(file.src_uri)
        page.content = source.page.html
        page.active = True
        context = get_context(self._navigation, self._documents, self._config, page)
        html = self._template.render(context)
        page.active = False
        # What is written is let go: a site has thousands of pages.
        page.content = file.page = None
        return html.encode("utf-8")


def _named(items: Iterable[StructureItem]) -> tuple[tuple[str | None, str | None], ...]:
    """What the layout says of places in the navigation; a section has no address."""
    return tuple((item.title, getattr(item, "url", None)) for item in items)

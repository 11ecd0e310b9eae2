"""The MkDocs adapter: a few hooks over the core, and the two MkDocs commands we use.

The only module that imports mkdocs.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, Literal

# Material prints a long English notice about MkDocs 2 on each run unless told not to.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.classroom import Classroom, open_classroom
from generator.library import Library
from generator.localization import load_catalogue
from generator.problems import ClassroomError, Location, Problem, has_errors
from generator.reporting import format_text
from generator.site import (
    REGISTER_FILE,
    OutputFile,
    SiteOptions,
    build_assets,
    build_site,
    layout_settings,
    may_be_published,
    page_html,
    theme_folder,
)

CONFIG_FILE = "mkdocs.yml"
log = logging.getLogger("mkdocs.plugins.changfeng")


class ProblemsFoundError(PluginError):
    """Stops MkDocs; carries the problems to whoever called us."""

    def __init__(self, problems: tuple[Problem, ...], report: str) -> None:
        super().__init__(report)
        self.problems = problems


class ChangfengConfig(Config):
    """No options: all that a classroom may choose stands in its own files."""


class ChangfengPlugin(BasePlugin[ChangfengConfig]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the generated pages as virtual files."""

    announce: Callable[[str], None] = staticmethod(lambda url: None)
    """Told the address of a live preview."""

    def __init__(self) -> None:
        self.serving = False
        self.page_done: Callable[[int], None] | None = None
        self.last_good: Library | None = None
        self.outputs: tuple[OutputFile, ...] = ()
        self.html: dict[str, str] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A plugin with this hook survives rebuilds, and so can remember the last good one."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the classroom and make the whole site, or say what is wrong."""
        root = Path(config.config_file_path).parent
        classroom = open_classroom(root, None if self.serving else _previous_site(config))
        problems = (*_config_problems(config), *classroom.problems)
        library = self._choose(classroom, problems)
        options = SiteOptions(classroom.language, root)
        self.outputs = build_site(library, options) if library else _no_pages()
        self.html = {file.path: page_html(file) for file in self.outputs if _is_page(file)}
        shown = problems if self.serving else ()
        course = library.course if library else None
        config.extra["classroom"] = layout_settings(course, classroom.language, shown)
        config.theme.dirs.insert(0, str(theme_folder()))
        # It would hold today's date: two builds of one input must give the same bytes.
        config.theme.static_templates.discard("sitemap.xml")
        # Every link names its file, so that the site also opens from a USB stick.
        config.use_directory_urls = False
        if library is None:
            config.nav = None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what must not be published; add what was generated."""
        for file in list(files):
            if not _keep(file, config):
                files.remove(file)
        for output in self.outputs:
            if (written := files.get_file_from_path(output.path)) is not None:
                files.remove(written)
                log.warning(_worded("page-conflict", output.path, config))
            files.append(File.generated(config, output.path, content=output.content))
        return files

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Keep finished pages away from Markdown: no extension may change them."""
        return "" if page.file.src_uri in self.html else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hand the finished page through."""
        return self.html.get(page.file.src_uri, html)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let whoever waits see that it moves."""
        if self.page_done is not None:
            self.page_done(len(self.html))
        return output

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Rebuild when a case changes."""
        server.watch(str(Path(config.config_file_path).parent / "cases"))
        type(self).announce(server.url)
        return server

    def _choose(self, classroom: Classroom, problems: tuple[Problem, ...]) -> Library | None:
        """The library to show: this one, or in a live preview the last good one."""
        catalogue = load_catalogue(classroom.language)
        report = "\n\n".join(format_text(problem, catalogue) for problem in problems)
        if not has_errors(problems) and classroom.library is not None:
            self.last_good = classroom.library
            if problems:
                log.warning("\n%s", report)
        elif self.serving:
            log.error("\n%s", report)
        else:
            raise ProblemsFoundError(problems, report)
        return self.last_good


def build_classroom(
    config_file: Path, site_dir: Path, on_page: Callable[[int], None] | None = None
) -> None:
    """Build with MkDocs into `site_dir`, telling `on_page` the total after each page.

    Raises `ClassroomError` with every problem of the classroom.
    """
    config = _load_config(config_file, site_dir=str(site_dir))
    config.plugins.on_startup(command="build", dirty=False)
    plugin = config.plugins.get("changfeng")
    if isinstance(plugin, ChangfengPlugin):
        plugin.page_done = on_page
    try:
        build(config)
    except Abort as abort:
        if isinstance(abort.__context__, ProblemsFoundError):
            raise ClassroomError(abort.__context__.problems) from None
        raise
    finally:
        config.plugins.on_shutdown()


def serve_classroom(
    config_file: Path, address: str, open_browser: bool, on_ready: Callable[[str], None]
) -> None:
    """Serve a live preview until interrupted; `on_ready` hears the address once it is up."""
    ChangfengPlugin.announce = staticmethod(on_ready)
    serve(str(config_file), dev_addr=address, open_in_browser=open_browser)


def site_name(config_file: Path) -> str:
    """What `mkdocs.yml` calls the site."""
    return str(_load_config(config_file).site_name)


def site_folder(config_file: Path) -> Path:
    """Where `mkdocs.yml` puts the site."""
    return Path(_load_config(config_file).site_dir)


def _load_config(config_file: Path, **overrides: Any) -> MkDocsConfig:
    try:
        return load_config(str(config_file), **overrides)
    except ConfigurationError as error:
        place = Location(config_file.name)
        raise ClassroomError([Problem("config-unreadable", place, {"why": str(error)})]) from None


def _config_problems(config: MkDocsConfig) -> tuple[Problem, ...]:
    if config.theme.name == "material":
        return ()
    return (
        Problem("theme-not-material", Location(CONFIG_FILE), {"theme": str(config.theme.name)}),
    )


def _previous_site(config: MkDocsConfig) -> Path | None:
    site = Path(config.site_dir)
    return site if (site / REGISTER_FILE).is_file() else None


def _keep(file: File, config: MkDocsConfig) -> bool:
    """Only what a person wrote below `docs/`: no theme file, no stray, nothing behind a link."""
    if file.src_dir != config.docs_dir:
        return False
    asked_for = {str(path) for path in (*config.extra_css, *config.extra_javascript)}
    if file.src_uri in asked_for or may_be_published(Path(config.docs_dir), file.src_uri):
        return True
    log.warning(_worded("stray-file", f"docs/{file.src_uri}", config))
    return False


def _worded(code: str, path: str, config: MkDocsConfig) -> str:
    language = "en" if config.extra["classroom"]["language_tag"] == "en" else "zh"
    problem = Problem(code, Location(path), {"name": PurePosixPath(path).name, "path": path})
    return format_text(problem, load_catalogue(language))


def _is_page(file: OutputFile) -> bool:
    return file.path.endswith(".md")


def _no_pages() -> tuple[OutputFile, ...]:
    """The only page of a live preview that never saw a sound classroom."""
    return (OutputFile("index.md", "---\npage: index\n---\n"), *build_assets())

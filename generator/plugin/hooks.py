"""The hooks: unpack, call the core, hand back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.classroom import Classroom, open_classroom
from generator.library import Library
from generator.localization import load_catalogue
from generator.memory import Memory
from generator.plugin.finished import FinishedFile, SiteWriter
from generator.plugin.settings import DOCS, PLUGIN, wrong_theme
from generator.problems import Problem, has_errors, sort_problems
from generator.reporting import format_text
from generator.site import (
    REGISTER_FILE,
    OutputFile,
    PageFile,
    SiteFile,
    SiteOptions,
    build_placeholder,
    build_site,
    layout_settings,
    navigation_of,
    read_handwritten,
    theme_folder,
)

# Not below `mkdocs`: a strict preview would count its lines and stop serving.
log = logging.getLogger("generator.plugin")
WATCHED = ("cases", DOCS)
"""Folders of a classroom whose changes a preview shows."""


class ProblemsFoundError(PluginError):
    """Stops MkDocs; carries the problems to whoever called us."""

    def __init__(self, problems: tuple[Problem, ...], report: str) -> None:
        super().__init__(f"\n{report}")
        self.problems = problems


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """No options: all that a classroom may choose stands in its own files."""


class ChangfengPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the generated pages as virtual files."""

    def __init__(self) -> None:
        self.on_startup(command="build", dirty=False)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Start afresh. A plugin with this hook lives on between the builds of a preview."""
        self.navigation = Navigation([], [])
        self.serving = command == "serve"
        self.opened: Classroom | None = None
        """The classroom, when the caller has opened it already."""
        self.elsewhere: tuple[Problem, ...] = ()
        """Problems that the caller found."""
        self.report: Callable[[tuple[Problem, ...], Classroom], None] = _log
        self.count_page: Callable[[int], None] = lambda total: None
        self.tell_files: Callable[[Iterable[str]], None] = lambda paths: None
        self.classroom: Classroom | None = None
        """What is shown: in a preview the last one that was sound."""
        self.files: tuple[SiteFile, ...] = ()
        """What the core made."""
        self.handwritten: tuple[OutputFile, ...] = ()
        """What lies in `docs/` and may be published."""
        self.shown: dict[str, str] = {}
        """The HTML of each hand-written page, by its path: of the latest build that rendered it."""
        self.memory = Memory(lasting=self.serving)
        """What the build before this one made, in a preview."""
        self.writer = SiteWriter()

    def on_shutdown(self) -> None:
        """Let go of the site: MkDocs itself holds on to its plugins for good."""
        self.on_startup(command="build", dirty=False)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the classroom and make the whole site, or say what is wrong."""
        classroom = self.opened or open_classroom(
            Path(config.config_file_path).parent, self._previous_site(config), self.memory
        )
        problems = sort_problems([*wrong_theme(config), *self.elsewhere, *classroom.problems])
        self._take(classroom, problems, config)
        library = self.classroom.library if self.classroom else None
        course = library.course if library else None
        shown = problems if self.serving else ()
        config.extra["classroom"] = layout_settings(course, classroom.language, shown)
        config.theme.dirs.insert(0, str(theme_folder()))
        # It would hold today's date: two builds of one input must give the same bytes.
        config.theme.static_templates.discard("sitemap.xml")
        # Every link names its file, so that the site also opens from a USB stick.
        config.use_directory_urls = False
        _check_every_link(config)
        if course is None:
            config.nav = []
        elif config.nav is None:
            known = {file.path for file in (*self.files, *self.handwritten)}
            config.nav = navigation_of(course, classroom.language, known)
        if any(problem.code == "linked-folder" for problem in problems):
            # MkDocs follows links, however far they lead.
            config.docs_dir = str(theme_folder())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish what the core lists and what other plugins made: nothing else."""
        for found in list(files):
            if found.generated_by is None and found.src_dir != config.theme.custom_dir:
                files.remove(found)
        for file in self.files:
            files.append(FinishedFile(file, config, self.writer.write))
        for page in self.handwritten:
            files.append(File.generated(config, page.path, content=page.content))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for the layout of the finished pages."""
        self.navigation = nav
        return nav

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep what a hand-written page became, for the search."""
        self.shown[page.file.src_uri] = html
        return html

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell what will be written, now that every plugin has had its say."""
        templates = {*config.theme.static_templates, *config.extra_templates}
        written = {
            file.dest_uri
            for file in files
            if file.inclusion.is_included()  # type: ignore[no-untyped-call]
        }
        self.tell_files(templates | written)
        total = sum(isinstance(file, PageFile) for file in self.files)
        self.writer.count_page = lambda: self.count_page(total)
        self.writer.begin(config, env, self.navigation, files)
        return env

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Rebuild when a case or a page changes."""
        for folder in WATCHED:
            place = Path(config.config_file_path).parent / folder
            if place.is_dir():
                server.watch(str(place))
        return server

    def _previous_site(self, config: MkDocsConfig) -> Path | None:
        site = Path(config.site_dir)
        return site if not self.serving and (site / REGISTER_FILE).is_file() else None

    def _take(
        self, classroom: Classroom, problems: tuple[Problem, ...], config: MkDocsConfig
    ) -> None:
        """Make the site of a sound classroom; else stop, or in a preview keep the last one."""
        sound = not has_errors(problems)
        if problems and not self.serving and (config.strict or not sound):
            raise ProblemsFoundError(problems, _worded(problems, classroom))
        self.report(problems, classroom)
        if classroom.library is not None and sound:
            options = SiteOptions(classroom.language, classroom.root, self.shown.get)
            library = self._without_excluded(classroom.library, config)
            self.files = build_site(library, options)
            self.handwritten = read_handwritten(library, classroom.root)
            self.classroom = classroom
        elif self.classroom is None:
            self.files = build_placeholder(classroom.language)

    def _without_excluded(self, library: Library, config: MkDocsConfig) -> Library:
        """Nothing may lead to a page that `mkdocs.yml` keeps out of the site, the search least."""
        found = [File.generated(config, path, content=b"") for path in library.handwritten]
        set_exclusions(found, config)
        kept = {InclusionLevel.EXCLUDED} | (set() if self.serving else {InclusionLevel.DRAFT})
        shown = tuple(file.src_uri for file in found if file.inclusion not in kept)
        return library if shown == library.handwritten else replace(library, handwritten=shown)


def _check_every_link(config: MkDocsConfig) -> None:
    """Whatever `mkdocs.yml` says: a broken link is told, a generated page outside `nav` is not."""
    links = config.validation.links
    links.not_found = links.anchors = logging.WARNING
    links.absolute_links = links.unrecognized_links = logging.WARNING
    config.validation.nav.omitted_files = logging.DEBUG


def find_plugin(config: MkDocsConfig) -> ChangfengPlugin:
    """Our plugin in a configuration that lists it."""
    return cast("ChangfengPlugin", config.plugins[PLUGIN])


def _worded(problems: tuple[Problem, ...], classroom: Classroom) -> str:
    catalogue = load_catalogue(classroom.language)
    return "\n\n".join(format_text(problem, catalogue) for problem in problems)


def _log(problems: tuple[Problem, ...], classroom: Classroom) -> None:
    if problems:
        log.warning("\n%s\n", _worded(problems, classroom))

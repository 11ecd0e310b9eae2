"""The hooks: unpack, call the core, hand back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.classroom import Classroom, open_classroom
from generator.handwritten import PAGE_SUFFIX
from generator.localization import load_catalogue
from generator.plugin.settings import DOCS, PLUGIN, wrong_theme
from generator.problems import Problem, has_errors, sort_problems
from generator.reporting import format_text
from generator.site import (
    REGISTER_FILE,
    OutputFile,
    SiteOptions,
    build_assets,
    build_site,
    layout_settings,
    page_anchors,
    page_html,
    read_handwritten,
    theme_folder,
)

# Not below `mkdocs`: a strict preview would count its lines and stop serving.
log = logging.getLogger("generator.plugin")


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
        self.files: tuple[OutputFile, ...] = ()
        self.pages: dict[str, str] = {}
        """Path -> finished HTML, of the generated pages among the files."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the classroom and make the whole site, or say what is wrong."""
        classroom = self.opened or open_classroom(
            Path(config.config_file_path).parent, self._previous_site(config)
        )
        problems = sort_problems([*wrong_theme(config), *self.elsewhere, *classroom.problems])
        self._take(classroom, problems, config.strict)
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
            config.nav = None
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
            files.append(File.generated(config, file.path, content=file.content))
        return files

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
        return env

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Keep finished pages away from Markdown, before anyone can change them."""
        return "" if page.file.src_uri in self.pages else markdown

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hand the finished page through."""
        if page.file.src_uri not in self.pages:
            return html
        finished = self.pages[page.file.src_uri]
        # MkDocs looks for anchors in Markdown only; links to ours must not look broken.
        page.present_anchor_ids = set(page_anchors(finished))
        return finished

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let whoever waits see that it moves."""
        self.count_page(len(self.pages))
        return output

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Rebuild when a case or a page changes."""
        for folder in ("cases", DOCS):
            place = Path(config.config_file_path).parent / folder
            if place.is_dir():
                server.watch(str(place))
        return server

    def _previous_site(self, config: MkDocsConfig) -> Path | None:
        site = Path(config.site_dir)
        return site if not self.serving and (site / REGISTER_FILE).is_file() else None

    def _take(self, classroom: Classroom, problems: tuple[Problem, ...], strict: bool) -> None:
        """Make the site of a sound classroom; else stop, or in a preview keep the last one."""
        sound = not has_errors(problems)
        if problems and not self.serving and (strict or not sound):
            raise ProblemsFoundError(problems, _worded(problems, classroom))
        self.report(problems, classroom)
        if classroom.library is not None and sound:
            options = SiteOptions(classroom.language, classroom.root)
            generated = build_site(classroom.library, options)
            self.classroom = classroom
            self.files = (*generated, *read_handwritten(classroom))
        elif self.classroom is None:
            generated = (
                OutputFile("index.md", "---\npage: index\n---\n"),
                *build_assets(classroom.language),
            )
            self.files = generated
        else:
            return
        self.pages = {
            file.path: page_html(file) for file in generated if file.path.endswith(PAGE_SUFFIX)
        }


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

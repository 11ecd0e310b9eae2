"""The live preview: MkDocs' own server, around builds that never fail.

A rebuild that raises would leave MkDocs' server waiting for ever. So whatever goes wrong becomes
a problem, on the page and in the terminal, while the last good pages stay up.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from generator.classroom import Classroom
from generator.memory import rare_collections
from generator.plugin.hooks import WATCHED, find_plugin
from generator.plugin.messages import (
    CONFIG_FILE,
    listen_to_mkdocs,
    silence_mkdocs,
    word_messages,
)
from generator.plugin.settings import load
from generator.problems import ClassroomError, Location, Problem

Report = Callable[[tuple[Problem, ...], Classroom | None], None]


def serve_classroom(
    config_file: Path,
    address: str,
    open_browser: bool,
    on_ready: Callable[[str], None],
    on_build: Report = lambda problems, classroom: None,
) -> None:
    """Serve a live preview until interrupted.

    `on_ready` hears the address once it is up; `on_build` what each build found. Raises
    `ClassroomError` when `mkdocs.yml` itself cannot be read at the start.
    """
    folder = Path(tempfile.mkdtemp(prefix="changfeng-"))
    try:
        with silence_mkdocs():
            preview = Preview(config_file.resolve(), folder, address, on_build)
            preview.serve(open_browser, on_ready)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


POLLING = 0.2
"""Seconds between two looks for changes; a rebuild is often done before MkDocs would look."""
NOTHING = os.stat_result((0,) * 10)
"""What is known of a file that is not there."""


class Preview:
    """One classroom, rebuilt at every change into one of two folders, while the other is served."""

    def __init__(self, config_file: Path, folder: Path, address: str, on_build: Report) -> None:
        self._config_file = config_file
        self._fresh, self._shown = folder / "a", folder / "b"
        self._on_build = on_build
        self._settings = config_file.read_bytes()
        host, _, port = address.rpartition(":")
        self._server = _Server(self.rebuild, host, int(port), str(self._shown))
        self._server.error_handler = self._error_page
        self._config = self._load()
        self._config.plugins.on_startup(command="serve", dirty=False)
        self._plugin = find_plugin(self._config)
        self._plugin.report = on_build

    def serve(self, open_browser: bool, on_ready: Callable[[str], None]) -> None:
        """Build, listen, rebuild; ends when interrupted."""
        self._server.on_ready = on_ready
        self.rebuild()
        for path in (self._config_file, *map(self._config_file.with_name, WATCHED)):
            self._server.watch(str(path))
        self._config.plugins.on_serve(self._server, config=self._config, builder=self.rebuild)
        try:
            self._server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
        finally:
            self._server.shutdown()

    def rebuild(self) -> None:
        """Build again, whatever the files hold."""
        try:
            self._config = self._read_settings()
            self._build()
        except Exception as error:
            self._on_build(_as_problems(error), self._plugin.classroom)

    def _read_settings(self) -> MkDocsConfig:
        """The settings, or while something is wrong with them the last good ones."""
        try:
            config = self._load()
            self._settings = self._config_file.read_bytes()
            self._plugin.elsewhere = ()
        except (ClassroomError, OSError) as error:
            self._plugin.elsewhere = _as_problems(error)
            config = self._load(io.BytesIO(self._settings))
        return config

    def _build(self) -> None:
        """Build aside, and show it once it is whole."""
        with rare_collections(), listen_to_mkdocs() as texts:
            build(self._config, serve_url=self._server.url)
            self._plugin.memory.turn()
            self._plugin.writer.end(self._fresh)
        self._fresh, self._shown = self._shown, self._fresh
        self._server.root = str(self._shown)
        if found := word_messages(texts, self._config_file.parent):
            self._on_build(found, self._plugin.classroom)

    def _load(self, content: io.BytesIO | None = None) -> MkDocsConfig:
        """A strict preview would stop at the first warning; and it has an address of its own."""
        return load(
            self._config_file,
            content,
            site_dir=str(self._fresh),
            site_url=self._server.url,
            strict=False,
        )

    def _error_page(self, code: int) -> bytes | None:
        page = self._shown / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


class _Server(LiveReloadServer):
    """Says when it can be reached, and where when it was free to choose its port.

    And it goes on watching a folder that is gone: it may come back.
    """

    on_ready: Callable[[str], None]

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str) -> None:
        super().__init__(builder, host, port, root)
        self.observer = PollingObserverVFS(  # type: ignore[assignment]
            _stat, os.scandir, polling_interval=POLLING
        )

    def server_activate(self) -> None:
        super().server_activate()
        self.url = f"http://{urlsplit(self.url).hostname}:{self.server_address[1]}/"
        self.on_ready(self.url)


def _as_problems(error: BaseException) -> tuple[Problem, ...]:
    if isinstance(error, ClassroomError):
        return error.problems
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return (Problem("unforeseen", Location(CONFIG_FILE), {"detail": what}),)


def _stat(path: str) -> os.stat_result:
    """As `os.stat`, but what is gone is nothing and no error: an observer gives up at an error."""
    try:
        return os.stat(path)  # noqa: PTH116 - of thousands of files, several times a second
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING

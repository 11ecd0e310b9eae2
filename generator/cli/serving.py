"""`changfeng serve`: the live preview."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress

import click

from generator.classroom import Classroom
from generator.cli.console import Console
from generator.localization import Catalogue
from generator.problems import Problem, has_errors

PORTS_TRIED = 20
"""How far to look for a free port above the one that was asked for."""


def serve_command(words: Catalogue) -> click.Command:
    """The command with its help."""

    @click.command("serve", help=words.text("cli.help.serve"))
    @click.option(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT",
        help=words.text("cli.help.address"),
    )  # fmt: skip
    @click.option("--no-open", is_flag=True, help=words.text("cli.help.no_open"))
    @click.pass_obj
    def serve(console: Console, address: str, no_open: bool) -> None:
        from generator.plugin import serve_classroom  # MkDocs is slow to import

        config_file = console.config_file
        host, port = _split(console, address)
        free = free_port(host, port)
        if free is None:
            console.fail_usage("cli.address_unusable", address=address)
        if free != port:
            console.say("cli.address_taken", taken=port, port=free)
        console.say("cli.preparing")
        watcher = Watcher(console)
        serve_classroom(
            config_file,
            f"{host}:{free}",
            open_browser=not no_open and has_display(),
            on_ready=watcher.ready,
            on_build=watcher.built,
        )

    return serve


class Watcher:
    """Tells in the terminal what the preview does."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._up = False
        self._seen_sound = False

    def ready(self, url: str) -> None:
        """The preview can be reached."""
        self._up = True
        self._console.say("cli.serving", url=url)

    def built(self, problems: tuple[Problem, ...], classroom: Classroom | None) -> None:
        """A build is over."""
        if classroom is not None:
            self._console.course_language = classroom.language
        self._console.show(problems)
        if has_errors(problems):
            self._console.say("cli.preview_kept" if self._seen_sound else "cli.preview_none")
            return
        self._seen_sound = True
        if self._up:
            self._console.say("cli.updated")


def free_port(host: str, port: int) -> int | None:
    """The first port from `port` on at which nobody listens; None when `host` is not ours."""
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        # As the server does, so that a port just left is not taken for a busy one. (Windows
        # would then share a busy port.)
        with socket.socket() as probe, suppress(OSError):
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, candidate))
            return candidate
    return None


def has_display() -> bool:
    """Whether opening a browser can do any good here."""
    if os.environ.get("CI"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _split(console: Console, address: str) -> tuple[str, int]:
    """Host and port; port 0 lets the system choose."""
    host, _, port = address.rpartition(":")
    plain = port.isascii() and port.isdecimal() and len(port) < 6
    if not host or not plain or int(port) > 65535:
        console.fail_usage("cli.bad_address", address=address)
    return host, int(port)

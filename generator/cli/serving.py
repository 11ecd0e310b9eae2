"""`changfeng serve`: the live preview."""

from __future__ import annotations

import os
import socket
import sys

import click

from generator.cli.console import Console
from generator.localization import Catalogue

PORTS_TRIED = 20
"""How far to look for a free port above the one that was asked for."""


def serve_command(words: Catalogue) -> click.Command:
    """The command with its help."""

    @click.command("serve", help=words.text("cli.help.serve"))
    @click.option(
        "--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT",
        help=words.text("cli.help.address"),
    )  # fmt: skip
    @click.option("--no-open", is_flag=True, help=words.text("cli.help.no_open"))
    @click.pass_obj
    def serve(console: Console, address: str, no_open: bool) -> None:
        from generator.plugin import serve_classroom  # MkDocs is slow to import

        config_file = console.config_file
        host, port = _split(console, address)
        free = free_port(host, port)
        if free != port:
            console.say("cli.address_taken", taken=port, port=free)
        console.say("cli.preparing")
        serve_classroom(
            config_file,
            f"{host}:{free}",
            open_browser=not no_open and has_display(),
            on_ready=lambda url: console.say("cli.serving", url=url),
        )

    return serve


def free_port(host: str, port: int) -> int:
    """The first port from `port` on that nobody listens at; `port` itself when all are taken."""
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        with socket.socket() as probe:
            # As the server does, so that a port just left is not taken for a busy one.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return candidate
    return port


def has_display() -> bool:
    """Whether opening a browser can do any good here."""
    if os.environ.get("CI"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _split(console: Console, address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        console.fail_usage("cli.bad_address", address=address)
    return host, int(port)

"""A real Chromium, a local web server, and a watch on everything that a page asks for."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright, Response, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOCAL = ("127.0.0.1", "localhost", "")
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => shifts.push(value)))
  .observe({ type: "layout-shift", buffered: true });"""
"""As a script that runs first on a page: how far each thing moved that moved by itself."""


def find_chromium() -> str:
    """Path of a Chromium; a browser test is never skipped for want of one."""
    asked = os.environ.get("CHANGFENG_CHROMIUM")
    found = shutil.which(asked) if asked else next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise RuntimeError("no Chromium: run `make test`, or apt-get install chromium")
    return found


def launch(playwright: Playwright) -> Browser:
    """Start the browser: where it stands beside the usual one, the one without windows.

    It is a third quicker, but knows nothing of the back-forward cache.
    """
    usual = Path(find_chromium())
    quicker = usual.with_name("chromium-headless-shell")
    found = quicker if quicker.exists() else usual
    return playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))


def whole(page: Page) -> Page:
    """A page that has arrived only when all of it is shown, as a long one comes bit by bit."""
    goto = page.goto

    def arrive(url: str, **options: Any) -> Response | None:
        response = goto(url, **options)
        page.locator("html:not([data-rolled])").wait_for(state="attached")
        return response

    page.goto = arrive  # type: ignore[method-assign]
    return page


@dataclass
class Watch:
    """What a page asked for and complained about."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """Requests that left the machine."""
        return [
            url
            for url in self.requests
            if not url.startswith(("data:", "blob:"))
            and urlsplit(url).hostname not in (*LOCAL, None)
        ]


def watch(page: Page) -> Watch:
    """Listen to a page from now on."""
    seen = Watch()
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("websocket", lambda socket: seen.requests.append(socket.url))
    page.on(
        "console",
        lambda message: (
            seen.complaints.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    return seen


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a prefix, without a word."""

    prefix = ""

    def translate_path(self, path: str) -> str:
        if not path.startswith(f"{self.prefix}/"):
            return super().translate_path("/does-not-exist")
        return super().translate_path(path.removeprefix(self.prefix))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: test output is for tests."""


class Server(ThreadingHTTPServer):
    """Tells of errors, but not of a browser that went away in the middle of a file."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path, prefix: str = "") -> Iterator[str]:
    """Serve `folder` on a free local port; gives the address, with its prefix."""
    kind = type("Handler", (Handler,), {"prefix": prefix})
    server = Server(("127.0.0.1", 0), partial(kind, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""Faults on purpose: a browser that can be killed, and a server that hears of answers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.browser.chromium import ARGUMENTS, Handler, find_chromium


class Acknowledged(Handler):
    """Serves the site; a request below /acknowledged/ names an answer that was said to be saved."""

    heard: Callable[[str, str], None]

    def do_GET(self) -> None:  # noqa: N802
        address = urlsplit(self.path)
        if address.path.startswith("/acknowledged/"):
            type(self).heard(address.path.rpartition("/")[2], parse_qs(address.query)["kept"][0])
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()


@contextmanager
def listen(folder: Path, heard: Callable[[str, str], None]) -> Iterator[str]:
    """Serve `folder`; `heard(id, kept)` is called in the server's thread."""
    kind = type("Listening", (Acknowledged,), {"heard": staticmethod(heard)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class OwnBrowser:
    """A Chromium in a process group of its own, with a profile that outlives it."""

    def __init__(self, profile: Path) -> None:
        self.process = subprocess.Popen(
            [
                find_chromium(),
                *ARGUMENTS,
                "--headless=new",
                "--remote-debugging-port=0",
                f"--user-data-dir={profile}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        assert self.process.stderr
        for line in self.process.stderr:
            if found := re.search(r"DevTools listening on (ws://\S+)", line):
                self.address = found.group(1)
                break
        # What the browser says later must not fill the pipe and stop it.
        self.reader = threading.Thread(target=self.process.stderr.read, daemon=True)
        self.reader.start()

    def kill(self) -> None:
        """As a phone kills an app: at once, without a word to it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)

    def wait(self) -> None:
        """Until it is gone."""
        self.process.wait()
        self.reader.join()
        if self.process.stderr:
            self.process.stderr.close()

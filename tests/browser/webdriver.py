"""A WebKit, driven over plain W3C WebDriver; waits for what is seen, never for time."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds after which something that does not come counts as missing."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
LOOK = """
const [selector, name, done] = arguments;
const nameOf = (element) =>
  element.getAttribute("aria-label") || (element.labels?.[0] || element).innerText;
const look = () => {
  const found = [...document.querySelectorAll(selector)].find((element) =>
    element.getClientRects().length &&
    nameOf(element).trim().includes(name));
  if (!found) return setTimeout(look, 20);
  // At once, for a click would not wait for a smooth scroll.
  found.scrollIntoView({ block: "center", behavior: "instant" });
  done(found);
};
look();
"""


class Window:
    """One window of a browser with a fresh profile."""

    def __init__(self, root: str) -> None:
        self.root = root

    def command(self, method: str, path: str, **body: object) -> Any:
        """Send one command; gives its value."""
        request = urllib.request.Request(  # noqa: S310
            f"{self.root}{path}",
            method=method,
            data=json.dumps(body).encode() if method == "POST" else None,
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE * 2) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                said = error.read().decode("utf-8")
            raise AssertionError(f"{path} {body}: {said}") from None

    def open(self, address: str) -> None:
        self.command("POST", "/url", url=address)

    def reload(self) -> None:
        self.command("POST", "/refresh")

    def see(self, selector: str, name: str = "") -> str:
        """Wait until such an element is visible; gives its id."""
        found = self.command("POST", "/execute/async", script=LOOK, args=[selector, name])
        return str(found[ELEMENT])

    def press(self, selector: str, name: str = "") -> None:
        """Click such an element, once it is there."""
        self.command("POST", f"/element/{self.see(selector, name)}/click")

    def text(self, selector: str, name: str = "") -> str:
        return str(self.command("GET", f"/element/{self.see(selector, name)}/text"))

    def value(self, selector: str, name: str = "") -> str:
        """What stands in a field."""
        return str(self.command("GET", f"/element/{self.see(selector, name)}/property/value"))

    def write(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.command("POST", f"/element/{self.see(selector)}/value", text=text)

    def choose(self, selector: str, place: int) -> None:
        """Choose from every list that is visible; places count from 0."""
        script = """const [selector, place] = arguments;
          return [...document.querySelectorAll(selector)]
            .filter((list) => list.getClientRects().length)
            .map((list) => list.options[place]);"""
        for option in self.run(script, selector, place):
            self.command("POST", f"/element/{option[ELEMENT]}/click")

    def run(self, script: str, *arguments: object) -> Any:
        return self.command("POST", "/execute/sync", script=script, args=arguments)


@contextmanager
def webkit() -> Iterator[Window]:
    """Start a display, the driver and a browser; ends all three."""
    driver = shutil.which("WebKitWebDriver")
    browsers = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4*/MiniBrowser"))
    if not driver or not browsers:
        raise RuntimeError("no WebKit: run `make soak`, or apt-get install webkit2gtk-driver xvfb")
    with _display() as display, _driver(driver, display) as root:
        options = {"binary": str(browsers[-1]), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = Window(root).command("POST", "/session", capabilities=wanted)
        window = Window(f"{root}/session/{session['sessionId']}")
        try:
            window.command("POST", "/timeouts", script=PATIENCE * 1000)
            yield window
        finally:
            window.command("DELETE", "")


@contextmanager
def _display() -> Iterator[str]:
    """A display that nobody looks at; it says its number when it is ready."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            number = process.stdout.readline().strip()
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            process.terminate()


@contextmanager
def _driver(program: str, display: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DISPLAY": display,
        "LIBGL_ALWAYS_SOFTWARE": "1",
        # Its sandbox cannot be set up in a container, and the pages are our own.
        "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    }
    with subprocess.Popen(
        [program, f"--port={port}"], env=environment, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(PATIENCE * 20):
                with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=0.05)
                    raise AssertionError("WebKitWebDriver ended at once")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()

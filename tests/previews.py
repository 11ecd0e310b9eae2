"""A live preview in a process of its own, and how to wait for it without sleeping."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60
"""Seconds after which a preview that does not answer counts as hung."""


@dataclass
class RunningPreview:
    """The `changfeng serve` of one classroom."""

    process: subprocess.Popen[str]
    url: str
    said: list[str]
    """What the terminal showed before the address."""

    def page(self, path: str = "index.html") -> str:
        """A page as it is served now."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:  # noqa: S310
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            with error:
                return str(error.read().decode("utf-8"))

    def after_change(self, file: Path, text: str | bytes, path: str = "index.html") -> str:
        """Write `file` and return the page from the build that follows."""
        content = text.encode("utf-8") if isinstance(text, str) else text
        return self.after(lambda: file.write_bytes(content), path)

    def after(
        self,
        change: Callable[[], object],
        path: str = "index.html",
        until: Callable[[str], bool] = lambda page: True,
    ) -> str:
        """Make a change and return the page from the first build after it that fits `until`."""
        found = re.search(r"livereload\((\d+), \d+\)", self.page())
        assert found is not None
        epoch = found[1]
        change()
        while True:
            # The server keeps this request open until there is something newer, and says what.
            before, epoch = epoch, self.page(f"livereload/{epoch}/0")
            assert epoch != before, "no build followed"
            page = self.page(path)
            if until(page):
                return page

    def stop(self) -> tuple[int, str]:
        """Interrupt it as Ctrl+C does; exit code and the rest of what the terminal showed."""
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, rest


@contextmanager
def preview(classroom: Path, *options: str) -> Iterator[RunningPreview]:
    """Serve `classroom` at a free port."""
    process = subprocess.Popen(
        [
            sys.executable, "-m", "generator", "-C", str(classroom),
            "serve", "--no-open", "--address", "127.0.0.1:0", *options,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
        # A process started in the background ignores Ctrl+C unless told otherwise.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if found := re.search(r"http://\S+?/(?=\s)", line):
                yield RunningPreview(process, found[0], said)
                break
        else:
            raise AssertionError("".join(said))
    finally:
        process.kill()
        process.communicate()

"""What MkDocs says in English, as problems in the words of the catalogue."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.problems import Location, Problem, Severity, sort_problems

CONFIG_FILE = "mkdocs.yml"
_LINK = re.compile(r"Doc file '(?P<file>.+?)' contains an? .*?link '(?P<link>.*?)'(?:,|$)")
_NAVIGATION = re.compile(r"(?:reference|path) to '(?P<link>.*?)' is included in the 'nav'")
_SETTING = re.compile(r"Config value '(?P<key>.*?)': (?P<detail>.*)", re.DOTALL)


class Listener(logging.Handler):
    """Keeps warnings and errors instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.texts.append(record.getMessage())


@contextmanager
def listen_to_mkdocs() -> Iterator[list[str]]:
    """Collect what MkDocs would print, and keep it off the terminal."""
    listener = Listener()
    with _handled_by(listener):
        yield listener.texts


@contextmanager
def silence_mkdocs() -> Iterator[None]:
    """Keep what MkDocs would print off the terminal."""
    with _handled_by(logging.NullHandler()):
        yield


@contextmanager
def _handled_by(handler: logging.Handler) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = propagate
        logger.removeHandler(handler)


def word_messages(texts: Sequence[str], root: Path) -> tuple[Problem, ...]:
    """Each message as a problem, at the place it speaks of."""
    return sort_problems(_word(text, root) for text in texts)


def _word(text: str, root: Path) -> Problem:
    if match := _LINK.search(text):
        place = _find(root, f"docs/{match['file']}", match["link"])
        return Problem("page-link-broken", place, {"link": match["link"]})
    if match := _NAVIGATION.search(text):
        place = _find(root, CONFIG_FILE, match["link"])
        return Problem("navigation-broken", place, {"link": match["link"]})
    if match := _SETTING.search(text):
        place = _find(root, CONFIG_FILE, match["key"])
        params = {"key": match["key"], "detail": _one_line(match["detail"])}
        return Problem("config-invalid", place, params)
    params = {"detail": _one_line(text)}
    return Problem("mkdocs-warning", Location(CONFIG_FILE), params, Severity.WARNING)


def _find(root: Path, file: str, text: str) -> Location:
    """The first place in `file` where `text` stands; its top when it is nowhere."""
    try:
        content = (root / file).read_text("utf-8-sig")
    except (OSError, ValueError):
        return Location(file)
    for number, line in enumerate(content.splitlines(), start=1):
        if (column := line.find(text)) >= 0:
            return Location(file, number, column + 1, line)
    return Location(file)


def _one_line(text: str) -> str:
    return " ".join(text.split())

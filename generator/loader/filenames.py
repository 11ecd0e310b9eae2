"""Names of files: safe on every system, in links and in chats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from generator.model import ID_PATTERN
from generator.yamldoc import find_suspect

LONGEST_ID = 40
LONGEST_NAME = 100
"""Of an image; deep folders on Windows leave no more."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_ID = re.compile(ID_PATTERN)
EXAMPLE_ID = "loudao-yishi"
"""Shown when a name holds nothing that could become an id."""


def shown_name(name: str) -> str:
    """A name that can be printed anywhere and reads as what it is."""
    return "".join(
        f"<U+{ord(char):04X}>" if not char.isprintable() or find_suspect(char) else char
        for char in name
    )


def same_name(name: str) -> str:
    """What names have in common that collide on Windows or on a Mac."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def suggest_id(name: str) -> str:
    """The nearest good id, or an example when the name has no Latin letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    if not slug or _DEVICES.match(slug):
        return f"{slug}-1" if slug else EXAMPLE_ID
    return slug


def check_stem(stem: str) -> tuple[str, Mapping[str, str]] | None:
    """Code and parameters of what is wrong with the name of a case file, before `.yml`."""
    problem = check_name(stem, LONGEST_ID)
    if problem is None and not _ID.fullmatch(stem):
        problem = "case-id"
    if problem is None:
        return None
    name = shown_name(stem)
    return problem, {"name": name, "suggestion": suggest_id(stem), "limit": str(LONGEST_ID)}


def check_name(name: str, limit: int = LONGEST_NAME) -> str | None:
    """Code of what makes a name unsafe on some system."""
    if not all(char.isprintable() for char in name) or find_suspect(name):
        return "hidden-in-name"
    if _DEVICES.match(name) or _FORBIDDEN.search(name) or name[-1:] in (".", " "):
        return "windows-name"
    return "name-too-long" if len(name) > limit else None


def clashes(names: Iterable[str]) -> dict[str, str]:
    """Name -> an earlier one that some systems cannot tell from it."""
    first: dict[str, str] = {}
    found = {}
    for name in names:
        other = first.setdefault(same_name(name), name)
        if other != name:
            found[name] = other
    return found

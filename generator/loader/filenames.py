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
    """The nearest good id, 汉字 spelt in pinyin."""
    # only a name that is wrong needs it, and loading its dictionary takes a while
    from pypinyin import lazy_pinyin

    spelt = "-".join(lazy_pinyin(unicodedata.normalize("NFKC", name)[:60]))
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > LONGEST_ID:
        slug = slug[: LONGEST_ID + 1].rpartition("-")[0].strip("-") or slug[:LONGEST_ID]
    if _DEVICES.match(slug):
        return f"{slug}-1"
    return slug or EXAMPLE_ID


def check_stem(stem: str) -> tuple[str, Mapping[str, str]] | None:
    """Code and parameters of what is wrong with the name of a case file, before `.yml`."""
    problem = check_name(stem, LONGEST_ID)
    if problem is None and not _ID.fullmatch(stem):
        problem = "case-id"
    if problem is None:
        return None
    return problem, name_params(stem, ".yml", LONGEST_ID)


def name_params(stem: str, suffix: str, limit: int = LONGEST_NAME) -> dict[str, str]:
    """What a message on a file's name tells."""
    suggestion = suggest_id(stem) + suffix.lower()
    return {"name": shown_name(stem), "suggestion": suggestion, "limit": str(limit)}


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

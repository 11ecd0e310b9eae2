"""Slips of typing that only the model gives away: prose that was meant as a key, and the reverse.

`- 编号：甲` is a fine sentence where sentences are wanted, and a mistyped key where a choice is;
`- 甲: 乙` is a fine key where keys are wanted, and a sentence with a colon elsewhere.
"""

from __future__ import annotations

import re

from generator.loader.annotations import is_model, members, plain
from generator.loader.knownnames import guess_field
from generator.loader.objections import Objection
from generator.model import Model
from generator.problems import Problem
from generator.yamldoc import Document

_WIDE_KEY = re.compile(r"([^：:，。\s]{1,20})\s*：")


def slip(document: Document, objection: Objection) -> Problem | None:
    """The slip behind an objection, at its own place."""
    if objection.code == "mapping-expected":
        return _meant_as_key(document, objection)
    if objection.code == "text-expected":
        return _meant_as_text(document, objection)
    return None


def _meant_as_key(document: Document, objection: Objection) -> Problem | None:
    value = objection.target.value
    found = _WIDE_KEY.match(value) if isinstance(value, str) else None
    if not found or not any(guess_field(m, found[1]) for m in _models(objection)):
        return None
    place = document.locate(objection.target.path)
    if not place.source_line.startswith(found.group(), place.column - 1):
        return None
    column = place.column + found.end() - 1
    return Problem("fullwidth-colon", document.at(place.line, column), {"key": found[1]})


def _models(objection: Objection) -> list[type[Model]]:
    annotation = objection.target.annotation
    return [m for m in map(plain, members(annotation) or (annotation,)) if is_model(m)]


def _meant_as_text(document: Document, objection: Objection) -> Problem | None:
    value = objection.target.value
    if not isinstance(value, dict) or len(value) != 1:
        return None
    ((key, rest),) = value.items()
    place = document.locate_key((*objection.target.path, key))
    start = place.column - 1
    if not place.source_line.startswith(key, start) or isinstance(rest, dict | list):
        return None
    colon = place.source_line.find(":", start + len(key))
    text = place.source_line[start:].strip()
    params = {"text": text if len(text) <= 16 else text[:16] + "…"}
    return Problem("colon-in-text", document.at(place.line, colon + 1), params)

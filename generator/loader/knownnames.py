"""What fields are called: by their keys, and by people."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from generator.loader.annotations import inner_models
from generator.localization import load_catalogue
from generator.model import Model

_NEAR = 0.6
"""Share of letters that a slip of the pen leaves in place."""
_NEAR_HAN = 0.75
"""The same for words of two to four 汉字, of which one that fits by chance is already half."""


@cache
def known_names(root: type[Model]) -> frozenset[str]:
    """Keys, labels and aliases of every field that a file of `root` can hold."""
    names: set[str] = set()
    for model in _reachable(root):
        names |= set(model.model_fields)
        names |= set(load_catalogue("zh").field_names(model.__name__))
    return frozenset(names)


def guess_field(model: type[Model], written: str) -> str | None:
    """The field of `model` that `written` was meant to be."""
    called = load_catalogue("zh").field_names(model.__name__)
    names = {**called, **{name: name for name in model.model_fields}}
    return guess(written, {name: key for name, key in names.items() if key in model.model_fields})


def guess(written: str, meanings: dict[str, str]) -> str | None:
    """The meaning whose name is `written`, or comes nearest to it."""
    plain = {_plain(name): meaning for name, meaning in meanings.items()}
    word = _plain(written)
    if word in plain:
        return plain[word]
    cutoff = _NEAR if word.isascii() else _NEAR_HAN
    near = difflib.get_close_matches(word[:60], sorted(plain), n=1, cutoff=cutoff)
    return plain[near[0]] if near else None


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isalnum())


@cache
def _reachable(root: type[Model]) -> tuple[type[Model], ...]:
    found: dict[type[Model], None] = {}
    waiting: list[type[Model]] = [root]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            waiting += _below(model.model_fields.values())
    return tuple(found)


def _below(fields: Iterable[Any]) -> Iterator[type[Model]]:
    for field in fields:
        yield from inner_models(field.annotation)

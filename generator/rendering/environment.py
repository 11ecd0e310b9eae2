"""The Jinja environment of the page templates."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.localization import Language, load_catalogue
from generator.rendering.text import phrases


@cache
def build_environment(language: Language) -> Environment:
    """Templates that escape everything, fail on a missing name, and say `t(key)` for words."""
    environment = Environment(
        loader=PackageLoader("generator.rendering", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["phrases"] = _phrases
    environment.globals["t"] = load_catalogue(language).text
    return environment


def _phrases(title: str) -> Markup:
    return Markup("<wbr>").join(phrases(title))

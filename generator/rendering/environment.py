"""The Jinja environment of the page templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from generator.localization import Language, load_catalogue
from generator.rendering.text import phrases

_CONSTANT_TEXT = re.compile(r"\{\{ t\('(?P<key>[a-z_.]+)'\) \}\}")


class ConstantTexts(Extension):
    """Writes `t('site.menu')` into the compiled template: it is the same on every page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Replace each text that takes no parameters, escaped as the template would."""
        text = cast("Callable[[str], str]", self.environment.globals["t"])

        def put(match: re.Match[str]) -> str:
            said = str(escape(text(match["key"])))
            return said if "{" not in said else match.group()

        return _CONSTANT_TEXT.sub(put, source)


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
    environment.add_extension(ConstantTexts)
    environment.filters["phrases"] = _phrases
    environment.globals["t"] = load_catalogue(language).text
    return environment


def _phrases(title: str) -> Markup:
    return Markup("<wbr>").join(phrases(title))

"""The message catalogue: words a problem, names a field, gives the fixed words of a page.

The only reader of `locales/`. One folder a language, one TOML file a subject (TOML, because the
standard library reads it and only `yamldoc` may read YAML); `zh` and `en` hold the same keys.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from generator.problems import Problem

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SUBJECTS = ("problems", "fields", "values", "site", "cli", "reader", "learner")
"""One file each; the last two are the words of the browser bundles."""


@dataclass(frozen=True)
class ProblemText:
    """A problem in words."""

    severity: str
    message: str
    hint: str


class Catalogue:
    """All texts of one language.

    Raises `KeyError` for a key that does not exist: a missing text is a bug that a test finds,
    not something to paper over on a page.
    """

    def __init__(self, language: Language, texts: Mapping[str, Any]) -> None:
        self.language = language
        self._texts = texts

    def text(self, key: str, **params: object) -> str:
        """The text at a dotted key such as `site.home.title`, with `{name}` filled in."""
        node: Any = self._texts
        for part in key.split("."):
            node = node[part]
        if not isinstance(node, str):
            raise KeyError(key)
        return node.format_map(params) if params else node

    def texts(self, prefix: str) -> dict[str, str]:
        """Every text directly below a dotted key."""
        node: Any = self._texts
        for part in prefix.split("."):
            node = node[part]
        return {key: value for key, value in node.items() if isinstance(value, str)}

    def words_of_scripts(self) -> dict[str, str]:
        """All that a script in the browser may say, by dotted keys without their subject."""
        return {
            key: text
            for name in ("reader", "learner")
            for key, text in _texts(self._texts[name], "")
        }

    def all_keys(self) -> Iterator[str]:
        """Every dotted key that holds a text or a list of texts."""
        yield from _leaves(self._texts, "")

    def field_label(self, model: str, field: str) -> str:
        """Short name of a field for people, such as 标题."""
        return cast("str", self._texts["fields"][model][field]["label"])

    def field_help(self, model: str, field: str) -> str:
        """What to write in a field."""
        return cast("str", self._texts["fields"][model][field]["help"])

    def field_example(self, model: str, field: str) -> str:
        """A field as one would type it, its key included; several lines for a list."""
        return cast("str", self._texts["fields"][model][field]["example"])

    def field_names(self, model: str) -> dict[str, str]:
        """What people may call a field -> its key: labels and aliases of `model`."""
        names: dict[str, str] = {}
        for key, entry in self._texts["fields"].get(model, {}).items():
            for name in (entry["label"], *entry.get("aliases", ())):
                names[name] = key
        return names

    def value_label(self, value: Enum) -> str:
        """Name of an enumeration's member for people, such as 工作法."""
        return cast("str", self._texts["values"][type(value).__name__][value.value])

    def value_labels(self, enum_name: str) -> dict[str, str]:
        """Member -> name for people; empty when the enumeration has no names."""
        return dict(self._texts["values"].get(enum_name, {}))

    def problem_codes(self) -> tuple[str, ...]:
        """Every documented problem code."""
        return tuple(self._texts["problems"])

    def describe(self, problem: Problem) -> ProblemText:
        """A problem's sentence and its mend."""
        entry = self._texts["problems"][problem.code]
        params = _Params({key: self._word(key, value) for key, value in problem.params.items()})
        return ProblemText(
            severity=self.text(f"cli.severity.{problem.severity.value}"),
            message=entry["message"].format_map(params),
            hint=entry["hint"].format_map(params),
        )

    def _word(self, key: str, value: str) -> str:
        """`Case.title` becomes `title（标题）`; other parameters stay as they are."""
        if key != "field" or "." not in value:
            return value
        model, field = value.split(".", 1)
        entry = self._texts["fields"].get(model, {}).get(field)
        return f"{field}（{entry['label']}）" if entry else field


class _Params(dict[str, str]):
    """Shows a parameter that a problem lacks as `?` instead of failing while reporting."""

    def __missing__(self, key: str) -> str:
        return "?"


def _leaves(node: Mapping[str, Any], prefix: str) -> Iterator[str]:
    yield from (key for key, _ in _texts(node, prefix))


def _texts(node: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in node.items():
        if isinstance(value, Mapping):
            yield from _texts(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


@cache
def load_catalogue(language: Language = "zh") -> Catalogue:
    """The catalogue of one language, read from package data once."""
    folder = files("generator").joinpath("locales", language)
    return Catalogue(
        language,
        {
            subject: tomllib.loads(folder.joinpath(f"{subject}.toml").read_text(encoding="utf-8"))
            for subject in SUBJECTS
        },
    )

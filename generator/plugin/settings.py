"""The classroom's `mkdocs.yml`: read by MkDocs, complained about by us."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from generator.plugin.messages import CONFIG_FILE, listen_to_mkdocs, word_messages
from generator.problems import ClassroomError, Location, Problem
from generator.site import theme_folder

THEME = "material"
PLUGIN = "changfeng"
DOCS = "docs"


@dataclass(frozen=True)
class SiteSettings:
    """What other commands need to know of `mkdocs.yml`."""

    name: str
    folder: Path
    """Where the site goes unless told otherwise."""
    navigation: list[Any] | None
    """As written; None when the author left it to the program."""


def read_settings(config_file: Path) -> SiteSettings:
    """Read `mkdocs.yml`. Raises `ClassroomError` with everything that is wrong in it."""
    config = load(config_file)
    return SiteSettings(config.site_name, Path(config.site_dir), config.nav)


def load(config_file: Path, content: IO[bytes] | None = None, **overrides: Any) -> MkDocsConfig:
    """MkDocs' view of `mkdocs.yml`, or of an earlier `content` of it, even where `docs` is gone.

    Raises `ClassroomError` with everything that is wrong in it.
    """
    root = config_file.parent
    docs = root / DOCS
    if not docs.is_dir():
        if content is None:
            raise ClassroomError([Problem("missing-docs", Location(DOCS))])
        # MkDocs insists on a folder; of what lies there, nothing is published.
        docs = theme_folder()
        overrides["docs_dir"] = str(docs)
    with listen_to_mkdocs() as texts:
        try:
            config = load_config(
                content or str(config_file), config_file_path=str(config_file), **overrides
            )
        except Abort:
            raise ClassroomError(word_messages(texts, root)) from None
        except ConfigurationError as error:
            raise ClassroomError([_unreadable(error)]) from None
    problems = (*_wrong_choices(config, docs), *word_messages(texts, root))
    if problems:
        raise ClassroomError(problems)
    return config


def wrong_theme(config: MkDocsConfig) -> tuple[Problem, ...]:
    """The layout borrows Material's icons, so no other theme will do."""
    if config.theme.name == THEME:
        return ()
    return (_needed("theme", THEME),)


def _wrong_choices(config: MkDocsConfig, docs: Path) -> tuple[Problem, ...]:
    problems = list(wrong_theme(config))
    if PLUGIN not in config.plugins:
        problems.append(_needed("plugins", PLUGIN))
    if Path(config.docs_dir).resolve() != docs.resolve():
        problems.append(_needed("docs_dir", DOCS))
    return tuple(problems)


def _needed(key: str, value: str) -> Problem:
    return Problem("config-needs", Location(CONFIG_FILE), {"key": key, "value": value})


def _unreadable(error: ConfigurationError) -> Problem:
    """The parser's own words are English and point past the slip: only its place is used."""
    mark = getattr(error.__context__, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem("config-unreadable", Location(CONFIG_FILE, line, column))

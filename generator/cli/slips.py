"""A command that was typed wrongly: what is wrong with it, in the catalogue's words."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import click

from generator.localization import Catalogue


class UnknownCommandError(click.UsageError):
    """There is no such command."""

    def __init__(self, name: str, known: Sequence[str], context: click.Context) -> None:
        super().__init__(name, context)
        self.name = name
        self.known = known


def word_usage_error(error: click.UsageError, words: Catalogue) -> str:
    """One sentence and where to read on; for a bare command its whole help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    command = error.ctx.command_path if error.ctx else "changfeng"
    return _sentence(error, words) + words.text("cli.usage.more", command=command)


def _sentence(error: click.UsageError, words: Catalogue) -> str:
    if isinstance(error, UnknownCommandError):
        near = difflib.get_close_matches(error.name, error.known, 1)
        known = words.text("site.list_comma").join(near or error.known)
        key = "cli.usage.near_command" if near else "cli.usage.no_such_command"
        return words.text(key, name=error.name, known=known)
    if isinstance(error, click.NoSuchOption):
        return words.text("cli.usage.no_such_option", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return words.text("cli.usage.missing", name=_name(error))
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            known = words.text("site.list_comma").join(map(str, kind.choices))
            return words.text("cli.usage.bad_choice", name=_name(error), known=known)
        return words.text("cli.usage.bad_value", name=_name(error))
    if isinstance(error, click.BadOptionUsage):
        return words.text("cli.usage.bad_value", name=error.option_name)
    return words.text("cli.usage.other")


def _name(error: click.BadParameter) -> str:
    return error.param.opts[0] if error.param else ""

"""The command line put together: global options, commands, exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import click

from generator import __version__
from generator.cli import EXIT_INTERRUPTED, TerminatedError
from generator.cli.building import build_command, render_command
from generator.cli.checking import check_command, schema_command
from generator.cli.console import (
    EXIT_PROBLEMS,
    EXIT_USAGE,
    Console,
    make_printing_safe,
    report_crash,
)
from generator.cli.creating import new_group
from generator.cli.returning import rollback_command
from generator.cli.serving import serve_command
from generator.cli.slips import UnknownCommandError, word_usage_error
from generator.localization import LANGUAGES, Catalogue, Language, load_catalogue
from generator.problems import ClassroomError

COMMANDS = (
    serve_command, build_command, rollback_command, check_command, render_command, new_group,
    schema_command,
)  # fmt: skip


def run(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 fine, 1 problems, 2 wrong usage, 130 interrupted, 143 ended."""
    make_printing_safe()
    given = hoist_globals(sys.argv[1:] if arguments is None else arguments)
    language = _asked_language(given)
    words = load_catalogue(language or "zh")
    console = Console(Path(), language)
    try:
        code = build_app(words).main(
            given, prog_name="changfeng", standalone_mode=False, obj=console
        )
        sys.exit(code if isinstance(code, int) else 0)
    except ClassroomError as error:
        console.show(error.problems)
        sys.exit(EXIT_PROBLEMS)
    except click.UsageError as error:
        click.echo(word_usage_error(error, words), err=True)
        sys.exit(EXIT_USAGE)
    except (KeyboardInterrupt, click.Abort):
        click.echo(words.text("cli.interrupted"), err=True)
        sys.exit(EXIT_INTERRUPTED)
    except TerminatedError:
        click.echo(words.text("cli.interrupted"), err=True)
        raise
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(EXIT_PROBLEMS)
        if not console.blame_disk(error):
            report_crash(language)
        sys.exit(EXIT_PROBLEMS)
    except Exception:  # the last resort: a person gets a sentence, not a traceback
        report_crash(language)


def hoist_globals(arguments: Sequence[str]) -> list[str]:
    """`changfeng check -C DIR` means `changfeng -C DIR check`: these may stand anywhere."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument in ("-C", "--lang"):
            first += [argument, *([value] if (value := next(waiting, None)) is not None else [])]
        elif argument.startswith("--lang="):
            first.append(argument)
        else:
            rest.append(argument)
    return first + rest


def build_app(words: Catalogue) -> click.Group:
    """All commands, with their help in one language."""

    @click.group(
        cls=_Group,
        help=words.text("cli.help.main"),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    @click.option(
        "-C", "directory", default=".", metavar="DIR", help=words.text("cli.help.directory"),
        type=click.Path(path_type=Path),
    )  # fmt: skip
    @click.option("--lang", type=click.Choice(LANGUAGES), help=words.text("cli.help.language"))
    @click.version_option(__version__, "--version", help=words.text("cli.help.version"))
    @click.pass_obj
    def app(console: Console, directory: Path, lang: str | None) -> None:
        console.root = directory
        console.asked_language = cast("Language | None", lang)

    app.context_class = type("Context", (click.Context,), {"formatter_class": _formatter(words)})
    for make in COMMANDS:
        app.add_command(make(words))
    for command in _all_commands(app):
        command.context_class = app.context_class
        command.options_metavar = words.text("cli.usage.options_metavar")
        if isinstance(command, click.Group):
            command.subcommand_metavar = words.text("cli.usage.command_metavar")
        command.get_help_option = _help_option(command, words)  # type: ignore[method-assign]
    return app


def _all_commands(group: click.Group) -> list[click.Command]:
    found: list[click.Command] = [group]
    for command in group.commands.values():
        found += _all_commands(command) if isinstance(command, click.Group) else [command]
    return found


def _help_option(command: click.Command, words: Catalogue) -> Any:
    """click's own help option, worded by the catalogue."""
    original = command.get_help_option

    def worded(context: click.Context) -> click.Option | None:
        option = original(context)
        if option is not None:
            option.help = words.text("cli.help.help")
        return option

    return worded


class _Group(click.Group):
    """Tells an unknown command from other slips; click has one English sentence for all."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            raise UnknownCommandError(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)


def _formatter(words: Catalogue) -> type[click.HelpFormatter]:
    """click's help page with the headings of the catalogue."""
    headings = {name: words.text(f"cli.usage.{name.lower()}") for name in ("Options", "Commands")}
    usage = words.text("cli.usage.usage")

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, usage)

        def write_heading(self, heading: str) -> None:
            self.write(f"{headings.get(heading, heading)}\n")

    return Formatter


def _asked_language(arguments: Sequence[str]) -> Language | None:
    """`--lang en` must already word the help page, before click reads the options."""
    for index, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[index + 1] if index + 1 < len(arguments) else "")
            return value if value in LANGUAGES else None
    return None

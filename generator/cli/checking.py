"""`changfeng check` and `changfeng schema`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.checks import check_age
from generator.classroom import open_classroom
from generator.cli.console import EXIT_PROBLEMS, Console
from generator.localization import Catalogue
from generator.problems import ClassroomError, Problem, has_errors, sort_problems
from generator.publishing import write_file
from generator.schema import build_schemas
from generator.site import REGISTER_FILE

FORMATS = ("text", "json", "github")


def check_command(words: Catalogue) -> click.Command:
    """The command with its help."""

    @click.command("check", help=words.text("cli.help.check"))
    @click.option(
        "--format", "form", type=click.Choice(FORMATS), default="text",
        help=words.text("cli.help.format"),
    )  # fmt: skip
    @click.option("--strict", is_flag=True, help=words.text("cli.help.strict"))
    @click.option(
        "--against", metavar="DIR", type=click.Path(path_type=Path),
        help=words.text("cli.help.against"),
    )  # fmt: skip
    @click.option("--today", metavar="DATE", help=words.text("cli.help.today"))
    @click.pass_obj
    def check(
        console: Console, form: str, strict: bool, against: Path | None, today: str | None
    ) -> int:
        config_file = console.config_file
        if against is not None and not (against / REGISTER_FILE).is_file():
            console.fail_usage("cli.no_register", folder=against)
        day = _parse_day(console, today)
        console.busy("cli.checking")
        classroom = open_classroom(console.root, against)
        console.course_language = classroom.language
        problems = [*classroom.problems, *_settings_problems(config_file)]
        if day is not None and classroom.library is not None:
            problems += check_age(classroom.library, day)
        ordered = sort_problems(problems)
        console.show(ordered, form)
        if form == "text":
            console.count(ordered, classroom.file_count)
        return EXIT_PROBLEMS if has_errors(ordered) or (strict and ordered) else 0

    return check


def schema_command(words: Catalogue) -> click.Command:
    """The command with its help."""

    @click.command("schema", help=words.text("cli.help.schema"))
    @click.option(
        "--out", metavar="DIR", type=click.Path(path_type=Path), default="schemas",
        help=words.text("cli.help.schema_out"),
    )  # fmt: skip
    @click.pass_obj
    def schema(console: Console, out: Path) -> None:
        schemas = build_schemas(console.catalogue)
        for name, text in schemas.items():
            write_file(out / name, text)
        console.say("cli.schemas", count=len(schemas), folder=out)

    return schema


def _settings_problems(config_file: Path) -> tuple[Problem, ...]:
    """What is wrong in `mkdocs.yml`: what passes here must also build."""
    from generator.plugin import read_settings  # MkDocs is slow to import

    try:
        read_settings(config_file)
    except ClassroomError as error:
        return error.problems
    return ()


def _parse_day(console: Console, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        console.fail_usage("cli.bad_date", date=text)

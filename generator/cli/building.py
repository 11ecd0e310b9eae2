"""`changfeng build` and `changfeng render`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.classroom import Classroom, open_classroom
from generator.cli.console import EXIT_PROBLEMS, Console, why_disk
from generator.exporting import render_to_folder
from generator.localization import Catalogue
from generator.problems import ClassroomError
from generator.publishing import claim, publish, verify_site

KEPT = 1
"""Releases to keep unless told otherwise: enough to go back from a mistake."""


def build_command(words: Catalogue) -> click.Command:
    """The command with its help."""

    @click.command("build", help=words.text("cli.help.build"))
    @click.option(
        "--site-dir", metavar="DIR", type=click.Path(path_type=Path),
        help=words.text("cli.help.site_dir"),
    )  # fmt: skip
    @click.option("--strict", is_flag=True, help=words.text("cli.help.strict"))
    @click.option(
        "--keep", metavar="N", type=int, default=KEPT, callback=_at_least_none,
        help=words.text("cli.help.keep", count=KEPT),
    )  # fmt: skip
    @click.pass_obj
    def build(console: Console, site_dir: Path | None, strict: bool, keep: int) -> int:
        from generator.plugin import build_classroom, read_settings  # MkDocs is slow to import

        config_file = console.config_file
        target = site_dir or read_settings(config_file).folder
        meant: set[str] = set()

        def fill(folder: Path) -> None:
            found = build_classroom(
                config_file, folder,
                classroom=classroom, on_page=progress.step, on_files=meant.update,
            )  # fmt: skip
            late = [problem for problem in found if problem not in classroom.problems]
            if late and strict:
                raise ClassroomError(late)
            console.show(late)

        def verify(folder: Path) -> None:
            verify_site(folder, meant, console.root)

        try:
            with claim(target, console.root) as claimed:
                console.busy("cli.checking")
                classroom = open_classroom(console.root, claimed.live)
                console.course_language = classroom.language
                if not _passes(console, classroom, strict):
                    return EXIT_PROBLEMS
                with Progress(console) as progress:
                    done = publish(claimed, fill, verify, keep)
        except ClassroomError as error:
            console.show(error.problems)
            console.say("cli.kept")
            return EXIT_PROBLEMS
        except OSError as error:
            if not console.blame_disk(error):
                raise
            if target.exists():
                console.say("cli.untouched")
            return EXIT_PROBLEMS
        pages = sum(path.endswith(".html") for path in meant)
        console.say("cli.built", folder=target, pages=pages)
        if done.untidy:
            console.note("cli.untidy", why=why_disk(done.untidy, console.catalogue))
        return 0

    return build


def render_command(words: Catalogue) -> click.Command:
    """The command with its help."""

    @click.command("render", help=words.text("cli.help.render"))
    @click.option(
        "--out", metavar="DIR", required=True, type=click.Path(path_type=Path),
        help=words.text("cli.help.out"),
    )  # fmt: skip
    @click.pass_obj
    def render(console: Console, out: Path) -> int:
        from generator.plugin import read_settings

        settings = read_settings(console.config_file)
        console.busy("cli.checking")
        classroom = open_classroom(console.root)
        console.course_language = classroom.language
        if not _passes(console, classroom, strict=False):
            return EXIT_PROBLEMS
        count = render_to_folder(classroom, settings.name, settings.navigation, out)
        console.say("cli.rendered", files=count, folder=out)
        return 0

    return render


def _at_least_none(context: click.Context, option: click.Parameter, count: int) -> int:
    if count < 0:
        raise click.BadParameter(str(count), context, option)
    return count


def _passes(console: Console, classroom: Classroom, strict: bool) -> bool:
    """Show what is wrong; whether a site may be made all the same."""
    console.show(classroom.problems)
    if not classroom.sound:
        console.count(classroom.problems, classroom.file_count)
        console.say("cli.kept")
        return False
    if strict and classroom.problems:
        console.say("cli.strict_kept")
        return False
    return True


class Progress:
    """A count on standard error, so that long work is seen to move."""

    def __init__(self, console: Console) -> None:
        self.done = 0
        self._label = console.catalogue.text("cli.building")

    def __enter__(self) -> Progress:
        click.echo(self._label, err=True)
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown and self.done:
            click.echo(err=True)

    def step(self, total: int) -> None:
        """One more of `total` pages is done."""
        self.done += 1
        if self._shown:
            click.echo(f"\r  {self.done}/{total}", nl=False, err=True)

    @property
    def _shown(self) -> bool:
        return sys.stderr.isatty()

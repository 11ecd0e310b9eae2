"""Printing and exiting: the only place where problems become output."""

from __future__ import annotations

import errno
import json
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from generator.localization import Catalogue, Language, load_catalogue
from generator.problems import Problem, Severity
from generator.reporting import format_github, format_json, format_text

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
DISK_REASONS = {
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOSPC: "full",
    errno.EROFS: "read_only",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "is_folder",
    errno.ENAMETOOLONG: "long_name",
    errno.EMFILE: "many_files",
    errno.ENFILE: "many_files",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EIO: "broken",
    errno.EBUSY: "in_use",
    errno.EXDEV: "other_disk",
    errno.ENOLCK: "no_lock",
}
_WINDOWS_IN_USE = 32  # ERROR_SHARING_VIOLATION, which Python reports as EACCES


@dataclass
class Console:
    """What every command needs: where the classroom is, and in which language to speak."""

    root: Path
    asked_language: Language | None = None
    course_language: Language = "zh"

    @property
    def catalogue(self) -> Catalogue:
        """The language that was asked for, else the course's."""
        return load_catalogue(self.asked_language or self.course_language)

    @property
    def config_file(self) -> Path:
        """The classroom's `mkdocs.yml`; exits with a usage error when there is none."""
        path = self.root / "mkdocs.yml"
        if not path.is_file():
            self.fail_usage("cli.no_classroom", folder=self.root)
        return path

    def say(self, key: str, **params: object) -> None:
        """Print one sentence of the catalogue."""
        click.echo(self.catalogue.text(key, **params))

    def note(self, key: str, **params: object) -> None:
        """Print one sentence beside the output proper, on standard error."""
        click.echo(self.catalogue.text(key, **params), err=True)

    def busy(self, key: str) -> None:
        """Tell a person who waits what is going on; nobody else needs to know."""
        if sys.stderr.isatty():
            self.note(key)

    def show(self, problems: Sequence[Problem], form: str = "text") -> None:
        """Print problems: as text with a closing count, as JSON, or as annotations."""
        if form == "json":
            click.echo(_printable_json(format_json(problems, self.catalogue)))
            return
        write = format_github if form == "github" else format_text
        between = "\n" if form == "github" else "\n\n"
        if problems:
            click.echo(between.join(write(problem, self.catalogue) for problem in problems))
            click.echo()

    def count(self, problems: Sequence[Problem], files: int) -> None:
        """Say how many errors and warnings were found."""
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        if problems:
            warnings = len(problems) - errors
            self.say("cli.found", files=files, errors=errors, warnings=warnings)
        else:
            self.say("cli.clean", files=files)

    def blame_disk(self, error: OSError) -> bool:
        """Say what the disk refused; False for an error that is none of the disk's."""
        why = why_disk(error, self.catalogue)
        if error.filename is not None:
            self.note("cli.disk", path=os.fspath(error.filename), why=why)
        elif error.errno in DISK_REASONS:
            self.note("cli.disk_somewhere", why=why)
        else:
            return False
        return True

    def fail_usage(self, key: str, **params: object) -> NoReturn:
        """Say what was asked wrongly and exit."""
        self.note(key, **params)
        sys.exit(EXIT_USAGE)


def _printable_json(text: str) -> str:
    """JSON in ASCII where the terminal lacks a character: any program reads the same from it."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return json.dumps(json.loads(text), indent=2)
    return text


def make_printing_safe() -> None:
    """Let no terminal encoding stop a message: what it lacks is spelled out."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def report_crash(language: Language | None) -> NoReturn:
    """One plain line for an error that nobody foresaw; the traceback only when asked for."""
    if os.environ.get("CHANGFENG_DEBUG"):
        traceback.print_exc()
    kind, error, _ = sys.exc_info()
    what = " ".join(f"{kind.__name__ if kind else ''}: {error}".split())
    click.echo(load_catalogue(language or "zh").text("cli.crash", what=what), err=True)
    sys.exit(EXIT_PROBLEMS)


def why_disk(error: OSError, words: Catalogue) -> str:
    """The usual reasons in words; any other as the system puts it."""
    reason = DISK_REASONS.get(error.errno or 0)
    if getattr(error, "winerror", None) == _WINDOWS_IN_USE:
        reason = "in_use"
    return words.text(f"cli.disk_reasons.{reason}") if reason else error.strerror or ""

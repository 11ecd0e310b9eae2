"""Runs `changfeng` again and again, each time in a process that gets a signal.

Every line of the input is `<signal>|<write point>|<seconds>`, a tab, and the command's arguments;
point or seconds may be empty. The answer is the exit code, or minus the signal. Started once and
forked, because importing everything takes longer than a build.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from pathlib import Path

from generator.cli import main
from generator.cli.app import build_app
from generator.localization import load_catalogue
from generator.plugin import read_settings
from tests.publishing.points import Points, watch


def run(number: int, point: str, seconds: str, arguments: list[str]) -> int:
    """One command in a child; its exit code, or minus the signal that ended it."""
    alive, held = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(alive)
        # A shell has what it starts in the background ignore it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        points = Points(lambda: os.kill(os.getpid(), number), int(point or 0))
        code = 1
        try:
            with watch(points):
                main(arguments)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        finally:
            os._exit(code)
    os.close(held)
    if seconds and not select.select([alive], [], [], float(seconds))[0]:
        os.kill(child, number)
    os.close(alive)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    # So that everything that a build needs is imported by now.
    build_app(load_catalogue("zh"))
    read_settings(Path(sys.argv[1]))
    for line in sys.stdin:
        when, *given = line.rstrip("\n").split("\t")
        name, at, after = when.split("|")
        sys.stdout.write(f"{run(signal.Signals[name], at, after, given)}\n")
        sys.stdout.flush()

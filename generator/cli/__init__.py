"""The `changfeng` command: the only package that prints and exits."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from types import FrameType

EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 143


class TerminatedError(SystemExit):
    """The system asked the program to end: it clears up as after Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit.

    Everything else is imported here, so that an impatient Ctrl+C while Python is still reading
    modules ends as quietly as any other. Being asked to end (SIGTERM) is as tidy as Ctrl+C.
    """
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        from generator.cli.app import run

        run(arguments)
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise TerminatedError(EXIT_TERMINATED)

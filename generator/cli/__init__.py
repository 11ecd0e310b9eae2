"""The `changfeng` command: the only package that prints and exits."""

from __future__ import annotations

import sys
from collections.abc import Sequence

EXIT_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit.

    Everything else is imported here, so that an impatient Ctrl+C while Python is still reading
    modules ends as quietly as any other.
    """
    try:
        from generator.cli.app import run
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    run(arguments)

"""The one place where a file of `cases/` is opened."""

from __future__ import annotations

from pathlib import Path

from generator.yamldoc import MAX_BYTES


def read_bytes(path: Path) -> bytes | None:
    """The content of a file, one byte beyond the limit at most; None when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return None

"""A classroom folder to publish from."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """As little of a classroom as publishing looks at."""
    for name in ("cases", "docs"):
        (tmp_path / name).mkdir()
    return tmp_path

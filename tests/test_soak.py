"""Long tests, run by `make soak` only."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

RUNS = 24


@pytest.mark.soak
def test_no_circumstance_changes_a_byte(repository: Path, tmp_path: Path) -> None:
    """Full builds under other hash seeds, time zones, locales and folders."""
    zones = ("UTC", "Asia/Shanghai", "America/New_York")
    locales = ("C", "C.UTF-8", "POSIX", "zh_CN.GBK")
    digests = set()
    for number in range(RUNS):
        target = tmp_path / f"运行 {number}" / "site"
        done = subprocess.run(
            [sys.executable, "-m", "generator", "build", "--site-dir", str(target)],
            cwd=repository,
            env={
                **os.environ,
                "PYTHONHASHSEED": str(number),
                "TZ": zones[number % len(zones)],
                "LC_ALL": locales[number % len(locales)],
            },
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, (number, done.stdout, done.stderr)
        digest = hashlib.sha256()
        for path in sorted(path for path in target.rglob("*") if path.is_file()):
            digest.update(path.relative_to(target).as_posix().encode("utf-8") + b"\0")
            digest.update(path.read_bytes())
        digests.add(digest.hexdigest())
    assert len(digests) == 1

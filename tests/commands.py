"""Running the command in tests: in a process of its own, or in this one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main


def run(
    *arguments: str | Path, given: str | None = None, encoding: str = "utf-8", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        input=None if given is None else given.encode("utf-8"),
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, **environment},
        check=False,
    )


def said(done: subprocess.CompletedProcess[bytes], encoding: str = "utf-8") -> str:
    text = (done.stdout + done.stderr).decode(encoding)
    assert "Traceback" not in text
    return text


class Ran:
    """The outcome of a command in this process: quicker where a process proves nothing more."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> None:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        self.code = stopped.value.code or 0
        self.out, self.err = capsys.readouterr()


def break_title(classroom: Path, name: str = "shared-garden") -> Path:
    """Give a case the commonest of all slips."""
    case = classroom / "cases" / f"{name}.yml"
    case.write_text(case.read_text("utf-8").replace("\ntitle: ", "\ntitle："), "utf-8")
    return case


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

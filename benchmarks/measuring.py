"""What is measured: processes of their own, previews as people run them, pages as they are sent."""

from __future__ import annotations

import gzip
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.previews import preview


@dataclass(frozen=True)
class Run:
    """One command, or the median of several runs of it."""

    seconds: float
    megabytes: float
    """Greatest resident memory."""


def run_command(command: list[str], folder: Path) -> Run:
    """Run to the end; the system itself tells the memory."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert process.stdout is not None
    said = process.stdout.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    assert process.returncode == 0, said
    # Linux counts kilobytes, macOS bytes.
    return Run(seconds, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024))


def median_run(work: Callable[[], Run], times: int) -> Run:
    """The median of seconds, the greatest of memory."""
    runs = [work() for _ in range(times)]
    return Run(statistics.median(run.seconds for run in runs), max(run.megabytes for run in runs))


def build_ours(folder: Path) -> Run:
    """`changfeng build`: checked, verified and swapped into place."""
    return run_command([sys.executable, "-m", "generator", "build"], folder)


def build_plainly(folder: Path) -> Run:
    """`mkdocs build`, as for the peer."""
    return run_command([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)


def time_edits(folder: Path, case_id: str, times: int) -> float:
    """Median seconds from saving a case until a waiting browser can load its page."""
    case = folder / "cases" / f"{case_id}.yml"
    good = case.read_text("utf-8")
    taken = []
    try:
        with preview(folder) as running:
            for number in range(times):
                words = f"改过{number + 1}次。"
                changed = good.replace('text: "', f'text: "{words}', 1)
                start = time.perf_counter()
                page = running.after_change(case, changed, f"cases/{case_id}.html")
                taken.append(time.perf_counter() - start)
                assert words in page
    finally:
        case.write_text(good, "utf-8")
    return statistics.median(taken)


def page_weight(site: Path, page: str, besides: Iterable[str] = ()) -> float:
    """Kilobytes, compressed, of a page with the style and script it names, and of `besides`."""
    html = (site / page).read_text("utf-8")
    tags = re.findall(r"<(?:link|script)\b[^>]*>", html)
    named = [
        match[1]
        for tag in tags
        if (match := re.search(r'(?:href|src)="([^":#?]+\.(?:css|js))"', tag))
    ]
    files = [site / page, *((site / page).parent / name for name in named)]
    files += [site / name for name in besides]
    return sum(len(gzip.compress(file.read_bytes())) for file in files) / 1024

"""How long a full build takes, beside stock Material for MkDocs on the same text in the same run.

The classroom is measured as it stands, and again with its richest case copied many times, so that
the share of what does not depend on the number of cases can be seen.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generator.classroom import open_classroom
from generator.library import Library
from generator.rendering.text import plain
from generator.site import PageFile, SiteOptions, build_site

ROOT = Path(__file__).parent.parent
RUNS = 5
COPIES = (0, 100)
TEMPLATE = "zizhi-jiayuan"


def main() -> None:
    """Print one table: our stages, our full build, the peer's full build, their ratio."""
    print(f"median of {RUNS} runs, seconds")
    print(f"{'cases':>6} {'load+check':>11} {'pages':>8} {'build':>8} {'peer':>8} {'ratio':>6}")
    for copies in COPIES:
        with tempfile.TemporaryDirectory() as folder:
            print_row(Path(folder, "classroom"), Path(folder, "peer"), copies)


def print_row(classroom: Path, peer: Path, copies: int) -> None:
    """Measure one size of classroom."""
    count = copy_classroom(classroom, copies)
    write_peer(classroom, peer)
    library = open_sound(classroom)
    checking = median(lambda: open_classroom(classroom))
    pages = median(lambda: build_site(library, SiteOptions(root=classroom)))
    ours = median(lambda: mkdocs(classroom))
    theirs = median(lambda: mkdocs(peer))
    print(
        f"{count:>6} {checking:>11.2f} {pages:>8.2f} {ours:>8.2f} {theirs:>8.2f}"
        f" {ours / theirs:>6.2f}"
    )


def open_sound(folder: Path) -> Library:
    """The library of a classroom without errors."""
    classroom = open_classroom(folder)
    assert classroom.library is not None
    assert classroom.sound, classroom.problems
    return classroom.library


def copy_classroom(target: Path, copies: int) -> int:
    """The real classroom with one of its cases copied; how many cases that makes."""
    for name in ("cases", "docs"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    text = (target / "cases" / f"{TEMPLATE}.yml").read_text("utf-8")
    names = [f"{TEMPLATE}-{number}" for number in range(copies)]
    for name in names:
        (target / "cases" / f"{name}.yml").write_text(text, "utf-8")
    course = target / "cases" / "course.yml"
    listed = re.sub(
        rf"(?<=[\[ ]){TEMPLATE}(?=[,\]])", ", ".join([TEMPLATE, *names]), course.read_text("utf-8")
    )
    course.write_text(listed, "utf-8")
    return len(list((target / "cases").glob("*.yml"))) - 2


def write_peer(classroom: Path, target: Path) -> None:
    """The same words as Markdown for stock Material, with its search and a pruned navigation."""
    for file in build_site(open_sound(classroom), SiteOptions()):
        if isinstance(file, PageFile):
            html = re.sub(r"<script.*?</script>", "", file.page.html, flags=re.DOTALL)
            blocks = re.split(r"</(?:p|li|h\d|dt|dd|summary)>", html)
            lines = [plain(re.sub(r"<[^>]*>", "", block)).strip() for block in blocks]
            page = target / "docs" / file.path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text("\n\n".join(filter(None, lines)), "utf-8")
    (target / "mkdocs.yml").write_text(
        "site_name: peer\ntheme:\n  name: material\n  font: false\n"
        "  features: [navigation.prune]\nplugins: [search]\n",
        "utf-8",
    )


def mkdocs(folder: Path) -> None:
    """One full build in a process of its own, as a user would run it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def median(work: Callable[[], object]) -> float:
    """Median seconds of several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()

"""Ours beside stock Material for MkDocs on the same words, in one run; `make bench` calls it.

Seconds depend on the machine and on what else it does; what counts are the ratios of one run.
`make bench ARGS="--sizes 100"` is a quick look; a run of all sizes is kept in `RESULTS.md`.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from benchmarks import learner, search
from benchmarks.measuring import (
    Run,
    build_ours,
    build_plainly,
    median_run,
    page_weight,
    run_command,
    time_edits,
)

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).with_name("RESULTS.md")
SIZES = (100, 1000, 5000)
RUNS = 5
MANY = 5000
"""From this many cases on, one run has to do, of ours and of the peer's; nothing is edited."""
PACKAGES = ("mkdocs", "mkdocs-material", "jieba", "jinja2", "pydantic", "nh3", "markdown")

Row = tuple[str, ...]
COLUMNS = (
    "cases",
    "ours, s",
    "plain `mkdocs build`, s",
    "peer, s",
    "ours / peer",
    "plain / peer",
    "ours, MB",
    "peer, MB",
    "one edit in `serve`, s",
    "edit / ours",
)


def main() -> None:
    """Measure, print, and keep the table when it is whole."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many cases")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often; the median counts")
    parser.add_argument("--keep", action="store_true", help="keep the table of chosen sizes too")
    arguments = parser.parse_args()
    lines = list(heading(arguments.runs))
    print("\n".join(lines))
    for line in tables(arguments.sizes, arguments.runs):
        print(line, flush=True)
        lines.append(line)
    if arguments.keep or tuple(arguments.sizes) == SIZES:
        RESULTS.write_text("\n".join([*lines, ""]), "utf-8")


def heading(runs: int) -> Iterator[str]:
    """When, with what, on how much: no name of a machine, no path."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    yield "# Measured by `make bench`"
    yield ""
    yield f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {sys.platform},"
    yield f"{os.cpu_count()} cores; {versions}."
    yield f"Median of {runs} runs, of one run from {MANY} cases on. The peer is stock Material for"
    yield "MkDocs with its search, jieba and `navigation.prune`, on the same words. Ratios are what"
    yield "counts: both sides of each were measured in the same run."
    if hasattr(os, "getloadavg"):
        yield f"Load of the machine at the start: {os.getloadavg()[0]:.1f}."


def tables(sizes: list[int], runs: int) -> Iterator[str]:
    """Every table, row by row as it is measured."""
    yield from ("", "## Full build", "", as_row(COLUMNS), as_row(("---",) * len(COLUMNS)))
    weights: list[str] = []
    ours: dict[int, Run] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            row, ours[size] = measure(Path(folder), size, runs if size < MANY else 1)
            yield row
            weights += weigh(Path(folder), size)
    if len(sizes) > 1:
        yield ""
        yield from growth(ours)
    yield from (
        "",
        "## Weight of a page",
        "",
        "With its style and script, compressed, in kB; for the peer also the index of its search,",
        "which every first page view fetches.",
        "",
        "| cases | page | ours | peer | ours / peer | peer with its index |",
        "|---|---|---|---|---|---|",
    )
    yield from weights
    yield from (
        "",
        "## Search",
        "",
        "Each question asked afresh; index and text as gzip sends them.",
        "",
    )
    yield from search.table(search.SIZES if tuple(sizes) == SIZES else sizes)
    yield from ("", "## A learner's pages", "")
    yield from learner.table(learner.EVENTS, runs)


def measure(folder: Path, size: int, runs: int) -> tuple[str, Run]:
    """Build and edit one size of classroom; the sites stay in `folder`."""
    run_command([sys.executable, "-m", "benchmarks.peer", str(folder), str(size)], ROOT)
    classroom, peer = folder / "ours", folder / "peer"
    full = median_run(lambda: build_ours(classroom), runs)
    theirs = median_run(lambda: build_plainly(peer), runs)
    plain = plain_ratio = edit = edit_ratio = "–"
    if size < MANY:
        plainly = median_run(lambda: build_plainly(classroom), runs)
        plain, plain_ratio = f"{plainly.seconds:.2f}", f"{plainly.seconds / theirs.seconds:.2f}"
        shown = time_edits(classroom, f"case-{size // 2:05}", max(runs, 3))
        edit, edit_ratio = f"{shown:.2f}", f"**{shown / full.seconds:.2f}**"
    cells = (
        f"{size:,}",
        f"{full.seconds:.2f}",
        plain,
        f"{theirs.seconds:.2f}",
        f"**{full.seconds / theirs.seconds:.2f}**",
        plain_ratio,
        f"{full.megabytes:.0f}",
        f"{theirs.megabytes:.0f}",
        edit,
        edit_ratio,
    )
    return as_row(cells), full


def growth(ours: dict[int, Run]) -> Iterator[str]:
    """How much longer each size takes than the one before it."""
    sizes = sorted(ours)
    for small, large in pairwise(sizes):
        ratio = ours[large].seconds / ours[small].seconds
        yield f"- {small:,} → {large:,} cases: {ratio:.1f} times the time"


def weigh(folder: Path, size: int) -> Iterator[str]:
    """Pages of both sites."""
    ours, peer = folder / "ours" / "site", folder / "peer" / "site"
    for page in ("index.html", "cases/index.html", "cases/case-00050.html", "sources.html"):
        mine, theirs = page_weight(ours, page), page_weight(peer, page)
        whole = page_weight(peer, page, ["search/search_index.json"])
        cells = (f"{size:,}", page, f"{mine:.0f}", f"{theirs:.0f}", f"{mine / theirs:.2f}")
        yield as_row((*cells, f"{whole:.0f}"))


def as_row(cells: Row) -> str:
    """One line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()

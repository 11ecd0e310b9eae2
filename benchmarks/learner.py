"""How soon a learner's pages are ready, how smoothly, and how heavy: the real site on a phone,
beside stock Material for MkDocs with the same words.

`python -m benchmarks.learner` prints the table that `make bench` prints too. Milliseconds depend on
the machine and on what else it does; layout shift and bytes do not.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from benchmarks.measuring import build_plainly
from benchmarks.peer import write_peer
from benchmarks.visits import Visit, fill_log, profile, visit
from generator.plugin import build_classroom
from tests.browser.chromium import serve
from tests.browser.histories import read_outline
from tests.browser.quizzing import start

ROOT = Path(__file__).parent.parent
RUNS = 5
EVENTS = (0, 10_000, 50_000)
READY = {0: 300, 10_000: 300, 50_000: 1500}
"""Events in the log -> milliseconds until a page must be ready."""
SLOWDOWN = 4
SLOWED = 10_000
"""Up to this many events no task may be long on a slow phone."""
LONG = 50
"""Milliseconds from which on a browser calls a task long."""
CASE = "cases/weige-fense.html"
"""The page with the most questions."""
QUIZ = "modules/fine-governance-quiz.html"
ASSETS = "assets/classroom"
WEIGHT = {"reader": 25.0}
WEIGHT_OF_TWO = 60.0
"""Kilobytes of the reader's bundle and another: what a page of one who learns loads."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="how often; the median counts")
    parser.add_argument("--events", type=int, nargs="+", default=EVENTS, help="how long a log")
    arguments = parser.parse_args()
    for line in table(arguments.events, arguments.runs):
        print(line, flush=True)


def table(sizes: Sequence[int], runs: int) -> Iterator[str]:
    """The rows, as they are measured; sizes go up, for a log only grows."""
    if hasattr(os, "getloadavg"):
        yield f"Load of the machine now: {os.getloadavg()[0]:.1f}. Medians of {runs} runs."
        yield ""
    yield "| what | on | goal | measured |"
    yield "|---|---|---|---|"
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        serve(Path(folder, "site")) as url,
        serve(Path(folder, "peer", "site")) as peer,
    ):
        site = Path(folder, "site")
        build_classroom(ROOT / "mkdocs.yml", site)
        write_peer(ROOT, Path(folder, "peer"))
        build_plainly(Path(folder, "peer"))
        outline = read_outline((site / ASSETS / "data/outline.js").read_text("utf-8"))
        with profile(playwright, Path(folder, "profile")) as context:
            stored = 0
            for size in sorted(sizes):
                if size > stored:
                    fill_log(context, f"{url}/index.html", outline, size - stored)
                    stored = size
                yield from measure(context, url, peer, size, runs)
        yield from measure_newcomers(playwright, Path(folder), url, runs)
        yield from weights(site)


def measure(context: BrowserContext, url: str, peer: str, size: int, runs: int) -> Iterator[str]:
    """Everything that hangs on how long the log is. The peer's pages, without a log, in turns."""
    log = f"{size:,} events"
    for name, path in (("home", "index.html"), ("case page", CASE)):
        both = in_turns(context, (f"{url}/{path}", f"{peer}/{path}"), runs)
        goal = f"≤ {READY[size]} ms" if size in READY else ""
        yield row("log ready", f"{name}, {log}", goal, *each(both, "ready"))
        yield row("parts mounted", f"{name}, {log}", goal, *each(both, "mounted"))
    if size > SLOWED:
        return
    both = in_turns(context, (f"{url}/{CASE}", f"{peer}/{CASE}"), runs, slowdown=SLOWDOWN)
    where = f"case page, {log}, {SLOWDOWN}× slower"
    yield row("longest task", where, f"< {LONG} ms", *each(both, "longest"))
    yield row("longest layout", where, "", *each(both, "layout"))
    for name, path in (("case page", CASE), ("module quiz page", QUIZ)):
        [visits] = in_turns(context, [f"{url}/{path}"], runs)
        yield row("layout shift", f"{name}, {log}", "0", [seen.shift for seen in visits], "")


def measure_newcomers(playwright: Playwright, folder: Path, url: str, runs: int) -> Iterator[str]:
    """What moves for whom everything is new: she is greeted once and draws a quiz once."""
    greeted, started = [], []
    for number in range(runs):
        with profile(playwright, folder / f"profile-{number}") as context:
            greeted.append(visit(context, f"{url}/{CASE}").shift)
            started.append(visit(context, f"{url}/{QUIZ}", act=start).shift)
    yield row("layout shift", "case page, first visit ever", "0", greeted, "")
    yield row("layout shift", "module quiz started", "0", started, "")


def in_turns(
    context: BrowserContext, addresses: Sequence[str], runs: int, **options: Any
) -> list[list[Visit]]:
    """Visits to each address, one after the other; the first of each fills the cache."""
    turns = [[visit(context, one, **options) for one in addresses] for _ in range(runs + 1)]
    return [list(visits) for visits in zip(*turns[1:], strict=True)]


def each(visits: Sequence[Sequence[Visit]], take: str) -> tuple[list[float], str, list[float]]:
    """Milliseconds of our visits and of the peer's, as `row` wants them."""
    ours, theirs = ([getattr(seen, take) for seen in one] for one in visits)
    return ours, "ms", theirs


def weights(site: Path) -> Iterator[str]:
    """Each bundle as the tests weigh it, and as it is sent: with its words before it."""
    sent = {path.stem: weight(path) for path in sorted((site / ASSETS).glob("*.js"))}
    sizes = {name: weight(ROOT / "generator" / ASSETS / f"{name}.js") for name in sent}
    for name, size in sizes.items():
        goal = WEIGHT.get(name, WEIGHT_OF_TWO - sizes["reader"])
        measured = f"**{size:.1f}** kB; {sent[name]:.1f} with its words"
        yield f"| bundle, gzip | {name}.js | ≤ {goal:.1f} kB | {measured} |"


def weight(path: Path) -> float:
    """Kilobytes of a file as gzip sends it."""
    return len(gzip.compress(path.read_bytes(), 9)) / 1000


def row(
    what: str,
    where: str,
    goal: str,
    values: Sequence[float],
    unit: str,
    peers: Sequence[float] = (),
) -> str:
    """One line of the table: the median, the span beside it, and what it is of the peer's."""
    digits = 0 if unit else 4
    median = f"{statistics.median(values):.{digits}f}"
    span = f"{min(values):.{digits}f}–{max(values):.{digits}f}"
    ratio = ""
    if peers:
        theirs = statistics.median(peers)
        share = statistics.median(values) / theirs if theirs else 0
        ratio = f"; {share:.2f} of the peer's {theirs:.0f}"
    return f"| {what} | {where} | {goal} | **{median}**{unit and ' ' + unit} ({span}){ratio} |"


if __name__ == "__main__":
    main()

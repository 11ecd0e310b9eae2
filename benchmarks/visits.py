"""Visits to a page of the real site in Chromium, watched from inside from the first moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.chromium import ARGUMENTS, PHONE, find_chromium
from tests.browser.histories import WRITE

PATIENCE = 120_000
QUIET = 2000
"""Milliseconds without a change or a long task after which a page counts as settled."""
WATCH = """(() => {
  const seen = { ready: 0, changed: 0, tasks: [], layouts: [], shifts: [] };
  window.changfengSeen = seen;
  let opening;
  Object.defineProperty(window, "changfengLog1", {
    get: () => opening,
    set: (log) => {
      opening = log;
      // Whoever waits for the log has had its turn when the next task begins.
      log.then(() => setTimeout(() => { seen.ready = performance.now(); }, 0));
    },
  });
  // A page without a log is ready when its scripts have run.
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => {
    if (!opening) seen.ready = performance.now();
  }, 0));
  const collect = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take))
      .observe({ type, buffered: true });
  collect("longtask", (entry) => seen.tasks.push([entry.startTime, entry.duration]));
  // What no script has a part in is no long task to a browser, but keeps the page as busy.
  collect("long-animation-frame", ({ startTime, duration, styleAndLayoutStart }) => {
    if (styleAndLayoutStart) seen.layouts.push(startTime + duration - styleAndLayoutStart);
  });
  collect("layout-shift", (entry) => {
    if (!entry.hadRecentInput) seen.shifts.push(entry.value);
  });
  setInterval(() => {
    const last = seen.tasks.reduce((latest, [from, length]) => Math.max(latest, from + length), 0);
    const rest = performance.now() - Math.max(seen.ready, seen.changed, last);
    if (seen.ready > 0 && rest > QUIET) console.debug("SETTLED");
  }, 100);
})()"""
CHANGES = """new MutationObserver((records) => {
  // That the copy is full is only known when it was gone through, long after all is there.
  if (records.some(({ target }) => !target.closest || !target.closest(".log-banner-place"))) {
    changfengSeen.changed = performance.now();
  }
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });"""
"""Not where tasks are measured: to note each change makes them up to 10 ms longer when slow."""
SETTLED = "changfeng: at rest"


@dataclass(frozen=True)
class Visit:
    """What one visit showed; times in milliseconds since the navigation began."""

    ready: float
    """Both stores were read; on a page without a log, its scripts had run."""
    mounted: float
    """The last part had changed the page for the last time; as `ready` on a slow phone."""
    longest: float
    """The longest task; 0 when none lasted 50 ms."""
    layout: float
    """The longest that styles, layout and painting took in one go; 0 when no frame lasted 50 ms."""
    shift: float


@contextmanager
def profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """A browser on a phone's screen whose stores are on disk, as a learner's are."""
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=find_chromium(), args=list(ARGUMENTS), viewport=PHONE
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH.replace("QUIET", str(QUIET)).replace("SETTLED", SETTLED))
    yield context
    context.close()


def settle(page: Page) -> Visit:
    """Wait until a page has come to rest. It says so itself: to ask would be a long task."""
    page.wait_for_event("console", lambda message: message.text == SETTLED)
    seen = page.evaluate("window.changfengSeen")
    return Visit(
        ready=seen["ready"],
        mounted=max(seen["ready"], seen["changed"]),
        longest=max((length for _, length in seen["tasks"]), default=0),
        layout=max(seen["layouts"], default=0),
        shift=sum(seen["shifts"]),
    )


def visit(
    context: BrowserContext,
    address: str,
    *,
    slowdown: int = 1,
    act: Callable[[Page], object] | None = None,
) -> Visit:
    """Open a page in a tab of its own; with `act` only what moves from then on counts."""
    page = context.new_page()
    if slowdown > 1:
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    else:
        page.add_init_script(CHANGES)
    page.goto(address)
    seen = settle(page)
    if act:
        page.evaluate("window.changfengSeen.shifts.length = 0")
        act(page)
        seen = settle(page)
    page.close()
    return seen


def fill_log(context: BrowserContext, address: str, outline: dict[str, Any], count: int) -> None:
    """Answer practice questions `count` times over the last months, through the page's own log."""
    page = context.new_page()
    page.add_init_script(CHANGES)
    page.goto(address)
    settle(page)
    page.evaluate(WRITE, attempts(outline, count))
    # The last that is written is the copy, a slice at a time.
    page.reload()
    settle(page)
    page.close()


def attempts(outline: dict[str, Any], count: int) -> list[tuple[float, list[Sequence[Any]]]]:
    """Steps of a hundred answers each, one a day, on whatever the course asks."""
    draw = Random(count)
    asked = [
        {"case": case, "question": question, "revision": found["revision"], "kind": found["kind"]}
        for case, lesson in outline["cases"].items()
        for question, found in lesson["questions"].items()
        if found["use"] != "quiz"
    ]
    days = -(-count // 100)
    first = datetime.now() - timedelta(days=days)
    return [
        (
            round((first + timedelta(days=day)).timestamp() * 1000),
            [("attempt", attempt(draw, asked)) for _ in range(min(100, count - day * 100))],
        )
        for day in range(days)
    ]


def attempt(draw: Random, asked: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One answer, right three times in four."""
    return {
        "mode": "practice",
        "session": None,
        **draw.choice(asked),
        "try": 1,
        "hints": 0,
        "response": "a",
        "score": int(draw.random() < 0.75),
    }

"""The browser floor: no API is newer than it, unless a test for it stands before."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
FRONTEND = ROOT / "generator" / "frontend"
BUNDLES = ROOT / "generator" / "assets" / "classroom"
FLOOR: dict[str, Any] = tomllib.loads((FRONTEND / "floor.toml").read_text("utf-8"))


def code_of(path: Path) -> str:
    """A source without its comments, which may speak of anything."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"(?m)(^|\s)//.*$", "", text)


SOURCES = {
    path.relative_to(FRONTEND).as_posix(): code_of(path)
    for path in FRONTEND.rglob("*.js")
    if path.name != "build.js"
}


def uses(code: str) -> set[str]:
    """Which of the newer names occur."""
    return {name for name in FLOOR["newer"] if re.search(name, code)}


# Minifying may call a function `is`, and `{yours: describe(a)}` then looks like a selector. The
# libraries know no selectors, and our own stand in the sources.
LOOKS_LIKE_A_SELECTOR = r":(has|is|where)\("


def test_the_syntax_is_lowered_to_the_floor() -> None:
    browsers = FLOOR["browsers"]
    target = f'"chrome{browsers["chrome"]}", "safari{browsers["safari"]}"'
    assert target in (FRONTEND / "build.js").read_text("utf-8")


def test_what_is_newer_is_guarded() -> None:
    guarded = {(guard["file"], guard["name"]) for guard in FLOOR["guarded"]}
    used = {(file, name) for file, code in SOURCES.items() for name in uses(code)}
    assert sorted(used - guarded) == []
    assert sorted(guarded - used) == [], "no longer used: take it out of floor.toml"


def test_every_guard_stands_where_it_is_said_to() -> None:
    for guard in FLOOR["guarded"]:
        assert guard["name"] in FLOOR["newer"]
        assert guard["test"] in SOURCES[guard["file"]], guard


@pytest.mark.parametrize("bundle", sorted(path.name for path in BUNDLES.glob("*.js")))
def test_bundled_libraries_bring_nothing_newer(bundle: str) -> None:
    allowed = {guard["name"] for guard in FLOOR["guarded"]} | {LOOKS_LIKE_A_SELECTOR}
    text = (BUNDLES / bundle).read_text("utf-8").split("\n", 1)[1]
    assert sorted(uses(text) - allowed) == []


def test_the_names_are_found() -> None:
    """A pattern that matches nothing would guard nothing."""
    samples = {
        "list.at(-1)", "text.replaceAll('a', 'b')", "node.replaceChildren()", "list.findLast(f)",
        "list.toSorted()", "Object.hasOwn(a, 'b')", "Map.groupBy(a, f)", "Array.fromAsync(a)",
        "Promise.any(a)", "new WeakRef(a)", "structuredClone(a)", "crypto.randomUUID()",
        "crypto.subtle", "navigator.locks", "new BroadcastChannel('a')", "storage.persist()",
        "navigator.clipboard", "navigator.share(a)", "navigator.serviceWorker", "node.inert",
        "node.checkVisibility()", "dialog.showModal()", "node.showPopover()",
        "form.requestSubmit()", "event.submitter", "requestIdleCallback(f)",
        "new CompressionStream('gzip')", "Intl.Segmenter", "{ dateStyle: 'long' }", "'scrollend'",
        "window.speechSynthesis", "new SpeechSynthesisUtterance()", "URL.canParse(a)",
        "AbortSignal.timeout(9)", "{ signal: a }", "transaction.commit()", "node.ariaPressed",
        "/(?<=a)b/", "':has(a)'", "':focus-visible'",
    }  # fmt: skip
    found = {name for sample in samples for name in uses(sample)}
    assert found == set(FLOOR["newer"]) > {LOOKS_LIKE_A_SELECTOR}
    assert len(samples) == len(found)

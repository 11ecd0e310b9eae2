"""Small sites for tests of publishing: made in no time, each file telling its release."""

from __future__ import annotations

import json
from pathlib import Path

from generator.publishing import MARKER, Claim, Outcome, claim, publish, write_fresh

FILES = ("index.html", "cases/one.html")


def contents(release: str) -> dict[str, str]:
    """Path -> text of every file of a release."""
    number = sum(map(ord, release))
    register = {"version": 1, "course": {"revision": f"{number:08x}"}}
    page = "<!doctype html><html><body>{}</body></html>"
    return {MARKER: json.dumps(register)} | {path: page.format(release) for path in FILES}


def fill(folder: Path, release: str) -> None:
    """Write a release as a build would."""
    for path, text in contents(release).items():
        write_fresh(folder / path, text)


def replace(site: Path, root: Path, release: str, keep: int = 1) -> Outcome:
    """Publish a release."""
    with claim(site, root) as claimed:
        return publish_into(claimed, release, keep)


def publish_into(claimed: Claim, release: str, keep: int = 1) -> Outcome:
    """Publish a release into a folder that is claimed already."""
    return publish(claimed, lambda folder: fill(folder, release), lambda folder: None, keep)


def release_of(site: Path) -> str | None:
    """Which release a folder holds, whole; None where nothing is. Fails for a mixture."""
    if not site.exists():
        return None
    found = {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in site.rglob("*")
        if path.is_file()
    }
    release = found.get("index.html", "").partition("<body>")[2].partition("<")[0]
    assert found == contents(release), sorted(found)
    return release

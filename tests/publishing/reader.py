"""Reads a site as fast as it can while it is replaced, and tells whatever it saw that was wrong.

Arguments: the site's folder; a JSON file with the known releases, each path -> SHA-256. Reads until
its input ends, then prints a JSON object: how many reads, how many passes, and what was wrong.
"""

from __future__ import annotations

import hashlib
import json
import os
import select
import sys
from collections import Counter
from pathlib import Path

Releases = list[dict[str, str]]


def read_all(folder: int, paths: list[str]) -> dict[str, str]:
    """Path -> SHA-256 of files below an open folder, which stays the same folder throughout."""
    found = {}
    for path in paths:
        handle = os.open(path, os.O_RDONLY, dir_fd=folder)
        with os.fdopen(handle, "rb") as stream:
            found[path] = hashlib.sha256(stream.read()).hexdigest()
    return found


def main(site: Path, releases: Releases) -> dict[str, object]:
    """Alternate between the two ways of reading: a folder held open, and path by path."""
    paths = sorted(releases[0])
    wrong: Counter[str] = Counter()
    reads = passes = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        passes += 1
        part = [paths[(passes * 7 + step * 13) % len(paths)] for step in range(8)]
        try:
            folder = os.open(site, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            wrong["missing folder"] += 1
            continue
        try:
            seen = read_all(folder, part)
            if not any(all(each[path] == seen[path] for path in part) for each in releases):
                wrong["mixed"] += 1
        except FileNotFoundError:
            wrong["missing in an open folder"] += 1
        finally:
            os.close(folder)
        for path in part:
            try:
                digest = hashlib.sha256((site / path).read_bytes()).hexdigest()
            except FileNotFoundError:
                wrong["missing file"] += 1
                continue
            if all(each[path] != digest for each in releases):
                wrong["not whole"] += 1
        reads += 2 * len(part)
    return {"reads": reads, "passes": passes, "wrong": wrong}


if __name__ == "__main__":
    known = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), known)))

"""The lists of the index as text: short in UTF-8, quick to read in a browser.

A list holds, for each page in rising order: one character for the step from the page before, at
most one for where the key stands on the page, then one for each place, or `*` for more places than
are worth their bytes, or nothing when places do not matter. `frontend/search/postings.js` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.search.extraction import Kind

PERIOD = 64
"""Places are counted modulo this."""
PLACES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MANY = "*"
MOST_PLACES = 32
"""Beyond so many on one page a key is taken to stand everywhere on it."""
KINDS = {Kind.MARGIN: "~", Kind.BODY: "", Kind.HEADING: "^", Kind.TITLE: "!"}
SHORT_STEPS = "#$%'()+,./:;=?@[]{|}"
LONG_STEPS = range(0xA1, 0xD800)
"""Code points of longer steps; below them stand controls, above them halves of pairs."""
SKIP = " "
"""A step of this many pages that leads to no page."""
SKIPPED = len(SHORT_STEPS) + len(LONG_STEPS)

_STEPS: list[str] = [*SHORT_STEPS, *map(chr, LONG_STEPS)]


def write_step(pages: int) -> str:
    """The step over `pages` pages that lack the key."""
    skips, rest = divmod(pages, SKIPPED)
    return SKIP * skips + _STEPS[rest]


def write_places(places: Sequence[int], page_of: Sequence[int], kind_of: Sequence[int]) -> str:
    """The list of a key that stands at these global places, in rising order.

    `page_of` and `kind_of` tell of each stretch of `PERIOD` places its page and its kind.
    """
    if len(places) == 1:  # Most keys: worth a shorter way.
        place = places[0]
        step, stretch = page_of[place >> 6], place >> 6
        head = _STEPS[step] if step < SKIPPED else write_step(step)
        return head + _MARKS[kind_of[stretch]] + PLACES[place & 63]
    written: list[str] = []
    found: list[str] = []
    previous, page, kind = -1, -1, 0
    for place in places:
        stretch = place >> 6
        if page_of[stretch] != page:
            if found:
                written.append(_entry(page - previous - 1, kind, found))
                previous = page
                found = []
            page, kind = page_of[stretch], 0
        if kind_of[stretch] > kind:
            kind = kind_of[stretch]
        found.append(PLACES[place & 63])
    written.append(_entry(page - previous - 1, kind, found))
    return "".join(written)


def write_pages(pages: Iterable[tuple[int, int]]) -> str:
    """The list of a key whose places do not matter: pages in rising order, each with its kind."""
    written: list[str] = []
    previous = -1
    for page, kind in pages:
        written.append(write_step(page - previous - 1) + _MARKS[kind])
        previous = page
    return "".join(written)


def replace_page(written: str, page: int, entry: str | None) -> str:
    """The list with another entry (its mark and places) for one page; without it when None."""
    entries: dict[int, str] = {}
    previous = -1
    for step, rest in _ENTRY.findall(written):
        previous += read_step(step) + 1
        entries[previous] = rest
    entries.pop(page, None)
    if entry is not None:
        entries[page] = entry
    changed: list[str] = []
    previous = -1
    for found, rest in sorted(entries.items()):
        changed.append(write_step(found - previous - 1) + rest)
        previous = found
    return "".join(changed)


def read_step(step: str) -> int:
    """The pages that a step leaves out."""
    return SKIPPED * (len(step) - 1) + _LENGTHS[step[-1]]


_MARKS = [KINDS[kind] for kind in Kind]
_LENGTHS = {char: length for length, char in enumerate(_STEPS)}
_ENTRY = re.compile(r"( *[^A-Za-z0-9_*~^! -])([~^!]?[A-Za-z0-9_*-]*)")


def _entry(step: int, kind: int, found: list[str]) -> str:
    places = "".join(sorted(found)) if len(found) <= MOST_PLACES else MANY
    return (_STEPS[step] if step < SKIPPED else write_step(step)) + _MARKS[kind] + places

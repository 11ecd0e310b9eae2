"""Long lists, cut into pages of bounded size.

The first page keeps the address that the list has always had; the others stand beside it. An
underscore parts their number, because no id may hold one: no case can take such an address.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

PAGE_SIZE = 50
"""How many entries one page of a list holds."""
FEW = 12
"""How many entries are shown where a list is only hinted at, with a link to all of it."""
_NEAR = 2
"""How many pages before and after the present one the pager names."""


@dataclass(frozen=True)
class LeafLink:
    """One number of the pager."""

    number: int
    href: str
    current: bool
    after_gap: bool
    """Whether numbers are left out before it."""


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """One page of a list."""

    path: str
    items: tuple[T, ...]
    number: int
    total: int
    links: tuple[LeafLink, ...]
    """The first page, the last, and those around this one; empty when there is only one."""
    previous: str | None
    following: str | None


def leaf_path(path: str, number: int) -> str:
    """The path of the n-th page of the list that begins at `path`."""
    return path if number == 1 else f"{path}_{number}"


def leaf_of(index: int) -> int:
    """The number of the page that holds the entry at `index`."""
    return index // PAGE_SIZE + 1


def cut(path: str, items: Sequence[T]) -> Iterator[Leaf[T]]:
    """The pages of a list, at least one."""
    total = max(1, leaf_of(len(items) - 1))
    for number in range(1, total + 1):
        start = (number - 1) * PAGE_SIZE
        yield Leaf(
            path=leaf_path(path, number),
            items=tuple(items[start : start + PAGE_SIZE]),
            number=number,
            total=total,
            links=tuple(_links(path, number, total)) if total > 1 else (),
            previous=_href(path, number - 1) if number > 1 else None,
            following=_href(path, number + 1) if number < total else None,
        )


def _links(path: str, present: int, total: int) -> Iterator[LeafLink]:
    near = range(max(1, present - _NEAR), min(total, present + _NEAR) + 1)
    before = 0
    for number in sorted({1, *near, total}):
        yield LeafLink(number, _href(path, number), number == present, number > before + 1)
        before = number


def _href(path: str, number: int) -> str:
    return f"{leaf_path(path, number).rpartition('/')[2]}.html"

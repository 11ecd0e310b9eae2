"""Style sheets: sizes and heights that elder mode raises are tokens, never figures of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLES = sorted((Path(__file__).parent.parent / "generator/assets/styles").glob("*.css"))
BODY = 1.0625
"""Size of running text in rem; what is smaller must grow with elder mode."""
RAISED = {"base.css": ["0.9em"], "citations.css": ["0.75em"], "centre.css": ["14px"]}
"""Sizes that elder.css raises by hand: code, the numbers of citations, what stands in a drawing."""
PAPER = {"certificate.css": ".paper"}
"""A sheet of paper on the screen keeps its own measures: rules that begin so."""


def screen_rules(path: Path) -> str:
    """A style sheet without what is for paper."""
    text = re.sub(r"@media print \{.*?\n\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    sheet = PAPER.get(path.name)
    return re.sub(rf"(?m)^{re.escape(sheet)}[^{{]*\{{[^}}]*\}}", "", text) if sheet else text


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_small_text_is_a_token(path: Path) -> None:
    sizes = re.findall(r"font-size: ([\d.]+)(rem|em|px|pt);", screen_rules(path))
    small = [
        f"{size}{unit}"
        for size, unit in sizes
        if unit == "pt"
        or (unit == "px" and float(size) < 18)
        or (unit == "rem" and float(size) < BODY)
        or (unit == "em" and float(size) < 1)
    ]
    assert small == RAISED.get(path.name, [])


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_page_is_asked_anew_whenever_something_is_added_to_it(path: Path) -> None:
    """What `:has` asks for has a name, so that a browser knows what it has nothing to do with."""
    asked = re.findall(r":has\(([^)]*)\)", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8")))
    assert [what for what in asked if not re.fullmatch(r"\.[a-z-]+(, \.[a-z-]+)*", what)] == []


def test_there_are_style_sheets() -> None:
    assert len(STYLES) > 10


def test_no_row_relies_on_gap_alone() -> None:
    """Flex boxes know `gap` since Chrome 84 and Safari 14.1, later than the floor."""
    spacing = next(path for path in STYLES if path.stem == "spacing").read_text("utf-8")
    spaced = {
        re.sub(r" > (?!.*::before)[^>]+$|::before$", "", selector)
        for selectors, _ in rules(spacing[spacing.index("{") + 1 :])
        for selector in selectors
    }
    relying = {
        (path.name, selector)
        for path in STYLES
        for selectors, body in rules(path.read_text("utf-8"))
        if re.search(r"(?<![\w-])(column-|row-)?gap:", body) and "display: grid" not in body
        for selector in selectors
        if not any(selector == row or selector.endswith(f" {row}") for row in spaced)
    }
    assert relying == set()


def rules(sheet: str) -> list[tuple[list[str], str]]:
    """The rules of a style sheet, whatever asks for them: selectors and declarations."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", plain)
    return [([each.strip() for each in selectors.split(",")], body) for selectors, body in found]

"""Each golden file holds a mistake; beside it stands what its author is told.

A file is named by a sentence and holds only the part with the mistake: the test adds the rest of a
good file below it. `pytest --update-golden` writes the expected texts anew; review them as text.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.localization import load_catalogue
from generator.reporting import format_text
from tests.faulty import completed, problems_of

GOLDEN = Path(__file__).parent / "golden" / "problems"
INPUTS = sorted(path.stem for path in GOLDEN.glob("*.yml"))


def file_of(name: str) -> str:
    """Which file of a classroom the mistake is made in."""
    kind = name.partition("-")[0]
    return f"{kind}.yml" if kind in ("course", "sources") else "example.yml"


@pytest.mark.parametrize("name", INPUTS)
def test_mistake_is_told_in_plain_chinese(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = (GOLDEN / f"{name}.yml").read_bytes().decode("utf-8")
    file = file_of(name)
    problems = problems_of(tmp_path, completed(text, file), file)
    catalogue = load_catalogue("zh")
    told = "".join(format_text(problem, catalogue) + "\n" for problem in problems)
    expected = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", INPUTS)
def test_name_keeps_its_promise(name: str) -> None:
    told = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    is_fine = name.endswith(("fine", "needs-no-quotes"))
    assert (told == "") is is_fine


def test_every_expected_text_has_its_input() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == INPUTS

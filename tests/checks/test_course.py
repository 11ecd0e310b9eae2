from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.faults import Fault, assert_found, check, places, plant

COURSE = "course.yml"

FAULTS = [
    Fault(
        "case-in-no-module",
        COURSE,
        "[shared-garden, bike-shed]",
        "[shared-garden]",
        elsewhere=("bike-shed.yml", "title:"),
    ),
    Fault(
        "case-in-two-modules", COURSE, "garden, bike-shed]", "garden, bike-shed, ¦corridor-talk]"
    ),
    Fault("prerequisite-cycle", COURSE, "prerequisites: [listening]", "prerequisites: [¦together]"),
    Fault("pool-too-small", COURSE, "quiz_size: 4", "quiz_size: ¦5"),
    Fault("pool-too-small", COURSE, "quiz_size: 0", "quiz_size: ¦1"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_course_holds_together(sample_site: Path, tmp_path: Path, fault: Fault) -> None:
    assert_found(sample_site, tmp_path, fault)


def test_a_circle_of_modules_is_reported_once_where_it_looks_ahead(
    sample_site: Path, tmp_path: Path
) -> None:
    edit = Fault(
        "prerequisite-cycle",
        COURSE,
        "formerly: [first-steps]",
        "formerly: [first-steps]\n    prerequisites: [¦together]",
    )
    assert_found(sample_site, tmp_path, edit)
    (problem,) = check(tmp_path / "classroom")
    assert problem.params["chain"] == "listening → together → listening"


def test_a_pool_with_an_unreadable_case_is_not_judged(sample_site: Path, tmp_path: Path) -> None:
    edit = Fault("-", "corridor-talk.yml", "kind: practice\n", "kind: praktice\n")
    root = plant(sample_site, tmp_path, edit)
    assert {file for _, file, _, _ in places(check(root))} == {"cases/corridor-talk.yml"}

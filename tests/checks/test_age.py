from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checks import check_age
from generator.problems import Severity
from tests.checks.faults import Fault, expected, open_library, places, plant

TALK, GARDEN, COURSE, SOURCES = (
    "corridor-talk.yml",
    "shared-garden.yml",
    "course.yml",
    "sources.yml",
)
TODAY = date(2026, 11, 24)

FAULTS = [
    Fault(
        "expired",
        TALK,
        "valid_until: 2027-12-31\nformerly",
        "valid_until: ¦2026-11-23\nformerly",
    ),
    Fault(
        "expired",
        TALK,
        "    valid_until: 2027-12-31\n\ncomparisons",
        "    valid_until: ¦2020-01-01\n\ncomparisons",
    ),
    Fault(
        "expired",
        COURSE,
        "    as_of: 报道时（原载日期未见）",
        "    valid_until: ¦2026-06-30",
    ),
    Fault(
        "expired",
        COURSE,
        "        cite: [news-b 第3段]",
        "        cite: [news-b 第3段]\n        valid_until: ¦2026-06-30",
    ),
    Fault(
        "source-read-long-ago",
        SOURCES,
        "issued: 2023-06-22\n    accessed: 2026-11-20",
        "issued: 2023-06-22\n    accessed: ¦2025-11-23",
    ),
    Fault("case-revised-long-ago", GARDEN, "updated: 2026-11-22", "updated: ¦2024-11-23"),
    Fault("date-in-the-future", GARDEN, "updated: 2026-11-22", "updated: ¦2026-11-25"),
    Fault("date-in-the-future", SOURCES, "issued: 2025-09", "issued: ¦2027-09"),
    Fault("date-in-the-future", SOURCES, "reprinted: 2023-02-01", "reprinted: ¦2033-02"),
]


def test_the_sample_classroom_has_not_aged(sample_site: Path) -> None:
    assert check_age(open_library(sample_site), TODAY) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_age_is_judged_by_the_day_that_is_given(
    sample_site: Path, tmp_path: Path, fault: Fault
) -> None:
    root = plant(sample_site, tmp_path, fault)
    problems = check_age(open_library(root), TODAY)
    assert places(problems) == expected(sample_site, root, fault)
    assert [problem.severity for problem in problems] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (TALK, "valid_until: 2027-12-31\nformerly", "valid_until: 2026-11-24\nformerly"),
        (GARDEN, "updated: 2026-11-22", "updated: 2024-11-24"),
        (GARDEN, "updated: 2026-11-22", "updated: 2026-11-24"),
        (SOURCES, "issued: 2025-09", "issued: 2026-11"),
        (
            SOURCES,
            "issued: 2023-06-22\n    accessed: 2026-11-20",
            "issued: 2023-06-22\n    accessed: 2025-11-24",
        ),
    ],
)
def test_the_last_good_day_is_still_good(
    sample_site: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    root = plant(sample_site, tmp_path, Fault("-", file, old, new))
    assert check_age(open_library(root), TODAY) == ()


def test_much_later_everything_has_aged(sample_site: Path) -> None:
    problems = check_age(open_library(sample_site), date(2030, 1, 1))
    codes = [problem.code for problem in problems]
    assert {code: codes.count(code) for code in codes} == {
        "expired": 3,
        "case-revised-long-ago": 3,
        "source-read-long-ago": 5,
    }

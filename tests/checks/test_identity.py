from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.faults import Fault, assert_found, check, places, plant

TALK, GARDEN, SHED = "corridor-talk.yml", "shared-garden.yml", "bike-shed.yml"
COURSE, SOURCES = "course.yml", "sources.yml"

FAULTS = [
    Fault("duplicate-id", TALK, "id: bg-neighbours", "id: ¦bg-stairs"),
    Fault("duplicate-id", TALK, "id: cmp-monthly", "id: ¦fig-loads"),
    Fault("duplicate-id", SHED, "id: gap-cost", "id: ¦gap-process"),
    Fault("duplicate-id", TALK, "id: name-of-form", "id: ¦how-many-signed"),
    Fault("duplicate-id", TALK, "id: c\n        text: 贴一张", "id: ¦a\n        text: 贴一张"),
    Fault("duplicate-id", TALK, "id: z\n        text: 开走", "id: ¦x\n        text: 开走"),
    Fault(
        "duplicate-id",
        TALK,
        "id: b\n            text: 先说服他",
        "id: ¦a\n            text: 先说服他",
    ),
    Fault(
        "duplicate-id",
        COURSE,
        "    name: 示例二村\n",
        "    name: 示例二村\n  - id: ¦shili-ercun\n    name: 示例三村\n",
    ),
    Fault(
        "duplicate-id",
        SOURCES,
        "    note: 由主办方提供",
        "    number: 一\n  - id: ¦handout-e\n    kind: internal_document\n"
        "    reliability: internal\n    title: 讲义\n    publisher: 示例学校\n"
        "    issued: 2025-09\n    note: 由主办方提供",
    ),
    Fault("duplicate-code", COURSE, "code: B", "code: ¦A"),
    Fault("former-id-taken", TALK, "[corridor-meeting]", "[¦bike-shed]"),
    Fault("former-id-taken", COURSE, "id: stair-lamp", "id: ¦bike-shed"),
    Fault("former-id-taken", COURSE, "[first-steps]", "[¦together]"),
    Fault("former-id-taken", COURSE, "id: warm-up", "id: ¦first-steps"),
    Fault("former-id-taken", TALK, "[first-question]", "[¦three-steps]"),
    Fault("former-id-taken", TALK, "[old-question]", "[¦three-steps]"),
    Fault("reserved-id", COURSE, "id: stair-lamp", "id: ¦con"),
    Fault("reserved-id", COURSE, "id: warm-up", "id: ¦index"),
    Fault("reserved-id", TALK, "[corridor-meeting]", "[¦index]"),
    Fault("reserved-id", COURSE, "[first-steps]", "[¦lpt1]"),
    Fault("reserved-id", COURSE, "id: together", "id: ¦listening-quiz"),
    Fault("reserved-id", COURSE, "[first-steps]", "[¦listening-quiz]"),
    Fault("reserved-id", COURSE, "id: warm-up", "id: ¦listening-quiz"),
]


def test_the_sample_classroom_is_clean(sample_site: Path) -> None:
    assert places(check(sample_site)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_one_name_means_one_thing(sample_site: Path, tmp_path: Path, fault: Fault) -> None:
    assert_found(sample_site, tmp_path, fault)


@pytest.mark.parametrize(
    "edit",
    [
        Fault("-", COURSE, "id: warm-up", "id: together-quiz"),
        Fault("-", COURSE, "id: stair-lamp", "id: listening-quiz"),
    ],
    ids=str,
)
def test_where_no_page_of_a_quiz_stands_its_name_is_free(
    sample_site: Path, tmp_path: Path, edit: Fault
) -> None:
    assert places(check(plant(sample_site, tmp_path, edit))) == []


def test_two_cases_cannot_follow_one_former_id(sample_site: Path, tmp_path: Path) -> None:
    assert_found(
        sample_site,
        tmp_path,
        Fault(
            "former-id-taken",
            GARDEN,
            "updated: 2026-11-22",
            "updated: 2026-11-22\nformerly: [¦corridor-meeting]",
        ),
    )

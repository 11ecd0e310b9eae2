from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.base import nearest
from tests.checks.faults import Fault, assert_found, check, places, plant

TALK, GARDEN, SHED, COURSE = "corridor-talk.yml", "shared-garden.yml", "bike-shed.yml", "course.yml"

FAULTS = [
    Fault("unknown-topic", GARDEN, "topics: [gardens]", "topics: [¦garden]"),
    Fault("unknown-board", GARDEN, "boards: [study-visit]", "boards: [¦visit]"),
    Fault("unknown-community", GARDEN, "community: shili-ercun", "community: ¦shili-sancun"),
    Fault("unknown-case", GARDEN, "related: [corridor-talk]", "related: [¦corridor]"),
    Fault("unknown-case", COURSE, "garden, bike-shed]", "garden, bike-shed, ¦bike-shop]"),
    Fault("unknown-case", COURSE, "see: corridor-talk", "see: ¦corridor"),
    Fault("unknown-module", COURSE, "prerequisites: [listening]", "prerequisites: [¦listen]"),
    Fault("unknown-module", COURSE, "前的活动。", "前的活动。\n    see: ¦nowhere"),
    Fault("unknown-source", COURSE, "[draft-a 第1段]", "[¦draft-x 第1段]"),
    Fault("unknown-source", COURSE, "[news-b 第3段]", "[¦news 第3段]"),
    Fault("unknown-source", GARDEN, "[news-b 第2段]", "[news-b, ¦news-c 第2段]"),
    Fault("unknown-passage", GARDEN, "drawn_from: [step-plots]", "drawn_from: [¦step-plot]"),
    Fault("unknown-passage", TALK, "drawn_from: [step-discuss]", "drawn_from: [¦discuss]"),
    Fault("unknown-passage", TALK, "passages: [result-chairs]", "passages: [¦gap-cost]"),
    Fault("related-to-itself", TALK, "related: [shared-garden]", "related: [¦corridor-talk]"),
    Fault("repeated-item", TALK, "[corridors, parking]", "[corridors, ¦corridors]"),
    Fault("repeated-item", TALK, "[step-visit, fig-signed]", "[step-visit, ¦step-visit]"),
    Fault("repeated-item", GARDEN, "[news-b 第2段]", "[news-b 第2段, ¦news-b 第2段]"),
    Fault("repeated-item", COURSE, "garden, bike-shed]", "garden, bike-shed, ¦bike-shed]"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_whatever_is_named_exists(sample_site: Path, tmp_path: Path, fault: Fault) -> None:
    assert_found(sample_site, tmp_path, fault)


def test_two_places_in_one_source_are_no_repeat(sample_site: Path, tmp_path: Path) -> None:
    edit = Fault("-", GARDEN, "[news-b 第2段]", "[news-b 第2段, news-b 第4段]")
    assert places(check(plant(sample_site, tmp_path, edit))) == []


def test_a_slip_of_the_keyboard_is_answered_with_what_was_meant(
    sample_site: Path, tmp_path: Path
) -> None:
    edit = Fault("unknown-topic", GARDEN, "topics: [gardens]", "topics: [garden]")
    (problem,) = check(plant(sample_site, tmp_path, edit))
    assert problem.params == {"id": "garden", "near": "gardens"}


def test_what_is_like_nothing_is_answered_with_a_few_that_exist() -> None:
    assert nearest("zzz", ["one", "two", "three", "four"]) == "one, two, three"
    assert nearest("zzz", []) == "—"


def test_a_reference_to_a_file_with_problems_is_not_reported(
    sample_site: Path, tmp_path: Path
) -> None:
    edit = Fault("-", GARDEN, "kind: project", "kind: projekt")
    root = plant(sample_site, tmp_path, edit)
    assert {file for _, file, _, _ in places(check(root))} == {f"cases/{GARDEN}"}

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.personal import find_personal_data, is_identity_number
from tests.checks.faults import Fault, assert_found, check, plant

GARDEN = "shared-garden.yml"
STORY = "示例二村东边有一块空地，原来长满杂草。"

FAULTS = [
    Fault("personal-data", GARDEN, STORY, "打电话¦13800138000就行。"),
    Fault("personal-data", GARDEN, STORY, "打电话¦１３８００１３８０００就行。"),
    Fault("personal-data", GARDEN, STORY, "打电话+86 ¦138-0013-8000就行。"),
    Fault("personal-data", GARDEN, STORY, "证件¦31010719500102000X在此。"),
    Fault("personal-data", GARDEN, STORY, "证件¦31010719500102000Ｘ在此。"),
    Fault("personal-data", GARDEN, STORY, "写信给¦nobody@mail.example吧。"),
    Fault("personal-data", "sources.yml", "只收到文字，没有版面。", "编辑¦13800138000收到文字。"),
]

CLEAN = [
    "138****8000",
    "12345",
    "110",
    "沪府发〔2023〕5号",
    "2025-01-01",
    "3.5万元",
    "ISBN 9787208123456",
    "91310107MA1G0ABC5X",
    "订单 138001380001",
    "310107197002290000",
    "310107195001020001",
    "@张三",
    "第二百八十八条",
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_personal_data_is_never_published(sample_site: Path, tmp_path: Path, fault: Fault) -> None:
    assert_found(sample_site, tmp_path, fault)


def test_the_message_masks_what_it_found(sample_site: Path, tmp_path: Path) -> None:
    (problem,) = check(plant(sample_site, tmp_path, FAULTS[0]))
    assert problem.params == {"masked": "138****8000"}
    assert "13800138000" not in problem.location.source_line


@pytest.mark.parametrize("text", CLEAN)
def test_numbers_of_other_kinds_are_left_alone(text: str) -> None:
    assert list(find_personal_data(text)) == []


def test_the_check_digit_decides() -> None:
    good = [f"3101071950010200{i:02}"[:17] for i in range(20)]
    accepted = [sum(is_identity_number(body + digit) for digit in "0123456789X") for body in good]
    assert accepted == [1] * 20

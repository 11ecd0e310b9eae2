"""A folder opened: everything wrong with it in one go, and nothing private repeated."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.classroom import REGISTER_FILE, open_classroom
from generator.publishing import write_fresh as write_file


@pytest.fixture
def classroom(sample_site: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_site, tmp_path / "room")
    return tmp_path / "room"


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / "cases" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_sample_is_sound(classroom: Path) -> None:
    opened = open_classroom(classroom)
    assert opened.sound
    assert opened.problems == ()
    assert opened.file_count == 5


def test_problems_of_every_file_come_in_one_run(classroom: Path) -> None:
    change(classroom, "bike-shed.yml", "title:", "标题：")
    change(classroom, "shared-garden.yml", "kind:", "kinds:")
    change(classroom, "sources.yml", "reliability: ", "reliability: very_")
    opened = open_classroom(classroom)
    assert not opened.sound
    files = {problem.location.file for problem in opened.problems}
    assert files == {"cases/bike-shed.yml", "cases/shared-garden.yml", "cases/sources.yml"}


def test_a_slip_in_one_line_hides_nothing_in_the_others(classroom: Path) -> None:
    change(classroom, "bike-shed.yml", "title:", "title：")
    change(classroom, "bike-shed.yml", "topics: [", "topics: [nowhere, ")
    found = {problem.code for problem in open_classroom(classroom).problems}
    assert found == {"fullwidth-colon", "unknown-topic"}


def test_a_report_repeats_no_telephone_number(classroom: Path) -> None:
    number = "138" + "00138" + "000"
    change(classroom, "bike-shed.yml", "title:", f"titel: {number}\nkind:")
    lines = [problem.location.source_line for problem in open_classroom(classroom).problems]
    assert any("titel" in line for line in lines)
    assert not any(number in line for line in lines)


def test_a_link_to_a_hand_written_page_needs_the_page(classroom: Path) -> None:
    change(classroom, "shared-garden.yml", "原来长满杂草。", "种法见[指南](../guide.html)。")
    assert open_classroom(classroom).problems == ()
    (classroom / "docs" / "guide.md").unlink()
    assert [p.code for p in open_classroom(classroom).problems] == ["link-broken"]


def test_ids_are_compared_with_the_site_that_is_replaced(classroom: Path, tmp_path: Path) -> None:
    gone = '{"version": 1, "cases": {"long-gone": {"title": "旧", "questions": {}}}}'
    write_file(tmp_path / "site" / REGISTER_FILE, gone)
    assert [p.code for p in open_classroom(classroom, tmp_path / "site").problems] == [
        "case-vanished"
    ]


def test_a_damaged_register_is_a_problem_not_a_crash(classroom: Path, tmp_path: Path) -> None:
    write_file(tmp_path / "site" / REGISTER_FILE, b"\xff\xfe{")
    assert [p.code for p in open_classroom(classroom, tmp_path / "site").problems] == [
        "register-unreadable"
    ]

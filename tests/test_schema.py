"""The exported JSON Schema: fresh, and in the trainers' words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.localization import load_catalogue
from generator.model import QUESTION_KINDS
from generator.schema import SCHEMAS, build_schemas


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_fresh(name: str, repository: Path) -> None:
    committed = (repository / "generator/assets/schemas" / name).read_text("utf-8")
    message = "run: changfeng schema --out generator/assets/schemas"
    assert committed == build_schemas(load_catalogue("zh"))[name], message


def test_fields_are_described_in_chinese() -> None:
    schema = json.loads(build_schemas(load_catalogue("zh"))["case.schema.json"])
    assert schema["properties"]["title"]["title"] == load_catalogue("zh").field_label(
        "Case", "title"
    )
    assert schema["additionalProperties"] is False
    assert "工作法" in schema["$defs"]["CaseKind"]["description"]


def test_every_kind_of_question_is_in_the_schema() -> None:
    text = build_schemas(load_catalogue("zh"))["case.schema.json"]
    assert all(f'"const": "{kind}"' in text for kind in QUESTION_KINDS)


def test_an_editor_takes_a_number_for_text_as_we_do() -> None:
    schema = json.loads(build_schemas(load_catalogue("zh"))["case.schema.json"])
    assert schema["$defs"]["KeyFigure"]["properties"]["value"]["type"] == ["string", "number"]
    assert schema["properties"]["updated"]["type"] == "string"

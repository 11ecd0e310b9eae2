"""JSON Schema of the files that trainers write, described in the catalogue's words."""

from __future__ import annotations

import json
from typing import Any

from generator.localization import Catalogue
from generator.model import Case, Course, Model, SourceRegistry

SCHEMAS: dict[str, type[Model]] = {
    "case.schema.json": Case,
    "course.schema.json": Course,
    "sources.schema.json": SourceRegistry,
}


def build_schemas(catalogue: Catalogue) -> dict[str, str]:
    """File name -> JSON Schema (draft 2020-12) as text."""
    return {name: _dump(_describe(kind, catalogue)) for name, kind in SCHEMAS.items()}


def _describe(kind: type[Model], catalogue: Catalogue) -> dict[str, Any]:
    schema = kind.model_json_schema()
    _put_words(schema, kind.__name__, catalogue)
    for name, part in schema.get("$defs", {}).items():
        _put_words(part, name, catalogue)
    _take_numbers_for_text(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _put_words(schema: dict[str, Any], name: str, catalogue: Catalogue) -> None:
    """Replace the developers' English by what a trainer should read in an editor."""
    schema.pop("description", None)
    if "enum" in schema:
        labels = catalogue.value_labels(name)
        words = [f"{value} {labels[value]}" for value in schema["enum"] if value in labels]
        schema["description"] = catalogue.text("site.list_semicolon").join(words)
    for key, field in schema.get("properties", {}).items():
        field["title"] = catalogue.field_label(name, key)
        field["description"] = catalogue.field_help(name, key)


def _take_numbers_for_text(node: Any) -> None:
    """We read `2023` or `80` as the text that was typed; an editor must not object to it."""
    if isinstance(node, list):
        for item in node:
            _take_numbers_for_text(item)
    elif isinstance(node, dict):
        if node.get("type") == "string" and not {"enum", "const", "format"} & node.keys():
            node["type"] = ["string", "number"]
        for value in node.values():
            _take_numbers_for_text(value)


def _dump(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

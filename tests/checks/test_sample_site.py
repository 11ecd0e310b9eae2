"""The sample classroom is worth testing with: it uses all that a classroom can hold."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator import model
from generator.model import QUESTION_KINDS, Model, QuestionBase, SourceRegistry
from tests.checks.faults import open_library


def _used(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, Model):
        for name in type(node).model_fields:
            value = getattr(node, name)
            if name in node.model_fields_set and value not in (None, ()):
                yield type(node).__name__, name
            yield from _used(value)
    elif isinstance(node, tuple):
        for item in node:
            yield from _used(item)


def test_every_field_of_the_model_is_used(sample_site: Path) -> None:
    library = open_library(sample_site)
    cases = tuple(entry.case for entry in library.cases.values())
    used = set(_used((library.course, *library.sources.values(), *cases)))
    known = {
        (part.__name__, name)
        for _, part in inspect.getmembers(model, inspect.isclass)
        if issubclass(part, Model) and part not in (Model, QuestionBase, SourceRegistry)
        for name in part.model_fields
    }
    # What every kind of question has needs to be used by one kind only.
    shared = {name for _, name in used if name in QuestionBase.model_fields}
    assert shared == set(QuestionBase.model_fields)
    missing = {(part, name) for part, name in known - used if name not in shared}
    assert missing == set()


def test_every_kind_of_question_is_asked(sample_site: Path) -> None:
    library = open_library(sample_site)
    kinds = {question.kind for question in library.case("corridor-talk").quiz}
    assert kinds == set(QUESTION_KINDS)


def test_every_value_of_a_closed_list_is_used(sample_site: Path) -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(sample_site.rglob("*.yml"))
    )
    for values in (model.Audience, model.SourceKind, model.Reliability, model.QuestionUse):
        assert [member.value for member in values if member.value not in text] == []

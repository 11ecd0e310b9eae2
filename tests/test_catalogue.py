"""Both languages say everything: every field, every value, every problem."""

from __future__ import annotations

import enum
import inspect
import re
import string
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from pydantic import TypeAdapter

from generator import model
from generator.localization import LANGUAGES, Catalogue, Language, load_catalogue
from generator.model import QUESTION_KINDS, Model, QuestionBase

MODELS = [
    value
    for _, value in inspect.getmembers(model, inspect.isclass)
    if issubclass(value, Model) and value not in (Model, QuestionBase)
]
ENUMS = [
    value for _, value in inspect.getmembers(model, inspect.isclass) if issubclass(value, enum.Enum)
]
FIELDS = [(part.__name__, name) for part in MODELS for name in part.model_fields]


def test_there_is_something_to_translate() -> None:
    assert len(MODELS) > 29
    assert len(ENUMS) == 7
    assert len(FIELDS) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label_a_help_and_an_example(language: Language) -> None:
    catalogue = load_catalogue(language)
    texts = [
        (catalogue.field_label(*field), catalogue.field_help(*field))
        for field in FIELDS
        if catalogue.field_example(*field).startswith(f"{field[1]}:")
    ]
    assert len(texts) == len(FIELDS)
    assert all(label and text.endswith(("。", ".", "……")) for label, text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_field_is_described_that_does_not_exist(language: Language) -> None:
    described = {
        (part, field)
        for part, fields in _subject(load_catalogue(language), "fields").items()
        for field in fields
    }
    assert described == set(FIELDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_fields_of_one_part_share_a_name(language: Language) -> None:
    for part, fields in _subject(load_catalogue(language), "fields").items():
        names = [name for text in fields.values() for name in (text["label"], *text["aliases"])]
        assert len(names) == len(set(names)), part
        taken = {name: key for key, text in fields.items() for name in text["aliases"]}
        assert all(taken.get(key, key) == key for key in fields), part


@pytest.mark.parametrize("part", MODELS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_what_the_model_accepts(language: Language, part: type[Model]) -> None:
    catalogue = load_catalogue(language)
    for name in part.model_fields:
        written = yaml.load(catalogue.field_example(part.__name__, name), yaml.BaseLoader)  # noqa: S506
        _validate(part, name, written[name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_a_name(language: Language) -> None:
    catalogue = load_catalogue(language)
    for values in ENUMS:
        assert list(catalogue.value_labels(values.__name__)) == [member.value for member in values]
        labels = [catalogue.value_label(member) for member in values]
        assert len(labels) == len(set(labels))
    assert tuple(catalogue.value_labels("QuestionKind")) == QUESTION_KINDS
    assert catalogue.value_labels("NoSuchThing") == {}


def test_every_problem_uses_the_same_words_in_both_languages() -> None:
    chinese, english = (load_catalogue(name) for name in LANGUAGES)
    for code in chinese.problem_codes():
        words = [
            set().union(
                *(_fields(one.text(f"problems.{code}.{part}")) for part in ("message", "hint"))
            )
            for one in (chinese, english)
        ]
        assert words[0] == words[1], code
        assert _fields(chinese.text(f"problems.{code}.help")) == set(), code


def test_chinese_messages_use_chinese_punctuation() -> None:
    catalogue = load_catalogue("zh")
    slips = [
        (code, part)
        for code in catalogue.problem_codes()
        for part in ("message", "hint", "help")
        if re.search(
            r"[\u4e00-\u9fff][,.?!;:][\u4e00-\u9fff]", catalogue.text(f"problems.{code}.{part}")
        )
    ]
    assert slips == []


def test_every_code_that_is_raised_is_documented_and_every_other_way_round(
    repository: Path,
) -> None:
    documented = set(load_catalogue("zh").problem_codes())
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((repository / "generator").rglob("*.py"))
    )
    written = set(re.findall(r"[\"']([a-z]+(?:-[a-z0-9]+)*)[\"']", sources))
    families = tuple(re.findall(r"f\"([a-z]+-)\{", sources))
    assert {code for code in documented - written if not code.startswith(families)} == set()
    raised = set(re.findall(r"(?:error|warning|Problem|Flaw)\(\s*[\"']([a-z-]+)[\"']", sources))
    checks = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((repository / "generator" / "checks").glob("*.py"))
    )
    raised |= set(re.findall(r"\"([a-z]+(?:-[a-z]+)+)\"", checks))
    assert len(raised) > 80
    assert raised - documented == set()


def test_every_code_is_shown_by_a_test(repository: Path) -> None:
    texts = "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((repository / "tests").rglob("*"))
        if path.suffix in (".py", ".txt", ".yml", ".expected") and path.is_file()
    )
    unseen = [
        code
        for code in load_catalogue("zh").problem_codes()
        if not re.search(rf"(?<![a-z-]){re.escape(code)}(?![a-z-])", texts)
    ]
    assert unseen == []


def _validate(part: type[Model], name: str, value: Any) -> None:
    """One field alone: its own schema, without the rest of the model."""
    info = part.model_fields[name]
    kind: Any = info.annotation
    for condition in info.metadata:
        kind = Annotated[kind, condition]
    TypeAdapter(kind).validate_python(value)


def _subject(catalogue: Catalogue, subject: str) -> dict[str, dict[str, Any]]:
    return dict(_all(catalogue)[subject])


def _all(catalogue: Catalogue) -> dict[str, Any]:
    return dict(catalogue._texts)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

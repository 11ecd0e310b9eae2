"""The catalogue: complete in both languages, and asked only for what it has."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from generator.localization import LANGUAGES, Catalogue, load_catalogue
from generator.problems import Location, Problem

GENERATOR = Path(__file__).parent.parent / "generator"
ASKED = re.compile(
    r"""\b(?:t|text|say|note|fail_usage)\(\s*["'](?P<key>[a-z_]+\.[a-zA-Z_.]+)["']"""
)
ZH, EN = (load_catalogue(language) for language in LANGUAGES)


def texts(catalogue: Catalogue) -> dict[str, str]:
    """Every dotted key that holds a text."""
    return {key: catalogue.text(key) for key in catalogue.all_keys() if not key.endswith("aliases")}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert set(texts(ZH)) == set(texts(EN))


def test_both_languages_fill_in_the_same_things() -> None:
    english = texts(EN)
    for key, text in texts(ZH).items():
        # Examples show what one types, braces and all; they are never filled in.
        if not key.endswith(".example"):
            assert placeholders(text) == placeholders(english[key]), key


def test_every_text_that_code_or_a_template_asks_for_exists() -> None:
    known = set(texts(ZH))
    asked = {
        match["key"]
        for path in [*GENERATOR.rglob("*.py"), *GENERATOR.rglob("*.jinja")]
        for match in ASKED.finditer(path.read_text("utf-8"))
        if not match["key"].endswith(".")
    }
    assert len(asked) > 120
    assert asked - known == set()


def test_every_page_word_and_command_word_is_used() -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for pattern in ("*.py", "*.jinja", "*.html")
        for path in GENERATOR.rglob(pattern)
    )
    for key in texts(ZH):
        if key.startswith(("site.", "cli.")):
            last = key.rpartition(".")[2]
            assert re.search(rf"\b{last}\b", source), key


SHOWING = ("centre", "comforts", "lesson", "log/dialogs", "progress", "session", "settings")
"""Folders of scripts that show words; others read what was typed."""


def test_no_mark_between_words_is_fixed_in_a_template_or_a_script() -> None:
    scripts = [p for name in SHOWING for p in (GENERATOR / "frontend" / name).rglob("*.js")]
    assert len(scripts) > 40
    for path in [*GENERATOR.rglob("*.jinja"), *GENERATOR.rglob("theme/*.html"), *scripts]:
        remarks = r"/\*.*?\*/|\{#.*?#\}|(?m:^\s*//[^\n]*$)"
        code = re.sub(remarks, "", path.read_text("utf-8"), flags=re.DOTALL)
        assert re.findall("[【】《》：；，。、—]", code) == [], path


def test_a_missing_text_is_not_papered_over() -> None:
    with pytest.raises(KeyError):
        ZH.text("site.no_such_text")


def test_a_field_is_named_with_its_label() -> None:
    problem = Problem("missing-field", Location("x.yml"), {"field": "Case.title"})
    assert "title（标题）" in ZH.describe(problem).message


def test_a_missing_parameter_does_not_stop_a_report() -> None:
    assert "?" in ZH.describe(Problem("missing-field", Location("x.yml"))).message


def test_people_find_fields_by_label_and_alias() -> None:
    names = ZH.field_names("Case")
    assert names["标题"] == "title"
    assert names["標題"] == "title"

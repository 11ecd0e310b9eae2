"""A document remembers where everything stands, also past repairs."""

from __future__ import annotations

import pickle

from generator.problems import Location
from generator.yamldoc import Document, read_document

TEXT = """\
# 说明
title: 甲
background:
  - id: one
    text: |
      乙
  -
    # 说明
    id: two
topics: [a, "b"]
practice:
  steps:
  - who: [丙]
"""


def read(text: str) -> Document:
    return read_document(text.encode(), "cases/x.yml", ("title", "text"))[0]


def test_places_of_values_and_keys() -> None:
    document = read(TEXT)
    assert dict(document.values) == {
        (): (2, 1),
        ("title",): (2, 8),
        ("background",): (4, 3),
        ("background", 0): (4, 5),
        ("background", 0, "id"): (4, 9),
        ("background", 0, "text"): (5, 11),
        ("background", 1): (9, 5),
        ("background", 1, "id"): (9, 9),
        ("topics",): (10, 9),
        ("topics", 0): (10, 10),
        ("topics", 1): (10, 13),
        ("practice",): (12, 3),
        ("practice", "steps"): (13, 3),
        ("practice", "steps", 0): (13, 5),
        ("practice", "steps", 0, "who"): (13, 10),
        ("practice", "steps", 0, "who", 0): (13, 11),
    }
    assert document.keys["background",] == (3, 1)
    assert document.keys["background", 0] == (4, 3)
    assert document.keys["background", 1] == (7, 3)
    assert document.keys["practice", "steps", 0] == (13, 3)
    assert len(document.keys) == len(document.values) - 1


def test_nearest_part_stands_in_for_what_is_missing() -> None:
    document = read(TEXT)
    assert document.locate(("background", 0, "cite", 0)) == Location("cases/x.yml", 4, 5)
    assert document.locate(("quiz", 7)) == Location("cases/x.yml", 2, 1)
    assert document.locate_key(("background", 0, "text")).column == 5
    assert document.locate(("background", 1, "some-tag", "id")).line == 9
    assert document.locate(("title",)).source_line == "title: 甲"


def test_place_is_kept_inside_the_file() -> None:
    document = read("title: 甲\n")
    assert document.at(99, 99) == Location("cases/x.yml", 2, 1)
    assert document.at(0, 0) == Location("cases/x.yml", 1, 1)
    assert Document("cases/x.yml", (), {}).at(5, 5) == Location("cases/x.yml", 1, 1)


def test_places_are_those_before_the_repair() -> None:
    document = read("ti\u200btle：　甲\nte\u200bxt: @乙: 丙\nlist: [a，b，c]\n")
    assert document.data == {"title": "甲", "text": "@乙: 丙", "list": ["a", "b", "c"]}
    assert document.values["title",] == (1, 9)
    assert document.values["text",] == (2, 8)
    assert document.values["list", 2] == (3, 12)


def test_document_travels_between_processes() -> None:
    document = pickle.loads(pickle.dumps(read(TEXT)))  # noqa: S301
    assert document.values["title",] == (2, 8)

"""A made classroom of any size: realistic Chinese, valid for every check, the same for one seed.

Nothing in it speaks of a real place or person. Words come from a lexicon by Zipf's law, so that
some terms stand in nearly every case and others in a handful; names of places are unique enough
to look for. One case has about 1,500 characters of story and six questions.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LEXICON = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))
ROLES, VERBS, OBJECTS, PROBLEMS, HAPPENINGS, TITLES, PATTERNS = (
    _LEXICON[name].split()
    for name in ("roles", "verbs", "objects", "problems", "happenings", "titles", "patterns")
)
GLYPHS = "".join(_LEXICON["glyphs"].split())
LISTS = {
    "role": ROLES,
    "verb": VERBS,
    "object": OBJECTS,
    "problem": PROBLEMS,
    "happening": HAPPENINGS,
}
PLAIN = re.compile(r"[\w\u4e00-\u9fff][\w\u4e00-\u9fff，。、；？“” -]*(?<! )")
"""What YAML and everybody else reads as one text."""
CASES_A_MODULE = 40
MODULES = 26
COMMUNITIES = 60
BOARDS = 6
TOPICS = 12
SOURCES = 40


@dataclass(frozen=True)
class MadeCase:
    """One case: its id, its fields as plain data, and all that its story says."""

    id: str
    fields: dict[str, Any]

    @property
    def text(self) -> str:
        """The searchable story, one line a block."""
        return "\n".join(_texts(self.fields))


def write_corpus(folder: Path, count: int, seed: int = 1) -> list[MadeCase]:
    """Write `count` cases, their course and sources, a page and `mkdocs.yml` into `folder`."""
    cases = list(build_cases(count, seed))
    (folder / "cases").mkdir(parents=True, exist_ok=True)
    (folder / "docs").mkdir(exist_ok=True)
    for case in cases:
        _write(folder / "cases" / f"{case.id}.yml", case.fields)
    _write(folder / "cases" / "course.yml", _course([case.id for case in cases]))
    _write(folder / "cases" / "sources.yml", {"sources": list(_sources())})
    (folder / "docs" / "about.md").write_text("# 关于\n\n这里的一切都是编出来的。\n", "utf-8")
    (folder / "docs" / "guide.md").write_text("# 指南\n\n这里没有什么要学。\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: 测速课堂\ntheme:\n  name: material\n  language: zh\n  font: false\n"
        "markdown_extensions: [attr_list]\nplugins: [changfeng]\n",
        "utf-8",
    )
    return cases


def build_cases(count: int, seed: int = 1) -> Iterator[MadeCase]:
    """Cases in order of study; the first n of any count are the same."""
    for number in range(count):
        yield _Writer(random.Random(f"{seed}-{number}"), number).case()


class _Writer:
    """Writes one case from one stream of chance."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance = chance
        self.number = number
        self.place = "".join(chance.sample(GLYPHS, 2)) + chance.choice("苑里坊村园庭")

    def case(self) -> MadeCase:
        steps = [self._step(index) for index in range(6)]
        claims = [step["id"] for step in steps]
        fields: dict[str, Any] = {
            "title": f"{self.place}：{self._fill(self._pick(TITLES))}",
            "summary": self._sentence(),
            "kind": "practice",
            "community": f"community-{self.number % COMMUNITIES}",
            "boards": [f"board-{self.number % BOARDS}"],
            "topics": sorted({f"topic-{self.chance.randrange(TOPICS)}" for _ in range(2)}),
            "audience": ["pioneer", "social_worker"],
            "objectives": [
                f"能说出{self._pick(ROLES)}怎样{self._pick(VERBS)}{self._pick(OBJECTS)}"
            ],
            "typical_learning_time": 20,
            "difficulty": "medium",
            "updated": f"2026-{1 + self.number % 9:02}-{1 + self.number % 27:02}",
            "background": [self._claim(f"background-{n}", 3) for n in range(3)],
            "problem": [self._claim(f"problem-{n}", 3) for n in range(2)],
            "practice": {"name": f"{self.place}{self._pick(VERBS)}法", "steps": steps},
            "results": {
                "claims": [self._claim(f"result-{n}", 3) for n in range(2)],
                "key_figures": [
                    {
                        "id": "figure-1",
                        "value": str(self.chance.randrange(10, 900)),
                        "unit": "户",
                        "label": f"{self._pick(VERBS)}{self._pick(OBJECTS)}的住户",
                        "as_of": "编写时",
                        "cite": [self._source()],
                    }
                ],
            },
            "roles": [
                {"name": role, "part": self._sentence(), "cite": [self._source()]}
                for role in self.chance.sample(ROLES, 3)
            ],
            "lessons": [{"text": self._sentence(), "drawn_from": [self.chance.choice(claims)]}],
            "transfer": [{"text": self._sentence(), "drawn_from": [claims[0]]} for _ in range(3)],
            "discussion": [f"{self._sentence()[:-1]}，您那里会怎么做？"],
            "gaps": [
                {"id": "gap-cost", "text": f"{self._pick(VERBS)}{self._pick(OBJECTS)}花了多少钱"}
            ],
            "quiz": [self._question(index, claims[index % len(claims)]) for index in range(6)],
        }
        return MadeCase(f"case-{self.number:05}", fields)

    def _step(self, index: int) -> dict[str, Any]:
        return {
            "title": f"{self._pick(VERBS)}{self._pick(OBJECTS)}",
            **self._claim(f"step-{index}", 3),
            "who": [self._pick(ROLES)],
        }

    def _claim(self, id_: str, sentences: int) -> dict[str, Any]:
        text = "".join(self._sentence() for _ in range(sentences))
        return {"id": id_, "text": text, "cite": [self._source()]}

    def _question(self, index: int, passage: str) -> dict[str, Any]:
        common = {
            "id": f"q-{index}",
            "prompt": f"第 {index + 1} 问：{self._sentence()}",
            "explanation": self._sentence(),
            "passages": [passage],
            "difficulty": ("easy", "medium", "hard")[index % 3],
        }
        if index % 3 == 0:
            return {**common, "kind": "true_false", "correct": index % 2 == 0}
        choices = [
            {
                "id": letter,
                "text": f"{letter.upper()}：{self._sentence()}",
                "feedback": self._sentence(),
            }
            for letter in "abcd"
        ]
        if index % 3 == 1:
            return {**common, "kind": "single_choice", "choices": choices, "correct": "b"}
        return {**common, "kind": "multiple_choice", "choices": choices, "correct": ["a", "c"]}

    def _sentence(self) -> str:
        return self._fill(self._pick(PATTERNS))

    def _fill(self, pattern: str) -> str:
        return pattern.format_map(_Words(self))

    def _source(self) -> str:
        return f"source-{self.chance.randrange(SOURCES)} 第{self.chance.randrange(1, 30)}段"

    def _pick(self, words: Sequence[str]) -> str:
        """Half by Zipf's law, the n-th word about n times as rare as the first; half evenly."""
        if self.chance.random() < 0.5:
            return self.chance.choice(words)
        return words[int(len(words) ** self.chance.random()) - 1]


class _Words(dict[str, str]):
    """Fills a pattern's places with fresh words."""

    def __init__(self, writer: _Writer) -> None:
        super().__init__()
        self._writer = writer

    def __missing__(self, name: str) -> str:
        if name == "place":
            return self._writer.place
        if name == "number":
            return str(self._writer.chance.randrange(2, 400))
        return self._writer._pick(LISTS[name.rstrip("2")])


def _course(case_ids: list[str]) -> dict[str, Any]:
    size = max(CASES_A_MODULE, -(-len(case_ids) // MODULES))
    groups = [case_ids[start : start + size] for start in range(0, len(case_ids), size)]
    cite = ["source-0 第1段"]
    return {
        "id": "made-classroom",
        "title": "测速课堂",
        "summary": "编出来的案例，只用来测量。",
        "introduction": [{"text": "这个课堂是编出来的。", "cite": cite}],
        "how_to_study": ["不用学，只用来测量。"],
        "modules": [
            {
                "id": f"module-{index}",
                "code": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index],
                "title": f"第 {index + 1} 组",
                "summary": "编出来的一组案例。",
                "cases": group,
                "quiz_size": 5,
            }
            for index, group in enumerate(groups)
        ],
        "boards": [
            {
                "id": f"board-{index}",
                "title": f"板块{'一二三四五六'[index]}",
                "summary": "编出来的板块。",
                "claims": [{"text": "这个板块是编出来的。", "cite": cite}],
            }
            for index in range(BOARDS)
        ],
        "topics": [
            {"id": f"topic-{index}", "title": OBJECTS[index], "summary": f"{OBJECTS[index]}的事。"}
            for index in range(TOPICS)
        ],
        "communities": [
            {"id": f"community-{index}", "name": f"{GLYPHS[index]}{GLYPHS[-1 - index]}居民区"}
            for index in range(COMMUNITIES)
        ],
    }


def _sources() -> Iterator[dict[str, Any]]:
    for index in range(SOURCES):
        yield {
            "id": f"source-{index}",
            "kind": "web_article",
            "reliability": "original",
            "title": f"编出来的报道之{index + 1}",
            "publisher": "示例新闻网",
            "issued": "2023-06-22",
            "accessed": "2026-11-20",
            "url": f"https://news.example/{index}",
        }


def _texts(node: Any) -> Iterator[str]:
    """Every text of the story, questions left out."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("title", "name", "summary", "text", "part", "label") and isinstance(
                value, str
            ):
                yield value
            elif key in ("objectives", "discussion"):
                yield from value
            elif key != "quiz":
                yield from _texts(value)
    elif isinstance(node, list):
        for item in node:
            yield from _texts(item)


def _write(path: Path, fields: dict[str, Any]) -> None:
    path.write_text("".join(f"{line}\n" for line in _yaml(fields, "")), "utf-8")


def _yaml(node: Any, indent: str) -> Iterator[str]:
    """Block YAML as people write it: a text is quoted only where it must be."""
    for key, value in node.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{indent}{key}:"
            for item in value:
                first, *rest = _yaml(item, f"{indent}    ")
                yield f"{indent}  - {first.strip()}"
                yield from rest
        elif isinstance(value, list) and any("，" in item for item in value):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {_scalar(item)}" for item in value)
        elif isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _yaml(value, f"{indent}  ")
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_scalar, value))}]"
    if isinstance(value, str) and PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)

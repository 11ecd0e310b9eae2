"""A new case file from a few answers: commented, honest about its gaps, and free of problems."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.localization import Catalogue
from generator.model import ID_PATTERN, CaseKind
from generator.pinyin import spell
from generator.yamldoc import Document, Path, read_document

MAX_ID = 40
"""As the model's `Id`: longer names break lines in a chat."""


@dataclass(frozen=True)
class Draft:
    """What the author answered."""

    title: str
    summary: str
    kind: CaseKind
    community: str | None
    topics: Sequence[str]
    source: str
    known: str


def propose_id(title: str) -> str:
    """An id from a title: pinyin without tones, joined by hyphens, cut at a syllable."""
    found = ""
    for word in spell(title):
        longer = f"{found}-{word}" if found else word
        if len(longer) > MAX_ID:
            break
        found = longer
    return found or "new-case"


def is_id(text: str) -> bool:
    """Whether a case file may have this name."""
    return len(text) <= MAX_ID and re.fullmatch(ID_PATTERN, text) is not None


def write_draft(draft: Draft, today: date, catalogue: Catalogue, schema: str = "") -> str:
    """The file: every part that is not known yet stands under `gaps`.

    `schema`: where an editor finds the JSON Schema, relative to the file.
    """
    word = catalogue.texts("cli.draft")
    lines = [
        *([f"# yaml-language-server: $schema={schema}"] if schema else []),
        f"# {word['top']}",
        f"title: {_quoted(draft.title)}",
        f"# {word['summary']}",
        f"summary: {_quoted(draft.summary)}",
        f"# {_choices(catalogue)}",
        f"kind: {draft.kind.value}",
        *([f"community: {draft.community}"] if draft.community else []),
        f"topics: [{', '.join(draft.topics)}]",
        "audience: [social_worker, pioneer]",
        f"# {word['objectives']}",
        "objectives:",
        f"  - {_quoted(word['objective'])}",
        f"# {word['minutes']}",
        "typical_learning_time: 5",
        f"updated: {today.isoformat()}",
        "",
        f"# {word['background']}",
        "background:",
        "  - id: known",
        f"    text: {_quoted(draft.known)}",
        f"    cite: [{draft.source}]",
        "",
        f"# {word['more']}",
        "",
        f"# {word['discussion']}",
        "discussion:",
        f"  - {_quoted(word['question'])}",
        "",
        f"# {word['gaps']}",
        "gaps:",
    ]
    for part in ("problem", "practice", "results", "roles"):
        label = catalogue.text(f"site.sections.{part}")
        missing = catalogue.text("cli.draft.missing", part=label)
        lines += [f"  - id: {part}", f"    text: {_quoted(missing)}"]
    return "\n".join(lines) + "\n"


def add_to_module(content: bytes, module_id: str, case_id: str) -> bytes | None:
    """The course file with one more case at the end of a module, all else as it was.

    None when the list is written in a way that a person had better change by hand.
    """
    document, problems = read_document(content, "course.yml")
    modules = document.data.get("modules", ())
    place = [i for i, module in enumerate(modules) if module.get("id") == module_id]
    if problems or not place or not modules[place[0]].get("cases"):
        return None
    path = ("modules", place[0], "cases", len(modules[place[0]]["cases"]) - 1)
    changed = _with_item(content, document, path, case_id)
    expected = copy.deepcopy(document.data)
    expected["modules"][place[0]]["cases"].append(case_id)
    again, _ = read_document(changed, "course.yml")
    return changed if again.data == expected else None


def _with_item(content: bytes, document: Document, path: Path, item: str) -> bytes:
    """One more item behind the last one: in brackets, or on a line of its own."""
    row, column = document.values[path]
    lines = content.decode("utf-8").split("\n")
    line = lines[row - 1]
    before = line[: column - 1]
    if before.rstrip().endswith("-"):
        ending = "\r" if line.endswith("\r") else ""
        lines.insert(row, f"{before}{item}{ending}")
    else:
        last = re.match("[a-z0-9-]*", line[column - 1 :])
        end = column - 1 + (last.end() if last else 0)
        lines[row - 1] = f"{line[:end]}, {item}{line[end:]}"
    return "\n".join(lines).encode("utf-8")


def _choices(catalogue: Catalogue) -> str:
    """The values of `kind` with their names, as a comment."""
    labels = catalogue.value_labels("CaseKind")
    return "kind: " + catalogue.text("site.list_semicolon").join(
        f"{value} {label}" for value, label in labels.items()
    )


def _quoted(text: str) -> str:
    """Text in double quotes: whatever was typed, YAML takes it as text."""
    return json.dumps(text, ensure_ascii=False)

"""A new case file from a few answers: commented, honest about its gaps, and free of problems."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from generator.localization import Catalogue
from generator.model import ID_PATTERN, CaseKind

MAX_ID = 40
"""As the model's `Id`: longer names break lines in a chat."""

# 长 is read zhǎng by itself; in place names of this neighbourhood it is cháng.
load_phrases_dict({"长风": [["cháng"], ["fēng"]], "长宁": [["cháng"], ["níng"]]})


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
    syllables = lazy_pinyin(title, style=Style.NORMAL)
    words = re.findall("[a-z0-9]+", " ".join(syllables).replace("ü", "v").lower())
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word
        if len(longer) > MAX_ID:
            break
        found = longer
    return found or "new-case"


def is_id(text: str) -> bool:
    """Whether a case file may have this name."""
    return len(text) <= MAX_ID and re.fullmatch(ID_PATTERN, text) is not None


def write_draft(draft: Draft, today: date, catalogue: Catalogue) -> str:
    """The file: every part that is not known yet stands under `gaps`."""
    word = catalogue.texts("cli.draft")
    lines = [
        "# yaml-language-server: $schema=../generator/assets/schemas/case.schema.json",
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


def _choices(catalogue: Catalogue) -> str:
    """The values of `kind` with their names, as a comment."""
    labels = catalogue.value_labels("CaseKind")
    return "kind: " + catalogue.text("site.list_semicolon").join(
        f"{value} {label}" for value, label in labels.items()
    )


def _quoted(text: str) -> str:
    """Text in double quotes: whatever was typed, YAML takes it as text."""
    return json.dumps(text, ensure_ascii=False)

"""What learners send, read by another hand: the vectors of FORMATS.md in Python."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
import zlib
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parent / "golden" / "records"
REPOSITORY = Path(__file__).parent.parent
LOG = REPOSITORY / "generator" / "frontend" / "log"
RULES = LOG / "validation.js"
LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"
PART = re.compile(
    r"\[(学习记录|学习备份):(\d+)/(\d+):([0-9a-f]{8}):(\d+):([0-9a-f]{8})\]([\w-]*)\[完\]"
)


def golden(name: str) -> Any:
    return json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def crc(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"


def letters(text: str) -> str:
    value, out = zlib.crc32(text.encode()), ""
    for _ in range(6):
        value, place = divmod(value, len(LETTERS))
        out += LETTERS[place]
    return out


def test_the_line_to_the_group_carries_its_checksum() -> None:
    line = squeeze(golden("checkin")["line"])
    assert letters(line[:-6]) == line[-6:]


def unfold(text: str) -> Any:
    """What a text or a link holds, once every checksum agrees."""
    text = squeeze(text)
    parts = {int(match[2]): match for match in PART.finditer(text)}
    for match in parts.values():
        assert len(match[7]) == int(match[5])
        assert crc(match[7]) == match[6]
    if parts:
        body = "".join(parts[number][7] for number in range(1, int(parts[1][3]) + 1))
        assert crc(body) == parts[1][4]
    else:
        link = re.search(r"#record=([0-9a-f]{8})([\w-]+)", text)
        assert link
        body = link[2]
        while body and crc(body) != link[1]:
            body = body[:-1]
        assert body
    raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    return json.loads(zlib.decompress(raw, wbits=-15))


@pytest.mark.parametrize("case", [one for one in golden("packets") if "wrong" not in one["found"]])
def test_a_packet_unfolds_to_its_events(case: dict[str, Any]) -> None:
    packet = unfold(case["text"])
    assert packet["format"] == 1
    assert (packet["course"], packet["made"]) == (case["course"], case["made"])
    assert {key: packet[key] for key in ("form", "learner", "events")} == case["found"]


def test_events_in_packs_were_judged_by_the_rules_of_today() -> None:
    rules = RULES.read_text("utf-8")
    code = "".join(re.sub(r"/\*.*?\*/|//[^\n]*", "", rules, flags=re.DOTALL).split())
    seen = hashlib.sha256(code.encode()).hexdigest()[:12]
    assert seen == "01644ea1b0e3", (
        "the rules of events changed: raise RULES if less is let through, then renew this digest"
    )


def test_the_stores_are_described_as_they_are() -> None:
    said = " ".join(
        (REPOSITORY / "FORMATS.md").read_text("utf-8").split("## In the stores")[1].split()
    )
    code = "".join(path.read_text("utf-8") for path in (LOG / "stores").glob("*.js"))
    number = {name: int(value) for name, value in re.findall(r"const ([A-Z_]+) = (\d+);", code)}
    for words in (
        f"version {number['DATABASE_VERSION']}, store `events`",
        f"From {number['LONG']:,} events on the copies are packed",
        f": {number['PACK']} of them",
        f"at most {number['LETTERS']} different values",
        f"from `{chr(number['FIRST'])}` (U+{number['FIRST']:04X})",
    ):
        assert words in said

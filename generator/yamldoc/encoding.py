"""Bytes -> text, or the one problem that says why there is no text.

Editors on Windows still offer GBK and UTF-16; a transfer cut short leaves half a character. Both
are named by what they are, never by a byte offset.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_BYTES = 1_000_000
"""A case of this size would be a book; a bigger file is a mistake or an attack."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_PACKED = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_LEGACY = (("gb18030", "GBK（GB18030）"), ("big5", "Big5"), ("utf-16-le", "UTF-16"))


_SAMPLE = 20_000
"""Characters that suffice to know an encoding."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file, with `\\n` as its only line break."""

    text: str
    code: str | None = None
    """Problem that makes the text unusable; it is then only good for showing a line."""
    params: Mapping[str, str] = field(default_factory=dict)
    line: int = 1
    column: int = 1


def decode(content: bytes) -> Decoded:
    """Read `content` as UTF-8, with or without a byte order mark, or say what it is instead."""
    if len(content) > MAX_BYTES:
        return Decoded("", "too-large", {"limit": "1 MB"})
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            text = content.decode(codec, errors="replace")
            return Decoded(_lines(text), "not-utf8", {"encoding": name})
    content = content.removeprefix(codecs.BOM_UTF8)
    if content.startswith(_PACKED):
        return Decoded("", "binary-file")
    if b"\0" in content:
        return _with_nul(content)
    try:
        return Decoded(_lines(content.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _not_utf8(content, error)


def _lines(text: str) -> str:
    """Editors end lines with LF, CRLF or CR and count them alike; so do we."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _with_nul(content: bytes) -> Decoded:
    """UTF-16 and UTF-32 without a mark hold a NUL beside every Latin letter; text has none."""
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and ("\n" in text or ":" in text):
            return Decoded(_lines(text), "not-utf8", {"encoding": codec[:6].upper()})
    if content.count(b"\0") > 3 and content.count(b"\0") * 20 > len(content):
        return Decoded("", "binary-file")
    try:
        return Decoded(_lines(content.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _damaged(content, error)


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Decoded:
    whole = len(_MULTIBYTE.findall(content))
    broken = content.decode("utf-8", errors="replace").count("\ufffd")
    if error.reason == "unexpected end of data" and (whole or len(content) - error.start > 1):
        text = _lines(content[: error.start].decode("utf-8"))
        last = text.rsplit("\n", 1)[-1]
        return Decoded(text, "cut-file", {}, text.count("\n") + 1, len(last) + 1)
    if whole > broken:
        return _damaged(content, error)
    readings = []
    for rank, (codec, name) in enumerate(_LEGACY):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        readings.append((_familiarity(text), -rank, name, text))
    if not readings or max(readings)[0] < 0.2:
        return _damaged(content, error)
    _, _, name, text = max(readings)
    return Decoded(_lines(text), "not-utf8", {"encoding": name})


def _familiarity(text: str) -> float:
    """Share of common 汉字 among all that is not ASCII: a wrong reading yields rare ones."""
    foreign = [char for char in text[:_SAMPLE] if not char.isascii()]
    common = 0
    for char in foreign:
        if not _HAN.match(char):
            common += char in "，。：；、（）“”《》？！—…　·"
            continue
        for codec, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
            encoded = char.encode(codec, errors="ignore")
            if encoded and first <= encoded[0] <= last:
                common += 1
                break
    return common / len(foreign) if foreign else 0.0


def _damaged(content: bytes, error: UnicodeDecodeError) -> Decoded:
    before = _lines(content[: error.start].decode("utf-8"))
    text = _lines(content.decode("utf-8", errors="replace"))
    column = len(before.rsplit("\n", 1)[-1]) + 1
    return Decoded(text, "damaged-file", {}, before.count("\n") + 1, column)

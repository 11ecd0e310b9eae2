r"""Personal data that must never be published: mobile numbers, identity numbers, e-mail.

Digits are looked for after NFKC, so that full-width ones count, and between look-arounds instead
of `\b`, which does not exist between 汉字 and a digit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.checks.prose import Prose
from generator.checks.urls import hide_secrets
from generator.problems import Problem

_MOBILE = re.compile(
    r"(?<![0-9])(?:(?:\+|00)?86[- ]?)?(1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4})(?![0-9])"
)
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])([0-9]{17}[0-9Xx])(?![0-9A-Za-z])")
_EMAIL = re.compile(
    r"(?<![0-9A-Za-z._%+-])[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{1,63})+"
)
_MAYBE = re.compile(r"\d{3}|[@＠﹫]")
"""Cheap first question, which full-width digits answer too."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def check_no_personal_data(prose: Prose) -> Iterator[Problem]:
    """Nobody's number or address, masked even in the message."""
    if not _MAYBE.search(prose.text):
        return
    for start, end, masked in find_personal_data(_narrow(prose.text)):
        yield prose.error("personal-data", prose.text[start:end], masked=masked)


def find_personal_data(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and masked form of each piece; `text` has half-width digits."""
    for match in _IDENTITY.finditer(text):
        if is_identity_number(match[1]):
            yield match.start(1), match.end(1), f"{match[1][:6]}********{match[1][-4:]}"
    for match in _MOBILE.finditer(text):
        digits = re.sub(r"[^0-9]", "", match[1])
        yield match.start(1), match.end(1), f"{digits[:3]}****{digits[-4:]}"
    for match in _EMAIL.finditer(text):
        name, _, host = match.group().partition("@")
        yield match.start(), match.end(), f"{name[:1]}****@{host}"


def hide_private(problem: Problem) -> Problem:
    """The same problem with nothing private in the source line that will be shown with it.

    Messages end in logs and chats; every character keeps its place under the caret.
    """
    line = hide_secrets(problem.location.source_line)
    for start, end, _ in find_personal_data(_narrow(line)):
        line = line[:start] + "*" * (end - start) + line[end:]
    if line == problem.location.source_line:
        return problem
    return replace(problem, location=replace(problem.location, source_line=line))


def is_identity_number(number: str) -> bool:
    """Whether 18 characters are a citizen's identity number (GB 11643: date and check digit)."""
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == number[17].upper()


def _narrow(text: str) -> str:
    """NFKC character by character, so that every place stays where it was."""
    if text.isascii():
        return text
    return "".join(
        char if len(plain := unicodedata.normalize("NFKC", char)) != 1 else plain for char in text
    )

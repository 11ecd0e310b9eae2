"""Whether a typed answer is an accepted one; `frontend/quiz/kinds/answers.js` mirrors this.

Full width and half width, capitals, spaces and punctuation make no difference, and a unit may be
typed or left out. What matters stays: signs such as `+` and `%`, and a mark between two digits
(`3.5`, `2-3`), except commas and spaces that group thousands.

An answer with a tolerance is a number: `1,000`, `1 000`, `１０００`, `一千`, `0.1万` and `100000%`
are all the same one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from math import isfinite

LONGEST = 200
"""Characters; whoever types more is not answering."""
_MEANT = "%‰"
"""Punctuation by its Unicode category, but it changes what is said."""
_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_GROUPED = re.compile(r"([0-9]),(?=[0-9]{3}(?![0-9]))")


def is_accepted(
    response: str, accepted: Iterable[str], tolerance: float | None, unit: str | None
) -> bool:
    """Whether `response` says one of the accepted answers."""
    if len(response) > LONGEST:
        return False
    number = None if tolerance is None else read_number(response, unit)
    if tolerance is not None and number is not None:
        return any(
            right is not None
            # Decimal fractions are not exact in binary: 0.3 - 0.2 is a little less than 0.1.
            and abs(number - right) <= tolerance + 1e-9 * max(1, abs(right))
            for right in (read_number(answer, unit) for answer in accepted)
        )
    said = fold_answer(response, unit)
    return said != "" and any(said == fold_answer(answer, unit) for answer in accepted)


def fold_answer(text: str, unit: str | None = None) -> str:
    """A text reduced to what it says, without its unit."""
    kept = ""
    letters = _GROUPED.sub(r"\1", _without_spaces(text))
    for index, letter in enumerate(letters):
        mark = unicodedata.category(letter).startswith("P") and letter not in _MEANT
        around = letters[index - 1 : index], letters[index + 1 : index + 2]
        if not mark or all(map(_is_digit, around)):
            kept += letter
    return _without_unit(kept, fold_answer(unit) if unit else "")


def read_number(text: str, unit: str | None = None) -> float | None:
    """The number that a text says, in digits or in Chinese; None when it says none."""
    letters = _without_spaces(text).replace("−", "-")
    letters = re.sub(r"([0-9])。(?=[0-9])", r"\1.", letters).rstrip("。.,;!")
    letters = _without_unit(letters, _without_spaces(unit) if unit else "")
    letters = _GROUPED.sub(r"\1", letters)
    factor = 1.0
    if letters[-1:] in ("%", "‰"):
        factor = 0.01 if letters[-1] == "%" else 0.001
        letters = letters[:-1]
    elif len(letters) > 1 and _is_digit(letters[-2]):
        factor = float((_UNITS | _MYRIADS).get(letters[-1], 1))
        letters = letters if factor == 1 else letters[:-1]
    number = float(letters) if _NUMBER.fullmatch(letters) else _read_chinese(letters)
    return number * factor if number is not None and isfinite(number * factor) else None


def _read_chinese(letters: str) -> float | None:
    if not letters or any(
        letter not in _DIGITS and letter not in _UNITS and letter not in _MYRIADS
        for letter in letters
    ):
        return None
    if all(letter in _DIGITS for letter in letters):
        return float("".join(str(_DIGITS[letter]) for letter in letters))
    high, low, section, digit, step = 0.0, 0.0, 0.0, None, 1.0
    for letter in letters:
        if letter in _DIGITS:
            # After a nought the next digit counts ones again: 一百零二 is not 一百二.
            step = 1.0 if _DIGITS[letter] == 0 else step
            digit = _DIGITS[letter]
        elif letter in _UNITS:
            section += (1 if digit is None else digit) * _UNITS[letter]
            digit, step = None, _UNITS[letter] / 10
        else:
            below = section + (digit or 0)
            if letter == "万":
                low += below * _MYRIADS[letter]
            else:
                high, low = high + (low + below) * _MYRIADS[letter], 0.0
            if high + low == 0:
                return None
            section, digit, step = 0.0, None, _MYRIADS[letter] / 10
    return high + low + section + (digit or 0) * step


def _without_spaces(text: str) -> str:
    """One width, no capitals, no spaces, no invisible characters."""
    letters = unicodedata.normalize("NFKC", text).lower()
    return "".join(
        letter
        for letter in letters
        if not unicodedata.category(letter).startswith("Z")
        and unicodedata.category(letter) not in ("Cc", "Cf")
    )


def _without_unit(text: str, unit: str) -> str:
    return text[: -len(unit)] if unit and len(text) > len(unit) and text.endswith(unit) else text


def _is_digit(letter: str) -> bool:
    return letter != "" and letter in "0123456789"

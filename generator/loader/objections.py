"""One table from pydantic's kinds of error to our codes and what their messages need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.loader.annotations import Target, members, plain, words
from generator.loader.filenames import suggest_id
from generator.loader.knownnames import guess, guess_field
from generator.localization import load_catalogue
from generator.model import ID_PATTERN, QUESTION_KINDS, Model

Context = Mapping[str, Any]
_EXAMPLE_DAY = "2026-11-23"
_DATE_PARTS = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D{0,3}$")
_WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
_LIST_WORDS = "、"


@dataclass(frozen=True)
class Objection:
    """What is wrong with one part of a file."""

    code: str
    target: Target
    params: Mapping[str, str]
    child: str | int | None = None
    """Part of the target that the place should show."""


def object_to(kind: str, target: Target, context: Context) -> Objection | None:
    """Our objection for pydantic's error of `kind`; None when it is a mere echo."""
    make = _TABLE.get(kind, _anything)
    return make(target, context)


def _anything(target: Target, _: Context) -> Objection:
    return Objection("invalid-value", target, _told(target))


def _told(target: Target, **more: str) -> dict[str, str]:
    return {"field": target.label, "value": _shown(target.value), **more}


def _shown(value: Any) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else "…"
    return text if len(text) <= 30 else text[:30] + "…"


def _unknown_key(target: Target, _: Context) -> Objection:
    key = str(target.path[-1]) if target.path else "?"
    field = guess_field(target.owner, key)
    if field:
        params = {"key": _shown(key), "field": f"{target.owner.__name__}.{field}"}
        return Objection("misspelt-key", target, params)
    allowed = _LIST_WORDS.join(target.owner.model_fields)
    return Objection("unknown-key", target, {"key": _shown(key), "allowed": allowed})


def _missing(target: Target, _: Context) -> Objection:
    params = {"field": target.label, "example": _example(target)}
    return Objection("missing-field", target, params)


def all_missing(objections: Sequence[Objection]) -> Objection:
    """One objection to a part that lacks several fields."""
    first = objections[0]
    if len(objections) == 1:
        return first
    names = [_named(objection.target) for objection in objections]
    params = {"fields": _LIST_WORDS.join(names), "example": first.params["example"]}
    return Objection("missing-fields", first.target, params)


def _named(target: Target) -> str:
    name = str(target.field)
    try:
        return f"{name}（{load_catalogue('zh').field_label(target.owner.__name__, name)}）"
    except KeyError:
        return name


def _example(target: Target) -> str:
    """What one would type for a field; only its first line, for messages stay short."""
    try:
        text = load_catalogue("zh").field_example(target.owner.__name__, str(target.field))
    except KeyError:
        return f"{target.field}: …"
    first, _, rest = text.partition("\n")
    return f"{first} …" if rest else first


def _list_expected(target: Target, _: Context) -> Objection:
    return Objection("list-expected", target, _told(target, example=_example(target)))


def _mapping_expected(target: Target, _: Context) -> Objection:
    return Objection("mapping-expected", target, _told(target, keys=_needed(target.annotation)))


def _needed(annotation: Any) -> str:
    """The keys that a part cannot do without."""
    annotation = next((plain(part) for part in members(annotation)), annotation)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        fields = annotation.model_fields
        return _LIST_WORDS.join([n for n, f in fields.items() if f.is_required()] or list(fields))
    return "a: b"


def _text_expected(target: Target, _: Context) -> Objection:
    return Objection("text-expected", target, _told(target))


def _too_long(target: Target, context: Context) -> Objection:
    length = str(len(target.value)) if isinstance(target.value, str) else "?"
    limit = str(context["max_length"])
    return Objection("text-too-long", target, _told(target, limit=limit, length=length))


def _empty_text(target: Target, _: Context) -> Objection:
    key = str(next((step for step in reversed(target.path) if isinstance(step, str)), ""))
    return Objection("empty-value", target, {"key": key})


def _too_few(target: Target, context: Context) -> Objection | None:
    # pydantic counts only the items that are right; those that are wrong have their own problem
    count = len(target.value) if isinstance(target.value, list | dict) else 0
    if count >= context["min_length"]:
        return None
    least = str(context["min_length"])
    return Objection("too-few", target, _told(target, limit=least, count=str(count)))


def _too_many(target: Target, context: Context) -> Objection:
    most = int(context["max_length"])
    count = len(target.value) if isinstance(target.value, list) else 0
    params = _told(target, limit=str(most), count=str(count))
    return Objection("too-many-items", target, params, child=most)


def _pattern(target: Target, context: Context) -> Objection:
    pattern = context.get("pattern")
    text = str(target.path[-1] if target.at_key else target.value)
    if pattern == ID_PATTERN and target.owner.__name__ == "Citation":
        return Objection("citation-shape", target, _told(target))
    if pattern == ID_PATTERN:
        params = {"field": target.label, "value": _shown(text), "suggestion": suggest_id(text)}
        return Objection("id-shape", target, params)
    if pattern == _CODE_PATTERN:
        return Objection("code-shape", target, _told(target))
    return Objection("partial-date-shape", target, _told(target))


_CODE_PATTERN = r"^[A-Z][A-Z0-9]?$"


def _date(target: Target, _: Context) -> Objection:
    text = unicodedata.normalize("NFKC", str(target.value)).strip()
    parts = _DATE_PARTS.match(text)
    day = None
    if parts:
        try:
            day = date(int(parts[1]), int(parts[2]), int(parts[3]))
        except ValueError:
            return Objection("date-impossible", target, _told(target))
    if _WHOLE_DATE.match(text) and day is None:
        return Objection("date-impossible", target, _told(target))
    suggestion = day.isoformat() if day else _EXAMPLE_DAY
    return Objection("date-shape", target, _told(target, suggestion=suggestion))


def _number(target: Target, _: Context) -> Objection:
    text = unicodedata.normalize("NFKC", _shown(target.value))
    digits = re.search(r"\d+(?:\.\d+)?", text)
    found = digits.group() if digits and len(digits.group()) < 8 else ""
    example = found or _example(target).partition(": ")[2] or "1"
    return Objection("number-shape", target, _told(target, suggestion=example))


def _too_small(target: Target, context: Context) -> Objection:
    return Objection("number-too-small", target, _told(target, limit=_plain_number(context["ge"])))


def _too_large(target: Target, context: Context) -> Objection:
    limit = context.get("le", context.get("lt"))
    return Objection("number-too-large", target, _told(target, limit=_plain_number(limit)))


def _plain_number(limit: Any) -> str:
    return f"{limit:g}" if isinstance(limit, int | float) and limit < 1e6 else str(limit)


def _absurd(target: Target, _: Context) -> Objection:
    return Objection("number-absurd", target, _told(target))


def _bool(target: Target, _: Context) -> Objection:
    return Objection("bool-shape", target, _told(target))


def _word(target: Target, _: Context) -> Objection:
    allowed = words(target.annotation)
    if not isinstance(target.value, str):
        return Objection("text-expected", target, _told(target))
    labels = load_catalogue("zh").value_labels(getattr(target.annotation, "__name__", ""))
    return _closed(target, target.value, allowed, labels)


def _kind(target: Target, _: Context) -> Objection | None:
    """A question of no known kind."""
    labels = load_catalogue("zh").value_labels("QuestionKind")
    written = target.value.get("kind") if isinstance(target.value, dict) else None
    if written is None:
        return None
    if not isinstance(written, str):
        params = {"field": "SingleChoice.kind", "value": "…"}
        return Objection("text-expected", target, params, child="kind")
    found = _closed(target, written, QUESTION_KINDS, labels)
    params = {**found.params, "field": "SingleChoice.kind"}
    return Objection(found.code, target, params, child="kind")


def _no_kind(target: Target, _: Context) -> Objection:
    labels = load_catalogue("zh").value_labels("QuestionKind")
    return Objection("missing-kind", target, {"allowed": _choices(QUESTION_KINDS, labels)})


def _closed(
    target: Target, written: str, allowed: tuple[str, ...], labels: Mapping[str, str]
) -> Objection:
    meanings = {word: word for word in allowed} | {labels[w]: w for w in allowed if w in labels}
    near = guess(written, meanings)
    params = {
        "field": target.label,
        "value": _shown(written),
        "allowed": _choices(allowed, labels),
    }
    if near is None:
        return Objection("unknown-value", target, params)
    return Objection("misspelt-value", target, {**params, "suggestion": near})


def _choices(allowed: tuple[str, ...], labels: Mapping[str, str]) -> str:
    return _LIST_WORDS.join(f"{w}（{labels[w]}）" if w in labels else w for w in allowed)


_TABLE: dict[str, Callable[[Target, Context], Objection | None]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "tuple_type": _list_expected,
    "list_type": _list_expected,
    "model_type": _mapping_expected,
    "model_attributes_type": _mapping_expected,
    "dict_type": _mapping_expected,
    "string_type": _text_expected,
    "string_too_long": _too_long,
    "string_too_short": _empty_text,
    "too_short": _too_few,
    "too_long": _too_many,
    "string_pattern_mismatch": _pattern,
    "value_error": _date,
    "date_type": _text_expected,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "int_type": _text_expected,
    "int_parsing": _number,
    "int_from_float": _number,
    "int_parsing_size": _absurd,
    "float_type": _text_expected,
    "float_parsing": _number,
    "finite_number": _absurd,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "less_than": _too_large,
    "bool_type": _text_expected,
    "bool_parsing": _bool,
    "enum": _word,
    "literal_error": _word,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _no_kind,
}

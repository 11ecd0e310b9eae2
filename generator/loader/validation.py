"""Plain data -> model, with every objection in our own codes and at its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.loader.annotations import has, resolve
from generator.loader.objections import Objection, all_missing, object_to
from generator.loader.slips import slip
from generator.model import Model
from generator.problems import Problem
from generator.yamldoc import Document, Path

M = TypeVar("M", bound=Model)


def validate(
    document: Document, model: type[M], slips: Iterable[Problem]
) -> tuple[M | None, tuple[Problem, ...]]:
    """The model that a document holds, if it can be one, and all that is wrong with the document.

    `slips` are the problems found while reading; what would only repeat one of them is dropped.
    """
    kept = list(slips)
    try:
        return model.model_validate(document.data), tuple(kept)
    except ValidationError as error:
        found = list(_objections(model, document.data, error))
    placed = [_place(document, objection) for objection in _without_echoes(found)]
    # a key that should not be there need not be filled
    foreign = {p.location for p in placed if p.code in ("unknown-key", "misspelt-key")}
    kept = [p for p in kept if p.code != "empty-value" or p.location not in foreign]
    reported = {problem.location.line for problem in kept}
    kept += [
        problem
        for problem in placed
        if problem.code in ("missing-field", "missing-fields")
        or problem.location.line not in reported
    ]
    return None, tuple(kept)


def _objections(model: type[Model], data: Any, error: ValidationError) -> Iterator[Objection]:
    for item in error.errors(include_url=False):
        target = resolve(model, data, item["loc"])
        if target.value is None and item["type"] != "extra_forbidden":
            continue  # left empty: told as such while reading
        objection = object_to(item["type"], target, item.get("ctx", {}))
        if objection:
            yield objection


def _without_echoes(objections: list[Objection]) -> list[Objection]:
    """One for each thing that is wrong, though pydantic may object to it in several ways."""
    guessed = {
        (o.target.path[:-1], o.params["field"]) for o in objections if o.code == "misspelt-key"
    }
    kept: dict[tuple[object, ...], Objection] = {}
    missing: dict[Path, list[Objection]] = {}
    for objection in objections:
        path = objection.target.path
        if objection.code == "missing-field":
            if (path, objection.params["field"]) not in guessed:
                missing.setdefault(path, []).append(objection)
            continue
        # of a union's members the first one says most: the last is only a fixed word
        kept.setdefault((path, objection.target.at_key), objection)
    return [*kept.values(), *map(all_missing, missing.values())]


def _place(document: Document, objection: Objection) -> Problem:
    target = objection.target
    shifted = slip(document, objection)
    if shifted:
        return shifted
    if objection.child is not None and has(target.value, objection.child):
        location = document.locate((*target.path, objection.child))
    elif target.at_key or objection.code in ("unknown-key", "misspelt-key"):
        location = document.locate_key(target.path)
    else:
        location = document.locate(target.path)
    return Problem(objection.code, location, objection.params)

"""Walking a model's annotations along a path that pydantic reports.

Pydantic says what is wrong and where in the model; an author needs to know which field of which
part of the file that is, and what may stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from generator.model import Model
from generator.yamldoc import Path

ABSENT = object()
"""Stands for data that the file does not have."""


@dataclass(frozen=True)
class Target:
    """What a reported path means in the file and in the model."""

    path: Path
    """The part of the reported path that the file has."""
    value: Any
    """What the file has there, or `ABSENT`."""
    owner: type[Model]
    """The innermost model on the way."""
    field: str | None
    """Its field, if it knows the key."""
    annotation: Any
    """Type of what should stand at the end of the path."""
    at_key: bool = False
    """Whether the key itself is meant, in a mapping from id to id."""

    @property
    def label(self) -> str:
        """`Model.field` for a message."""
        return f"{self.owner.__name__}.{self.field or ''}"


def resolve(root: type[Model], data: Any, steps: tuple[str | int, ...]) -> Target:
    """Follow `steps` through the model and the data at once."""
    owner: type[Model] = root
    field: str | None = None
    annotation: Any = root
    at_key = False
    node: Any = data
    path: Path = ()
    for step in steps:
        annotation = plain(annotation)
        enters = False
        if is_model(annotation):
            owner = annotation
            field = str(step) if step in owner.model_fields else None
            annotation = owner.model_fields[field].annotation if field else Any
            enters = True
        elif get_origin(annotation) is tuple:
            annotation = get_args(annotation)[0]
            enters = isinstance(step, int)
        elif get_origin(annotation) is dict:
            annotation = get_args(annotation)[1]
            enters = True
        elif step == "[key]":
            at_key = True
        elif members(annotation):
            annotation = _member(annotation, str(step))
        if enters:
            found = has(node, step)
            path = (*path, step) if found else path
            if found:
                node = node[step]
            elif not isinstance(node, str):  # a text may be short for a mapping: `draft-a 第3段`
                node = ABSENT
    return Target(path, node, owner, field, plain(annotation), at_key)


def plain(annotation: Any) -> Any:
    """An annotation without `Annotated` and without `None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, UnionType):
            rest = [part for part in get_args(annotation) if part is not NoneType]
            if len(rest) > 1:
                return annotation
            annotation = rest[0]
        else:
            return annotation


def members(annotation: Any) -> tuple[Any, ...]:
    """The alternatives of a union, if it is one."""
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else ()


def is_model(annotation: Any) -> bool:
    """Whether an annotation is one of our models."""
    return isinstance(annotation, type) and issubclass(annotation, Model)


def words(annotation: Any) -> tuple[str, ...]:
    """The words of a closed list, if the annotation is one."""
    annotation = plain(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return ()


def inner_models(annotation: Any) -> Iterator[type[Model]]:
    """Every model that an annotation names."""
    if is_model(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from inner_models(part)


def has(node: Any, step: str | int) -> bool:
    """Whether plain data has `step`."""
    if isinstance(node, dict):
        return step in node
    return isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node)


def _member(annotation: Any, step: str) -> Any:
    """The alternative that pydantic names by a tag or by its kind of type."""
    for part in members(annotation):
        inner = plain(part)
        if is_model(inner) and "kind" in inner.model_fields:
            if step in words(inner.model_fields["kind"].annotation):
                return inner
        elif step.startswith("literal") == bool(words(inner)):
            return inner
    return annotation

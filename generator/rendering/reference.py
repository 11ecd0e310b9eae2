"""The trainers' reference, made from the model and the catalogue so that it cannot go stale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_origin

from pydantic.fields import FieldInfo

from generator import model
from generator.localization import Catalogue
from generator.model import Model, QuestionBase

SHOWN: tuple[str, ...] = (
    "Case", "Claim", "Practice", "Step", "Results", "KeyFigure", "Role", "Insight", "Comparison",
    "Gap", *(type_.__name__ for type_ in QuestionBase.__subclasses__()), "Choice", "Situation",
    "ScenarioChoice", "Course", "CourseModule", "Board", "Topic", "Community", "Contact", "Retired",
    "Source",
)  # fmt: skip
"""In the order in which a trainer meets them."""


PARTS = ("message", "hint", "help")


@dataclass(frozen=True)
class FieldView:
    """One line that a trainer may write."""

    key: str
    label: str
    help: str
    example: str
    required: bool
    many: bool


@dataclass(frozen=True)
class ModelView:
    """One part of a file and its fields."""

    name: str
    anchor: str
    label: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class CheckView:
    """One problem that a check can report."""

    code: str
    message: str
    hint: str
    help: str


def view_fields(catalogue: Catalogue) -> tuple[ModelView, ...]:
    """Every part of a case, course or source file."""
    return tuple(
        ModelView(
            name=name,
            anchor=f"model-{name.lower()}",
            label=catalogue.text(f"site.parts.{name}"),
            fields=tuple(
                _view_field(name, key, info, catalogue)
                for key, info in _model(name).model_fields.items()
            ),
        )
        for name in SHOWN
    )


def view_checks(catalogue: Catalogue) -> tuple[CheckView, ...]:
    """Every problem code with its sentence, its mend and why it exists."""
    return tuple(
        CheckView(
            code,
            *(_example(catalogue.text(f"problems.{code}.{part}")) for part in PARTS),
        )
        for code in sorted(catalogue.problem_codes())
    )


def _example(text: str) -> str:
    """A message as one would meet it, with dots where a file's own words stand."""
    return re.sub(r"\{\w+\}", "……", text)


def _model(name: str) -> type[Model]:
    found: type[Model] = getattr(model, name)
    return found


def _view_field(name: str, key: str, info: FieldInfo, catalogue: Catalogue) -> FieldView:
    return FieldView(
        key=key,
        label=catalogue.field_label(name, key),
        help=catalogue.field_help(name, key),
        example=catalogue.field_example(name, key),
        required=info.is_required(),
        many=get_origin(info.annotation) is tuple,
    )

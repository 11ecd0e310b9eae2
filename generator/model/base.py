"""The shapes that every part of the model is made of."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Chinese in an address breaks when it is pasted into a chat, so ids are plain Latin."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""Prose; inline Markdown is allowed."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""One line of prose: a title, a choice, a label."""
PartialDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
"""As much of a date as is known: 2023, 2023-06 or 2023-06-22."""


def _refuse_numbers_as_dates(value: object) -> object:
    """A bare number would otherwise be read as seconds since 1970."""
    if isinstance(value, str) and not value.count("-") == 2:
        raise ValueError("date-shape")
    return value


Day = Annotated[date, BeforeValidator(_refuse_numbers_as_dates)]
"""A whole calendar day, written 2026-11-23."""
Minutes = Annotated[int, Field(ge=1, le=600)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A number from 0 to 1."""


class Model(BaseModel):
    """Frozen, and refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True
    )

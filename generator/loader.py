"""The only reader of `cases/`: files -> model, with every problem of every file in one run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model import Case, Course, Source
from generator.problems import Problem
from generator.yamldoc import Document

COURSE_FILE = "course.yml"
SOURCES_FILE = "sources.yml"
IMAGES_FOLDER = "images"
IMAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif")


@dataclass(frozen=True)
class LoadedCase:
    """One readable case file."""

    id: str
    """File name without its ending."""
    case: Case
    document: Document


@dataclass(frozen=True)
class Loaded:
    """All that `cases/` holds."""

    course: Course | None
    course_document: Document
    sources: tuple[Source, ...] | None
    """None when the registry could not be read."""
    sources_document: Document
    cases: tuple[LoadedCase, ...]
    """Sorted by id."""
    unreadable: frozenset[str]
    """Ids of case files that exist but have problems; references to them are not reported."""
    images: tuple[str, ...]
    """Files below `cases/images`, POSIX paths relative to `cases/`."""
    strays: tuple[str, ...]
    """Other files, folders and links below `cases/`, relative to the classroom: not published."""
    problems: tuple[Problem, ...]


def load(root: Path) -> Loaded:
    """Read `root/cases`. Never raises for what the files hold."""
    raise NotImplementedError

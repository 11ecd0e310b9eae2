"""The same pages as plain files, for any engine that reads Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from generator.classroom import Classroom
from generator.localization import Language
from generator.model import Course
from generator.problems import ClassroomError
from generator.publishing import claim, publish, write_fresh
from generator.site import (
    OutputFile,
    SiteFile,
    SiteOptions,
    build_site,
    layout_settings,
    navigation_of,
    read_handwritten,
    theme_folder,
)

MARKER = ".changfeng-render"
"""Says that a folder was written by us and may be replaced."""


def render_to_folder(
    classroom: Classroom, site_name: str, navigation: list[Any] | None, out: Path
) -> int:
    """Write pages, assets, layout and a `mkdocs.yml` into `out`; how many files.

    Raises `ClassroomError` when `out` holds something that we did not write.
    """
    files = list(_files(classroom, site_name, navigation))

    def write(folder: Path) -> None:
        for file in files:
            write_fresh(folder / file.path, file.content)

    with claim(out, classroom.root, MARKER) as claimed:
        publish(claimed, write, lambda folder: None, keep=0)
    return len(files)


def _files(
    classroom: Classroom, site_name: str, navigation: list[Any] | None
) -> Iterator[SiteFile]:
    if classroom.library is None:
        raise ClassroomError(classroom.problems)
    yield OutputFile(MARKER, str)
    options = SiteOptions(classroom.language, classroom.root)
    generated = build_site(classroom.library, options)
    handwritten = read_handwritten(classroom.library, classroom.root)
    known = {file.path for file in (*handwritten, *generated)}
    for file in (*handwritten, *generated):
        yield OutputFile(f"docs/{file.path}", partial(getattr, file, "content"))
    for template in sorted(theme_folder().iterdir()):
        yield OutputFile(f"overrides/{template.name}", template.read_bytes)
    course, language = classroom.library.course, classroom.language
    nav = navigation or navigation_of(course, language, known)
    yield OutputFile("mkdocs.yml", partial(_config, course, language, site_name, nav))


def _config(course: Course, language: Language, site_name: str, navigation: list[Any]) -> str:
    """A configuration without plugins; JSON is YAML, and quotes every text safely."""
    config = {
        "site_name": site_name,
        "docs_dir": "docs",
        "use_directory_urls": False,
        "theme": {"name": "material", "custom_dir": "overrides", "font": False},
        "nav": navigation,
        "extra": {"classroom": layout_settings(course, language)},
    }
    return json.dumps(config, ensure_ascii=False, indent=2) + "\n"

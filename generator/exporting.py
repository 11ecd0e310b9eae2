"""The same pages as plain files, for any engine that reads Markdown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from generator.classroom import Classroom
from generator.problems import ClassroomError, Location, Problem
from generator.publishing import write_file
from generator.site import (
    SiteOptions,
    build_site,
    layout_settings,
    read_handwritten,
    theme_folder,
)

MARKER = ".changfeng-render"
"""Says that a folder was written by us and may be replaced."""


def render_to_folder(classroom: Classroom, site_name: str, out: Path) -> int:
    """Write pages, assets, layout and a `mkdocs.yml` into `out`; how many files.

    Raises `ClassroomError` when `out` holds something that we did not write.
    """
    library = classroom.library
    if library is None:
        raise ClassroomError(classroom.problems)
    _empty(out)
    files: dict[str, str | bytes] = {MARKER: ""}
    generated = build_site(library, SiteOptions(classroom.language, classroom.root))
    for output in (*read_handwritten(classroom), *generated):
        files[f"docs/{output.path}"] = output.content
    for template in sorted(theme_folder().iterdir()):
        files[f"overrides/{template.name}"] = template.read_bytes()
    files["mkdocs.yml"] = _config(classroom, site_name)
    for name, content in files.items():
        write_file(out / name, content)
    return len(files)


def _config(classroom: Classroom, site_name: str) -> str:
    """A configuration without plugins; JSON is YAML, and quotes every text safely."""
    course = classroom.library.course if classroom.library else None
    layout = layout_settings(course, classroom.language)
    config = {
        "site_name": site_name,
        "docs_dir": "docs",
        "use_directory_urls": False,
        "theme": {"name": "material", "custom_dir": "overrides", "font": False},
        "nav": [{title: f"{page}.md"} for page, title in layout["navigation"].items()],
        "extra": {"classroom": layout},
    }
    return json.dumps(config, ensure_ascii=False, indent=2) + "\n"


def _empty(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise ClassroomError([Problem("target-file", Location(str(out)), {"path": str(out)})])
    if out.is_dir() and any(out.iterdir()):
        if not (out / MARKER).is_file():
            place = Location(str(out))
            raise ClassroomError([Problem("target-foreign", place, {"path": str(out)})])
        shutil.rmtree(out)

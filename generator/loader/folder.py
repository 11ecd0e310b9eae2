"""What lies in `cases/`: the files to read, the images, and everything that does not belong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.loader.filenames import check_name, check_stem, clashes, name_params, shown_name
from generator.problems import Location, Problem, Severity

FOLDER = "cases"
COURSE_FILE = "course.yml"
SOURCES_FILE = "sources.yml"
IMAGES_FOLDER = "images"
IMAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_KEPT_QUIETLY = (".gitkeep", ".gitignore", ".gitattributes")
"""Files that version control needs and nobody would publish."""
_YAML_SUFFIXES = (".yml", ".yaml")


@dataclass
class Folder:
    """The classroom's `cases/` by kinds; links are never followed, nor read."""

    exists: bool = True
    course: Path | None = None
    sources: Path | None = None
    cases: list[tuple[str, Path]] = field(default_factory=list)
    """(file name without ending, path), sorted."""
    misnamed: set[str] = field(default_factory=set)
    """Case files whose name cannot stay; their content is checked all the same."""
    images: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def expects(self, name: str) -> bool:
        """Whether the absence of `name` is worth a report of its own."""
        return self.exists and name.partition(".")[0] not in self.misnamed


def survey(root: Path) -> Folder:
    """Sort everything in `root/cases`."""
    folder = Folder()
    place = root / FOLDER
    if place.is_symlink() or not place.is_dir():
        folder.exists = False
        folder.problems.append(Problem("missing-folder", Location(FOLDER)))
        return folder
    entries = _entries(place)
    if entries is None:
        folder.exists = False
        folder.problems.append(Problem("unreadable-file", Location(FOLDER)))
        return folder
    strays = []
    yaml_files = []
    for entry in entries:
        if entry.is_file(follow_symlinks=False) and _is_yaml(entry.name):
            yaml_files.append(entry)
        elif entry.name == IMAGES_FOLDER and entry.is_dir(follow_symlinks=False):
            strays += _survey_images(folder, Path(entry.path))
        elif entry.name not in _KEPT_QUIETLY:
            strays.append(f"{FOLDER}/{entry.name}")
    _sort_yaml(folder, yaml_files)
    folder.strays = tuple(sorted(shown_name(stray) for stray in strays))
    folder.problems += [
        Problem("stray-file", Location(stray), {"name": stray}, Severity.WARNING)
        for stray in folder.strays
    ]
    return folder


def _entries(place: Path) -> list[os.DirEntry[str]] | None:
    try:
        with os.scandir(place) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return None


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(_YAML_SUFFIXES) and not name.startswith((".", "~$"))


def _sort_yaml(folder: Folder, entries: list[os.DirEntry[str]]) -> None:
    """Tell course, registry and cases apart; report names that cannot stay."""
    clashing = clashes(entry.name.rpartition(".")[0] for entry in entries)
    for entry in entries:
        stem, _, suffix = entry.name.rpartition(".")
        location = Location(f"{FOLDER}/{shown_name(entry.name)}")
        if suffix != "yml":
            folder.problems.append(
                Problem("rename-yml", location, {"suggestion": f"{shown_name(stem)}.yml"})
            )
            folder.misnamed.add(stem)
        elif entry.name == COURSE_FILE:
            folder.course = Path(entry.path)
        elif entry.name == SOURCES_FILE:
            folder.sources = Path(entry.path)
        else:
            wrong = check_stem(stem)
            if stem in clashing:
                wrong = "name-clash", {"other": shown_name(clashing[stem])}
            if wrong:
                folder.misnamed.add(stem)
                folder.problems.append(Problem(wrong[0], location, wrong[1]))
            folder.cases.append((stem, Path(entry.path)))
    folder.cases.sort()


def _survey_images(folder: Folder, place: Path) -> list[str]:
    """List the images below `place`; what else lies there is returned."""
    strays = []
    images = []
    for path, entry in _walk(place, IMAGES_FOLDER):
        if entry.is_file(follow_symlinks=False) and _is_image(entry.name):
            images.append(path)
            wrong = check_name(entry.name)
            if wrong:
                stem, dot, suffix = entry.name.rpartition(".")
                params = name_params(stem, dot + suffix)
                location = Location(f"{FOLDER}/{shown_name(path)}")
                folder.problems.append(Problem(wrong, location, params))
        elif entry.name not in _KEPT_QUIETLY:
            strays.append(f"{FOLDER}/{path}")
    folder.images = tuple(sorted(images))
    for path, other in clashes(folder.images).items():
        location = Location(f"{FOLDER}/{shown_name(path)}")
        folder.problems.append(Problem("name-clash", location, {"other": shown_name(other)}))
    return strays


def _walk(place: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below `place` that is no folder (a link to one is not), with its path."""
    waiting = [(place, prefix)]
    while waiting:
        current, path = waiting.pop()
        for entry in _entries(current) or ():
            below = f"{path}/{entry.name}"
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                waiting.append((Path(entry.path), below))
            else:
                yield below, entry


def _is_image(name: str) -> bool:
    return name.lower().endswith(IMAGE_SUFFIXES) and not name.startswith((".", "~$"))

"""A classroom folder, opened: loaded, indexed and checked in one go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.checks import compare_register, hide_private, read_register, run_checks
from generator.handwritten import survey_docs
from generator.library import Library, build_library
from generator.loader import load
from generator.localization import Language
from generator.memory import Memory, rare_collections
from generator.problems import Problem, has_errors, sort_problems

REGISTER_FILE = "register.json"
"""What a built site carries so that the next build can compare its ids."""


@dataclass(frozen=True)
class Classroom:
    """What a folder holds and everything that is wrong with it."""

    root: Path
    library: Library | None
    """None when the course file or the source registry cannot be read."""
    problems: tuple[Problem, ...]
    file_count: int
    """How many files were read."""
    language: Language

    @property
    def sound(self) -> bool:
        """Whether a site may be built from it."""
        return self.library is not None and not has_errors(self.problems)


@rare_collections()
def open_classroom(
    root: Path, previous_site: Path | None = None, memory: Memory | None = None
) -> Classroom:
    """Read and check `root`; compare its ids with the register of `previous_site`, if any.

    `memory`: of the build before this one; only what changed since is read and checked again.
    """
    loaded = load(root, memory)
    docs = survey_docs(root)
    library = build_library(loaded, memory, docs.paths)
    problems = [*map(hide_private, loaded.problems), *docs.problems]
    if library is not None:
        problems += run_checks(library)
        if previous_site is not None:
            problems += _compare_with_site(library, previous_site)
    return Classroom(
        root=root,
        library=library,
        problems=sort_problems(problems),
        file_count=len(loaded.cases) + len(loaded.unreadable) + 2,
        language=loaded.course.language if loaded.course else "zh",
    )


def _compare_with_site(library: Library, site: Path) -> tuple[Problem, ...]:
    register, problems = read_register((site / REGISTER_FILE).read_bytes(), REGISTER_FILE)
    return problems if register is None else tuple(compare_register(library, register))

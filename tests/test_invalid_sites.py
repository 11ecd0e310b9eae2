"""One folder, one mistake: what it holds is laid over the smallest good classroom."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.classroom import open_classroom
from generator.localization import LANGUAGES, load_catalogue

SITES = Path(__file__).parent / "invalid_sites"
BASE = SITES / "base"
MISTAKES = sorted(path.name for path in SITES.iterdir() if path.is_dir() and path != BASE)


def lay_over(mistake: str, folder: Path) -> Path:
    """The smallest good classroom with the files of one mistake over its own."""
    root = folder / mistake
    shutil.copytree(BASE, root)
    shutil.copytree(
        SITES / mistake,
        root,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("expected.txt"),
    )
    return root


def test_the_smallest_classroom_is_sound() -> None:
    assert open_classroom(BASE).problems == ()


def test_there_are_mistakes() -> None:
    assert len(MISTAKES) > 50


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_found_at_its_place(mistake: str, tmp_path: Path) -> None:
    found = "".join(
        f"{p.location.file}:{p.location.line}:{p.location.column} {p.code}\n"
        for p in open_classroom(lay_over(mistake, tmp_path)).problems
    )
    assert found == (SITES / mistake / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_both_languages(mistake: str, tmp_path: Path) -> None:
    (problem,) = open_classroom(lay_over(mistake, tmp_path)).problems
    for language in LANGUAGES:
        text = load_catalogue(language).describe(problem)
        told = f"{text.message} {text.hint}"
        assert len(told) > 10
        assert "{" not in told
        assert " ? " not in told

"""Fixtures that many tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from generator.plugin import build_classroom
from tests.faulty import FILES

ROOT = Path(__file__).parent.parent

# No test asks a clock: a busy machine is no fault of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what golden tests see into their files"
    )


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def sample_site() -> Path:
    """A small synthetic classroom that uses every field and every kind of question."""
    return ROOT / "tests" / "sample_site"


@pytest.fixture
def classroom(sample_site: Path, tmp_path: Path) -> Path:
    """A copy of the sample classroom that a test may change."""
    return Path(shutil.copytree(sample_site, tmp_path / "classroom"))


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """The `cases/` folder of a good classroom."""
    folder = tmp_path / "cases"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real classroom, built by MkDocs."""
    folder = tmp_path_factory.mktemp("built") / "site"
    build_classroom(repository / "mkdocs.yml", folder)
    return folder

"""What MkDocs says in English reaches people in the words of the catalogue."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from generator.plugin.messages import listen_to_mkdocs, silence_mkdocs, word_messages


@pytest.mark.parametrize(
    ("message", "code", "place"),
    [
        (
            (
                "Doc file 'more/a.md' contains a link 'b.md', but the target 'more/b.md' "
                "is not found among documentation files."
            ),
            "page-link-broken",
            ("docs/more/a.md", 2, 5),
        ),
        (
            "Doc file 'more/a.md' contains an absolute link '/c', it was left as is.",
            "page-link-broken",
            ("docs/more/a.md", 3, 1),
        ),
        (
            "Doc file 'more/a.md' contains a link '#x', but there is no such anchor on this page.",
            "page-link-broken",
            ("docs/more/a.md", 1, 1),
        ),
        (
            (
                "A reference to 'd.md' is included in the 'nav' configuration, which is not "
                "found in the documentation files."
            ),
            "navigation-broken",
            ("mkdocs.yml", 2, 6),
        ),
        (
            "Config value 'site_url': The URL isn't valid,\n it should be",
            "config-invalid",
            ("mkdocs.yml", 3, 1),
        ),
        ("Something else.", "mkdocs-warning", ("mkdocs.yml", 1, 1)),
    ],
)
def test_a_message_becomes_a_problem_at_its_place(
    message: str, code: str, place: tuple[str, int, int], tmp_path: Path
) -> None:
    (tmp_path / "docs" / "more").mkdir(parents=True)
    (tmp_path / "docs" / "more" / "a.md").write_text("# 题\n[x](b.md)\n/c\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("nav:\n- x: d.md\nsite_url: y\n", "utf-8")
    (problem,) = word_messages([message, message], tmp_path)
    where = problem.location
    assert problem.code == code
    assert (where.file, where.line, where.column) == place


def test_listening_keeps_warnings_and_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    log = logging.getLogger("mkdocs.structure")
    with listen_to_mkdocs() as texts:
        log.info("progress")
        log.warning("one %s", "warning")
    with silence_mkdocs():
        log.error("unheard")
    assert texts == ["one warning"]
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("mkdocs").handlers == []

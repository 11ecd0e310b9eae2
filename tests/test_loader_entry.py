"""A case folded small, and what can be asked of it without opening it."""

from __future__ import annotations

import gc
import tracemalloc
from functools import lru_cache
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from generator.classroom import open_classroom
from generator.loader import LoadedCase, load
from generator.loader import entry as folding
from generator.model import Case, QuestionUse
from generator.site import SiteOptions, build_site
from generator.yamldoc import read_document

TALK = "corridor-talk"
FEW_OPEN = 8
"""Cases that lie open at once here, so that a few dozen are many."""
A_CASE = 160_000
"""Bytes that one more case may take at most, while the longest page is made; held in the open, with
all that comes of it, it took 420,000."""


def entry_of(root: Path) -> LoadedCase:
    return next(entry for entry in load(root).cases if entry.id == TALK)


def test_a_case_is_the_same_when_it_is_opened_again(sample_site: Path) -> None:
    first, again = entry_of(sample_site), entry_of(sample_site)
    assert first.case == again.case
    assert first == again


def test_another_letter_makes_it_another_case(classroom: Path) -> None:
    before = entry_of(classroom)
    path = classroom / "cases" / f"{TALK}.yml"
    path.write_text(path.read_text("utf-8") + "# 记一笔\n", "utf-8")
    after = entry_of(classroom)
    assert after != before
    assert after.case == before.case


def test_it_still_knows_where_everything_stands(sample_site: Path) -> None:
    entry = entry_of(sample_site)
    content = (sample_site / entry.file).read_bytes()
    document = read_document(content, entry.file)[0]
    assert entry.size == len(content)
    for path in (("title",), ("quiz", 0, "prompt"), ("background", 0, "text")):
        assert entry.locate(path) == document.locate(path)
        assert entry.locate_key(path) == document.locate_key(path)
    title = entry.case.title
    assert entry.find(("title",), title[1:3]).column == entry.locate(("title",)).column + 1


def test_its_brief_says_what_the_case_says(sample_site: Path) -> None:
    for entry in load(sample_site).cases:
        case, brief = entry.case, entry.brief
        same = ("title", "summary", "kind", "community", "topics", "boards", "updated", "formerly")
        for name in (*same, "related"):
            assert getattr(brief, name) == getattr(case, name)
        assert brief.minutes == case.typical_learning_time
        assert brief.name_only == (case.practice is None)
        assert brief.questions == tuple(question.use for question in case.quiz)
        assert brief.question_ids.split() == [",".join((q.id, *q.formerly)) for q in case.quiz]
        assert [id_ for id_, _, _ in brief.gaps] == [gap.id for gap in case.gaps]
        cited = {citation.source for _, part in case.cited_parts() for citation in part.cite}
        assert set(brief.sources) == cited
        anchors = f"{brief.anchors} {brief.quiz_anchors}".split()
        assert len(anchors) == len(set(anchors))
        assert {f"q-{question.id}" for question in case.quiz} <= set(anchors)
    assert any(QuestionUse.QUIZ in entry.brief.questions for entry in load(sample_site).cases)


def open_cases() -> int:
    """How many cases lie open that the collector knows."""
    return sum(isinstance(found, Case) for found in gc.get_objects())


def most_bytes(folder: Path, cases: int) -> int:
    """What opening a classroom and making every file of its site took at most."""
    write_corpus(folder, cases)
    # As in a process of its own: the collector waits until a quarter of all that it knows is new.
    gc.collect()
    gc.freeze()
    gc.collect()
    tracemalloc.start()
    try:
        opened = open_classroom(folder)
        assert opened.library is not None
        for file in build_site(opened.library, SiteOptions(root=folder)):
            assert file.content is not None
        assert 0 < open_cases() <= FEW_OPEN + 1
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.unfreeze()


def test_a_classroom_of_many_cases_takes_little_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = lru_cache(maxsize=FEW_OPEN)(folding._open.__wrapped__)
    monkeypatch.setattr(folding, "_open", opening)
    few, many = FEW_OPEN + 2, FEW_OPEN + 52
    # What the first of a process loads for all that follow is not of its cases.
    most_bytes(tmp_path / "first", few)
    small, large = most_bytes(tmp_path / "few", few), most_bytes(tmp_path / "many", many)
    assert large - small < A_CASE * (many - few)

"""The made classroom of the benchmarks: sound, repeatable, and rich enough to measure with."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus import build_cases, write_corpus
from generator.classroom import open_classroom

TERMS = ("居民", "摄影师", "遇到漏水")


def test_a_made_classroom_passes_every_check(tmp_path: Path) -> None:
    write_corpus(tmp_path, 60)
    classroom = open_classroom(tmp_path)
    assert classroom.problems == ()
    assert classroom.library is not None
    assert len(classroom.library.cases) == 60


def test_the_same_seed_makes_the_same_cases() -> None:
    first, again = list(build_cases(5, seed=3)), list(build_cases(8, seed=3))
    assert first == again[:5]
    assert list(build_cases(5, seed=4)) != first


def test_a_case_is_as_long_and_as_varied_as_a_real_one() -> None:
    texts = [case.text for case in build_cases(100)]
    assert 1_000 < sum(map(len, texts)) / len(texts) < 1_900
    # Some terms stand nearly everywhere, others hardly anywhere.
    everywhere, some, rare = (sum(term in text for text in texts) for term in TERMS)
    assert everywhere > 90
    assert everywhere > some > rare > 0


def test_a_text_holds_the_story_and_no_question() -> None:
    case = next(build_cases(1))
    assert case.fields["practice"]["steps"][0]["text"] in case.text
    assert case.fields["quiz"][0]["prompt"] not in case.text

"""What the real classroom may and may not say."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from generator.library import Library, build_library
from generator.loader import load
from generator.model import Claim, QuestionUse, Reliability
from generator.site import SiteOptions, build_site

ROOT = Path(__file__).parent.parent
RICH = ("aixin-geziwu", "fenghe-jiati", "weige-fense", "xianfeng-peiyu", "zizhi-jiayuan")
NAME_ONLY = ("haixin-tingche", "jiuting-jiujing", "rongru-dangxiao", "xiaoduiyuan-wutai")
SALT = b"changfeng-people"
UNNAMED = {
    "022659a801af9dda5966",
    "1ba7439687d39bc08530",
    "282abcdab766ebdbdb02",
    "2e78ac1d2677d8a8c4d5",
    "663d82161e26b49f9589",
    "8451d84aebccdea3fc8c",
    "90d3cdec8c3a4f78962c",
    "90e47d881b76101cbc66",
    "9c0edc6be3e7ccfaaf21",
    "b83dfd974c4a3fb144a9",
    "c4fa1f3cf05189601746",
    "da889a469ff25ffd3779",
    "f33e637997593841936b",
}
"""Salted hashes of the persons (and one shop) that the sources name and the site must not."""


@pytest.fixture(scope="module")
def library() -> Library:
    found = build_library(load(ROOT))
    assert found is not None
    return found


def fingerprint(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8"), key=SALT, digest_size=10).hexdigest()


def named_in(text: str, unnamed: set[str] = UNNAMED) -> list[str]:
    """Every piece of two to four 汉字 whose fingerprint is on the list."""
    pieces = {
        run[start : start + size]
        for run in re.findall("[\u4e00-\u9fff]{2,}", text)
        for size in (2, 3, 4)
        for start in range(len(run) - size + 1)
    }
    return [piece for piece in pieces if fingerprint(piece) in unnamed]


def test_the_names_test_can_fail() -> None:
    assert len(UNNAMED) == 13
    assert named_in("听示例人说", {fingerprint("示例人")}) == ["示例人"]


def test_no_person_is_named_anywhere_on_the_site(library: Library) -> None:
    for file in build_site(library, SiteOptions(root=ROOT)):
        if isinstance(file.content, str):
            assert not named_in(file.content), file.path


def test_no_person_is_named_in_what_people_write() -> None:
    written = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "cases").glob("*.yml")]
    assert len(written) > 10
    for path in written:
        assert not named_in(path.read_text("utf-8")), path.name


def test_the_nine_cases_are_there(library: Library) -> None:
    assert set(library.cases) == {*RICH, *NAME_ONLY}
    assert all(case_id in library.module_of for case_id in library.cases)


@pytest.mark.parametrize("case_id", NAME_ONLY)
def test_a_case_known_by_name_only_claims_nothing_more(library: Library, case_id: str) -> None:
    case = library.case(case_id)
    assert case.practice is None
    assert not case.results.claims
    assert not case.results.key_figures
    assert not case.lessons
    assert not [q for q in case.quiz if q.use is not QuestionUse.PRACTICE]
    assert len(case.gaps) >= 4
    assert len(case.discussion) >= 3


@pytest.mark.parametrize("case_id", RICH)
def test_a_rich_case_has_questions_of_many_kinds(library: Library, case_id: str) -> None:
    quiz = library.case(case_id).quiz
    assert len(quiz) >= 16
    assert len({question.kind for question in quiz}) >= 5
    assert {"classify", "scenario"} <= {question.kind for question in quiz}
    assert len([q for q in quiz if q.use is not QuestionUse.QUIZ]) >= 6
    assert len([q for q in quiz if q.use is not QuestionUse.PRACTICE]) >= 10


def test_what_is_known_of_fenghe_is_not_numbered_as_the_ten(library: Library) -> None:
    practice = library.case("fenghe-jiati").practice
    assert practice is not None
    assert not practice.numbered
    assert len(practice.steps) != 10


def test_four_and_five_colours_stand_apart_each_with_its_time(library: Library) -> None:
    claims = [part for _, part in library.case("weige-fense").cited_parts()]
    dated = [part for part in claims if isinstance(part, Claim) and part.as_of]
    four = [c for c in dated if {x.source for x in c.cite} == {"draft-b"}]
    five = [c for c in dated if {x.source for x in c.cite} == {"chenbao-weige-2024"}]
    assert four
    assert any("2024-08-21" in str(claim.as_of) for claim in five)


def test_mirrors_are_not_linked_and_transcripts_not_dated(library: Library) -> None:
    for source in library.sources.values():
        if source.reliability is Reliability.REPRINT:
            assert source.url is None, source.id
        if source.reliability is Reliability.TRANSCRIPT:
            assert (source.url, source.issued, source.reprinted) == (None, "unknown", None)


def test_every_page_says_who_does_not_stand_behind_it(library: Library) -> None:
    course = library.course
    assert (course.publisher, course.approved, course.issuer) == (None, None, None)
    assert (course.contact.role, course.contact.place) == (None, None)


def test_a_rule_that_expired_says_so(library: Library) -> None:
    pages = {file.path: file.content for file in build_site(library, SiteOptions(root=ROOT))}
    page = str(pages["cases/haixin-tingche.md"])
    assert "有效期至 2026-06-30，现行文本待查" in page
    assert "以现行官方文本为准" in page


def test_no_feedback_begins_with_the_words_of_a_choice(library: Library) -> None:
    """Below “错”, which was right, “对，…” would say the contrary."""
    asked = [question for id_ in library.cases for question in library.case(id_).quiz]
    said = [getattr(each, f"feedback_{side}", None) for each in asked for side in ("true", "false")]
    texts = [text for text in said if text]
    assert len(texts) > 20
    assert [text for text in texts if re.match("[对错][，。：！]", text)] == []

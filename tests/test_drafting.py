"""A new case file: named by pinyin, commented, and free of problems."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.drafting import Draft, is_id, propose_id, write_draft
from generator.localization import LANGUAGES, Language, load_catalogue
from generator.model import Case, CaseKind
from generator.yamldoc import find_suspect, read_document

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]))
TYPED = TEXT.filter(lambda text: bool(text.strip()) and find_suspect(text) is None)
"""The command asks again for anything else."""


@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        ("长风一村自治家园", "chang-feng-yi-cun-zi-zhi-jia-yuan"),
        ("加装电梯“风荷十法”", "jia-zhuang-dian-ti-feng-he-shi-fa"),
        ("绿色驿站", "lv-se-yi-zhan"),
        ("ABC 加油 2", "abc-jia-you-2"),
        ("……", "new-case"),
    ],
)
def test_ids_come_from_pinyin(title: str, proposed: str) -> None:
    assert propose_id(title) == proposed


@given(st.text(max_size=80))
@settings(deadline=None)
def test_whatever_the_title_the_id_will_do(title: str) -> None:
    assert is_id(propose_id(title))


def draft(title: str = "示例", known: str = "一条事实。") -> Draft:
    return Draft(
        title=title,
        summary="一句话。",
        kind=CaseKind.PROJECT,
        community=None,
        topics=["parking"],
        source="draft-a",
        known=known,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_holds_a_valid_case_with_its_gaps(language: Language) -> None:
    text = write_draft(draft(), date(2026, 12, 1), load_catalogue(language))
    document, problems = read_document(text.encode("utf-8"), "cases/new.yml")
    assert problems == ()
    case = Case.model_validate(document.data)
    assert case.updated == date(2026, 12, 1)
    assert [gap.id for gap in case.gaps] == ["problem", "practice", "results", "roles"]
    assert text.count("\n#") >= 8


@given(TYPED, TYPED)
@settings(deadline=None, max_examples=200)
def test_what_was_typed_arrives_as_typed(title: str, known: str) -> None:
    text = write_draft(draft(title[:200], known[:500]), date(2026, 12, 1), load_catalogue())
    document, problems = read_document(text.encode("utf-8"), "cases/new.yml")
    assert problems == ()
    assert document.data["title"] == title[:200]
    assert document.data["background"][0]["text"] == known[:500]

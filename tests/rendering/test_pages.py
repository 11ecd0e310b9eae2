"""What the generated pages hold, on the sample classroom."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.library import Library, build_library
from generator.loader import load
from generator.localization import LANGUAGES, load_catalogue
from generator.model import QUESTION_KINDS, QuestionUse
from generator.rendering.page import Page
from generator.rendering.pages import build_pages
from generator.rendering.views.cases import passage_links


@pytest.fixture(scope="module")
def library(sample_site: Path) -> Library:
    found = build_library(load(sample_site))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, Page]:
    return {page.path: page for page in build_pages(library, "zh")}


def anchors(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', html)


def test_each_part_of_the_course_has_its_page(library: Library, pages: dict[str, Page]) -> None:
    course = library.course
    expected = {"index", "centre", "certificate", "sources", "gaps", "fields", "problems"}
    expected |= {f"{name}/index" for name in ("modules", "cases", "topics", "boards")}
    expected |= {"communities/index"} | {f"cases/{id_}" for id_ in library.cases}
    expected |= {f"modules/{module.id}" for module in course.modules}
    expected |= {f"modules/{m.id}-quiz" for m in course.modules if m.quiz_size}
    expected |= {f"topics/{topic.id}" for topic in course.topics}
    expected |= {f"boards/{board.id}" for board in course.boards}
    expected |= {f"communities/{place.id}" for place in course.communities}
    assert expected <= set(pages)
    stubs = set(pages) - expected
    retired = {f"cases/{gone.id}" for gone in course.retired_cases}
    retired |= {f"modules/{gone.id}" for gone in course.retired_modules}
    assert stubs == set(library.redirects) | retired


def test_wherever_a_case_is_marked_its_practice_is_named(
    library: Library, pages: dict[str, Page]
) -> None:
    for case_id in library.cases:
        asked = [",".join((q.id, *q.formerly)) for q in library.practice(case_id)]
        for path in (f"cases/{case_id}", "cases/index"):
            found = re.findall(f'data-case="{case_id}" data-practice="([^"]*)"', pages[path].html)
            assert found == [" ".join(asked)]
    names = 'data-practice="listen-first,first-question '
    assert names in pages["index"].html


def test_every_claim_of_a_case_stands_on_its_page(library: Library, pages: dict[str, Page]) -> None:
    for case_id, entry in library.cases.items():
        found = anchors(pages[f"cases/{case_id}"].html)
        parts = [part for _, part in entry.case.cited_parts()]
        assert [
            f"at-{i}" for p in parts if (i := getattr(p, "id", None)) and f"at-{i}" not in found
        ] == []
        assert [f"gap-{gap.id}" for gap in entry.case.gaps if f"gap-{gap.id}" not in found] == []
        assert len(found) == len(set(found))


def test_a_case_of_which_only_the_name_is_known_leads_to_its_gaps_if_it_has_any(
    classroom: Path,
) -> None:
    case = classroom / "cases" / "bike-shed.yml"
    written = case.read_text("utf-8")
    for text in (written, written.partition("gaps:")[0]):
        case.write_text(text, "utf-8")
        library = build_library(load(classroom))
        assert library is not None
        html = next(p.html for p in build_pages(library, "zh") if p.path == "cases/bike-shed")
        assert ('href="#gaps"' in html) is ("gaps:" in text)
        assert ("其余列成清单" in html) is ("gaps:" in text)
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors(html))


def test_citations_and_back_links_meet(library: Library, pages: dict[str, Page]) -> None:
    for case_id, entry in library.cases.items():
        html = pages[f"cases/{case_id}"].html
        made = {a for a in anchors(html) if a.startswith("cite-")}
        back = set(re.findall(r'href="#(cite-[^"]+)"', html))
        cited = sum(len({c.source for c in part.cite}) for _, part in entry.case.cited_parts())
        assert made == back
        assert len(made) == cited
        assert set(re.findall(r'href="#(ref-\d+)"', html)) <= set(anchors(html))


def test_questions_kept_for_the_quiz_stand_on_the_quiz_page(
    library: Library, pages: dict[str, Page]
) -> None:
    seen = set()
    for module in library.course.modules:
        asked = [(id_, q) for id_ in module.cases for q in library.case(id_).quiz]
        for case_id, question in asked:
            on_case = f'data-question="{question.id}"' in pages[f"cases/{case_id}"].html
            assert on_case is not (module.quiz_size > 0 and question.use is QuestionUse.QUIZ)
            if module.quiz_size:
                on_quiz = (
                    f'data-question="{question.id}"' in pages[f"modules/{module.id}-quiz"].html
                )
                assert on_quiz is (question.use is not QuestionUse.PRACTICE)
            seen.add(question.kind)
    assert seen == set(QUESTION_KINDS)


def test_answers_are_folded(pages: dict[str, Page]) -> None:
    for page in pages.values():
        outside = re.sub(
            r'<details class="fold answer">.*?</details>', "", page.html, flags=re.DOTALL
        )
        assert 'class="explanation"' not in outside
        assert 'class="key"' not in outside


def test_quiz_data_parses_and_names_what_is_on_the_page(pages: dict[str, Page]) -> None:
    count = 0
    for path, page in pages.items():
        # A module quiz reads what it asks.
        assert path.startswith("cases/") or 'class="quiz-data"' not in page.html
        for block in re.findall(r'class="quiz-data">(.*?)</script>', page.html, flags=re.DOTALL):
            data = json.loads(block)
            assert re.findall('data-question="([^"]+)"', page.html) == [q["id"] for q in data]
            count += len(data)
    assert count >= len(QUESTION_KINDS)


def test_renamed_pages_lead_on(library: Library, pages: dict[str, Page]) -> None:
    assert library.redirects
    for old, new in library.redirects.items():
        assert pages[old].redirect == f"{new.rpartition('/')[2]}.html"
        assert f'redirect: "{new.rpartition("/")[2]}.html"' in pages[old].as_markdown()


def test_retired_pages_say_why(library: Library, pages: dict[str, Page]) -> None:
    assert library.course.retired_cases
    for gone in library.course.retired_cases:
        assert gone.reason in pages[f"cases/{gone.id}"].html
        assert pages[f"cases/{gone.id}"].redirect is None


def test_a_page_is_one_block_of_html_that_markdown_passes_through(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert "\n\n" not in page.html
        assert page.html.startswith(("<article", "<div"))
        front = page.as_markdown().split("\n---\n")[0]
        assert front.count('title: "') == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_library_gives_the_same_bytes(library: Library, language: str) -> None:
    first, second = ([p.as_markdown() for p in build_pages(library, language)] for _ in range(2))  # type: ignore[arg-type]
    assert first == second


@pytest.mark.parametrize("handwritten", [(), ("guide.md",)])
def test_the_reference_leads_to_the_guide_where_there_is_one(
    sample_site: Path, handwritten: tuple[str, ...]
) -> None:
    library = build_library(load(sample_site), handwritten=handwritten)
    assert library is not None
    for page in build_pages(library, "zh"):
        if page.path in ("fields", "problems"):
            assert ('href="guide.html"' in page.html) is bool(handwritten)


def test_english_pages_hold_no_chinese_fixed_words(library: Library) -> None:
    chinese = next(iter(build_pages(library, "zh"))).html
    english = next(iter(build_pages(library, "en"))).html
    assert "课程模块" in chinese
    assert "课程模块" not in english
    assert "Modules" in english


def test_english_pages_set_titles_and_labels_with_english_marks(library: Library) -> None:
    shown = "".join(
        part
        for page in build_pages(library, "en")
        for part in re.findall(
            r'<p class="source-title">.|aria-label="Reference [^"]*unchecked"', page.html
        )
    )
    assert 'class="source-title">' in shown
    assert "unchecked" in shown
    assert re.findall("《|，[a-z]", shown) == []


def test_a_passage_goes_by_its_title_or_its_first_words(sample_site: Path) -> None:
    library = build_library(load(sample_site))
    assert library is not None
    links = passage_links(library.case("corridor-talk"), load_catalogue("zh"))
    assert links
    for link in links.values():
        section, _, name = link.title.partition(" · ")
        assert section
        assert name
        assert not name.isdigit()
        assert len(name) <= 24

"""Long lists come in pages: no page grows with the classroom, and every case stays in reach."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from benchmarks.corpus import CASES_A_MODULE, write_corpus
from generator.library import build_library
from generator.loader import load
from generator.localization import load_catalogue
from generator.model import Citation, Source
from generator.rendering.pages import build_pages
from generator.rendering.paging import PAGE_SIZE, cut, leaf_of, leaf_path
from generator.rendering.views.references import References

SMALL, LARGE = 250, 500

ENTRIES = r'class="row"|class="gaps"|<section class="question" id="q-[^"]*--'
"""What lists and pools hold many of."""
Pages = dict[str, str]
"""Path -> HTML."""


def pages_of(folder: Path, count: int) -> Pages:
    write_corpus(folder, count)
    library = build_library(load(folder))
    assert library is not None
    return {f"{page.path}.html": page.html for page in build_pages(library, "zh")}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return pages_of(tmp_path_factory.mktemp("small"), SMALL)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return pages_of(tmp_path_factory.mktemp("large"), LARGE)


@pytest.mark.parametrize("count", [0, 1, PAGE_SIZE, PAGE_SIZE + 1, 20 * PAGE_SIZE])
def test_every_entry_stands_on_the_page_that_links_name(count: int) -> None:
    leaves = list(cut("cases/index", range(count)))
    assert [item for leaf in leaves for item in leaf.items] == list(range(count))
    assert all(len(leaf.items) <= PAGE_SIZE for leaf in leaves)
    assert leaves[0].path == "cases/index"
    for leaf in leaves:
        assert {leaf_path("cases/index", leaf_of(index)) for index in leaf.items} <= {leaf.path}


def test_the_numbers_stay_few_and_say_where_one_is() -> None:
    leaves = list(cut("gaps", range(40 * PAGE_SIZE)))
    assert all(len(leaf.links) <= 7 for leaf in leaves)
    middle = leaves[19]
    assert [link.number for link in middle.links] == [1, 18, 19, 20, 21, 22, 40]
    assert [link.number for link in middle.links if link.current] == [20]
    assert [link.number for link in middle.links if link.after_gap] == [18, 40]
    assert (middle.previous, middle.following) == ("gaps_19.html", "gaps_21.html")
    assert [link.href for link in middle.links][:2] == ["gaps.html", "gaps_18.html"]


def test_a_short_list_has_no_numbers() -> None:
    (leaf,) = cut("gaps", range(PAGE_SIZE))
    assert (leaf.links, leaf.previous, leaf.following) == ((), None, None)


def test_a_citation_leads_to_the_page_that_holds_its_source() -> None:
    sources = {
        f"s-{number}": Source.model_validate(
            {
                "id": f"s-{number}",
                "kind": "web_article",
                "reliability": "original",
                "title": "示例",
                "publisher": "示例",
                "issued": "2023-06-22",
                "accessed": "2026-11-20",
                "url": "https://news.example/1",
            }
        )
        for number in range(PAGE_SIZE + 1)
    }
    references = References(sources, load_catalogue("zh"), "../")
    references.cite([Citation(source="s-0"), Citation(source=f"s-{PAGE_SIZE}")])
    assert [entry.more_href for entry in references.entries()] == [
        "../sources.html#source-s-0",
        f"../sources_2.html#source-s-{PAGE_SIZE}",
    ]


def test_no_page_grows_with_the_number_of_cases(small: Pages, large: Pages) -> None:
    modules = {name: html.count("data-module=") for name, html in large.items()}
    grown = {
        name: (len(small[name]), len(html))
        for name, html in large.items()
        if name in small
        and modules[name] <= 1
        and len(html) > 1.05 * len(small[name]) + 500
        # A list that was not full yet may fill up to one page.
        and len(re.findall(ENTRIES, small[name])) in (0, PAGE_SIZE)
    }
    assert grown == {}
    rows = {name: len(re.findall(ENTRIES, html)) for name, html in large.items()}
    assert max(rows.values()) <= PAGE_SIZE + 1
    # Home and the list of modules name a few lessons of each module.
    for name in ("index.html", "modules/index.html"):
        assert len(large[name]) / modules[name] < 3000


def test_every_case_is_in_reach_and_every_link_leads_somewhere(large: Pages) -> None:
    anchors = {name: set(re.findall(r'\sid="([^"]+)"', html)) for name, html in large.items()}
    reached, waiting = {"cases/index.html"}, ["cases/index.html"]
    while waiting:
        name = waiting.pop()
        for href in re.findall(r'href="([^":]+)"', large[name]):
            page, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), page))
            target = target if page else name
            assert target in large, (name, href)
            assert not anchor or anchor in anchors[target], (name, href)
            # From the list of cases alone, page by page.
            if target not in reached and name.startswith("cases/index"):
                reached.add(target)
                waiting.append(target)
    cases = {name for name in large if name.startswith("cases/case-")}
    assert len(cases) == LARGE
    assert cases <= reached


@pytest.mark.parametrize(
    ("list_", "rows"),
    [("boards/board-0", 84), ("gaps", LARGE), ("cases/index", LARGE)],
)
def test_a_list_shows_each_of_its_cases_once(list_: str, rows: int, large: Pages) -> None:
    leaves = [html for name, html in large.items() if re.fullmatch(rf"{list_}(_\d+)?\.html", name)]
    listed = [
        case
        for html in leaves
        for case in re.findall(r'<h\d[^>]*><a href="[^"]*?(case-\d+)\.html', html)
    ]
    assert len(leaves) == -(-rows // PAGE_SIZE)
    assert len(listed) == len(set(listed)) == rows


def test_a_source_that_many_cite_lists_them_on_pages_of_its_own(large: Pages) -> None:
    listed = {
        case
        for name, html in large.items()
        if re.fullmatch(r"sources/source-7(_\d+)?\.html", name)
        for case in re.findall(r'<li class="row" data-case="([^"]+)"', html)
    }
    citing = {
        name.removeprefix("cases/").removesuffix(".html")
        for name, html in large.items()
        if name.startswith("cases/case-") and "sources.html#source-source-7" in html
    }
    assert listed == citing
    assert '"sources/source-7.html"' in large["sources.html"]


def test_a_pool_prints_each_of_its_questions_once_and_counts_on(large: Pages) -> None:
    name = re.compile(r"modules/module-0-quiz(_\d+)?\.html")
    leaves = [html for path, html in large.items() if name.fullmatch(path)]
    assert len(leaves) == -(-6 * CASES_A_MODULE // PAGE_SIZE)
    asked = [case for html in leaves for case in re.findall(r'data-case="(case-\d+)"', html)]
    assert asked == [f"case-{n:05}" for n in range(CASES_A_MODULE) for _ in range(6)]
    numbers = [n for html in leaves for n in re.findall(r"question-number\">第 (\d+) 题", html)]
    assert numbers == [str(n) for n in range(1, len(asked) + 1)]
    # The quiz itself is taken on the first only.
    assert ["<module-quiz" in html for html in leaves] == [True, *[False] * 4]
    assert all('href="module-0-quiz.html"' in html for html in leaves[1:])

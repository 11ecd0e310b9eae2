"""The index of some pages, the same to the byte on every way to it."""

from __future__ import annotations

import dataclasses
import gzip
import json
import random
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import SearchPage, build_index, file_names, prepare, shard_count
from generator.search.extraction import Kind
from generator.search.index import MOST_SHARDS, SearchIndex, cost_of
from generator.search.lists import shard_of
from generator.search.parts import MOST_TOGETHER, join_parts, write_parts
from generator.search.postings import (
    FAR,
    KEY_SHIFT,
    MANY,
    MOST_PAGES,
    MOST_PLACES,
    PAGE_SHIFT,
    PERIOD,
    PLACE_SHIFT,
    SKIPPED,
    WAYS,
    read_step,
    replace_page,
    write_step,
)

GOLDEN = Path(__file__).parent.parent / "golden" / "search" / "index.json"
PAGES = [
    SearchPage(
        "cases/jiati.html",
        "长风的缝合式加梯",
        "<h1>长风的缝合式加梯</h1><p>“缝合式”加装电梯：居民一层一层谈，谈了3个月。</p>"
        "<section id='practice'><h2>做法<span data-practice>三步缝合法</span></h2>"
        "<p id='at-one'>先修缮，再加装；2023 年签约 76 台。</p></section>",
        ("加装电梯",),
        ("topic:lift", "board:hard", "community:one"),
    ),
    SearchPage(
        "cases/tingche.html",
        "停车难",
        "<h1>停车难</h1><p>居民说：Ａpp 里也能看车位。居民居民居民居民居民居民居民居民居民居民。"
        "</p>"
        "<p>电梯加装与停车无关，𠮷野家楼下除外。</p>",
        ("停车",),
        ("topic:parking",),
    ),
    SearchPage(
        "topics/lift.html",
        "加装电梯",
        "<nav class='crumbs'>首页</nav><h1>加装电梯</h1><ul><li>长风的缝合式加梯</li></ul>",
        (),
        ("topic:lift",),
    ),
    SearchPage("about.html", "关于", "<h1>关于</h1><p>café Straße</p><p>一</p>"),
]
LETTERS = st.text(alphabet="长风社区居民电梯加装，。ab1 ", min_size=0, max_size=40)


def index(
    pages: list[SearchPage], previous: SearchIndex | None = None, shards: int = 1
) -> SearchIndex:
    return build_index([prepare(page) for page in pages], shards, previous)


def written(built: SearchIndex) -> str:
    names = file_names(len(built.shards), len(built.pieces))
    files = {name: json.loads(built.read(name)) for name in names}
    return json.dumps({"manifest": built.manifest, "files": files}, ensure_ascii=False)


def test_the_browser_reads_what_is_written_here(request: pytest.FixtureRequest) -> None:
    """The browser's tests search this very index."""
    pages = [{"href": page.href, "html": page.html} for page in PAGES]
    golden = {"pages": pages, **json.loads(written(index(PAGES)))}
    text = json.dumps(golden, ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(text, "utf-8")
    assert GOLDEN.read_text("utf-8") == text


@settings(max_examples=60)
@given(st.lists(st.lists(LETTERS, max_size=4), min_size=1, max_size=5), st.data())
def test_a_changed_page_gives_the_same_index_as_a_clean_build(
    site: list[list[str]], data: st.DataObject
) -> None:
    pages = [
        SearchPage(f"p{number}.html", texts[0] if texts else "", page_html(texts))
        for number, texts in enumerate(site)
    ]
    before = index(pages)
    place = data.draw(st.integers(0, len(pages) - 1))
    texts = data.draw(st.lists(LETTERS, max_size=4))
    pages[place] = dataclasses.replace(pages[place], html=page_html(texts))
    assert written(index(pages, before)) == written(index(pages))


def page_html(texts: list[str]) -> str:
    return "".join(f"<h2>{text}</h2><p>{text}{text}</p>" for text in texts)


@settings(max_examples=60)
@given(st.lists(st.lists(LETTERS, max_size=4), min_size=1, max_size=8), st.integers(1, 3))
def test_however_many_pages_are_done_at_once_the_index_is_the_same(
    site: list[list[str]], at_once: int
) -> None:
    pages = [SearchPage(f"p{n}.html", "题", page_html(texts)) for n, texts in enumerate(site)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.search.lists.PAGES_AT_ONCE", at_once)
        patch.setattr("generator.search.lists.OCCURRENCES_AT_ONCE", at_once)
        parted = written(index(pages, shards=4))
    assert parted == written(index(pages, shards=4))


@pytest.mark.parametrize("html", ["", "<p>\u200b</p>"])
def test_a_page_of_which_nothing_can_be_searched_is_counted_all_the_same(html: str) -> None:
    blank = SearchPage("blank.html", "", html)
    assert index([blank]).manifest["pages"] == 1
    full = dataclasses.replace(PAGES[1], href="blank.html")
    before = index([full, PAGES[0]])
    assert written(index([blank, PAGES[0]], before)) == written(index([blank, PAGES[0]]))


def test_a_small_change_touches_few_shards() -> None:
    draw = random.Random(3)  # noqa: S311
    words = [chr(0x4E00 + draw.randrange(3000)) for _ in range(60_000)]
    pages = [
        SearchPage(f"p{n}.html", "题", f"<p>{''.join(words[n * 300 : n * 300 + 300])}</p>")
        for n in range(200)
    ]
    before = index(pages, shards=32)
    html = pages[7].html.replace("<p>", "<p>新句子放在前面。</p><p>")
    pages[7] = dataclasses.replace(pages[7], html=html)
    after = index(pages, before, shards=32)
    changed = sum(old != new for old, new in zip(before.shards, after.shards, strict=True))
    assert 0 < changed <= 20
    assert written(after) == written(index(pages, shards=32))
    assert before.revision != after.revision


def test_more_shards_make_it_another_revision() -> None:
    assert index(PAGES, shards=1).revision != index(PAGES, shards=2).revision


def test_names_are_found_by_pinyin_and_initials() -> None:
    built = index(PAGES)
    keys = built.keys(0).keys()
    assert {"^chan", "^feng", "@cfdf", "@fhsj", "^jia", "@jz", "^sanb", "@sbfh"} <= keys
    assert "^zhan" not in keys


def test_what_a_shard_costs_is_one_sign_an_eighth_of_an_octave_each() -> None:
    signs = [cost_of(weight) for weight in (0, 4096, 4467, 5793, 8192, 131_072)]
    assert signs == ["A", "A", "B", "E", "I", "i"]
    costs = json.loads(index(PAGES, shards=4).read("search/costs"))
    assert costs == "AAAA"


def test_a_shard_costs_what_it_weighs_when_it_is_sent() -> None:
    draw = random.Random(7)  # noqa: S311
    pages = [
        SearchPage(f"p{n}.html", "题", f"<p>{'甲' * draw.randrange(40)}{'乙丙' * 30}。</p>")
        for n in range(3000)
    ]
    built = index(pages, shards=8)
    for shard, cost in zip(built.shards, built.costs, strict=True):
        sent, told = len(gzip.compress(shard)), 4096 * 2 ** ((ord(cost) - 65) / 8)
        assert sent <= 4096 or 0.9 < told / sent < 2.5


def test_shards_are_bounded_in_number_and_even() -> None:
    assert shard_count(0) == 1
    assert shard_count(8000) == 1
    assert shard_count(8001) == 2
    assert shard_count(10**9) == MOST_SHARDS
    draw = random.Random(5)  # noqa: S311
    counts = [0] * 64
    for _ in range(6400):
        key = chr(0x4E00 + draw.randrange(3000)) + chr(0x4E00 + draw.randrange(3000))
        counts[shard_of(key, 64)] += 1
    assert max(counts) < 160


@given(st.integers(0, 3 * SKIPPED))
def test_steps_are_read_as_written(pages: int) -> None:
    step = write_step(pages)
    assert read_step(step) == pages
    assert not any("\ud800" <= char <= "\udfff" or char in '"\\<>&' for char in step)


def write_lists(found: list[int], *, places: bool) -> list[str]:
    """The list of each key, from as many parts as pages that lie together."""
    numbers = np.array(sorted(found), np.int64)
    together = (numbers >> PAGE_SHIFT & MOST_PAGES) // MOST_TOGETHER
    parts = [write_parts(numbers[together == one], places=places) for one in np.unique(together)]
    return [written.decode() for _, written in join_parts(parts)]


def write_pages(pages: dict[int, Kind]) -> str:
    found = [(page << PAGE_SHIFT) | kind for page, kind in pages.items()]
    return "".join(write_lists(found, places=False)) if found else ""


@given(
    st.lists(
        st.dictionaries(
            st.integers(0, 2 * SKIPPED),
            st.sets(st.integers(0, PERIOD - 1), min_size=1, max_size=MOST_PLACES + 3),
            min_size=1,
            max_size=5,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_places_are_read_as_written(lists: list[dict[int, set[int]]]) -> None:
    found = [
        (key << KEY_SHIFT) | (page << PAGE_SHIFT) | (place << PLACE_SHIFT) | Kind.BODY
        for key, pages in enumerate(lists)
        for page, places in pages.items()
        for place in places
    ]
    every = set(range(PERIOD))
    assert [read_places(written) for written in write_lists(found, places=True)] == [
        {page: every if len(places) > MOST_PLACES else places for page, places in pages.items()}
        for pages in lists
    ]


def read_places(written: str) -> dict[int, set[int]]:
    """Page -> places; more than are worth their bytes are all."""
    read: dict[int, set[int]] = {}
    page = -1
    for step, rest in re.findall(r"( *[^A-Za-z0-9_*` -])([A-Za-z0-9_*`-]*)", written):
        page += read_step(step) + 1
        place, read[page] = 0, set()
        for sign in rest:
            if sign == MANY:
                read[page] = set(range(PERIOD))
            else:
                place += len(WAYS) if sign == FAR else WAYS.index(sign)
                read[page] |= set() if sign == FAR else {place}
    return read


@given(st.dictionaries(st.integers(0, 500), st.sampled_from(Kind)), st.integers(0, 500))
def test_one_entry_of_a_list_can_be_replaced(pages: dict[int, Kind], page: int) -> None:
    rest = {number: kind for number, kind in pages.items() if number != page}
    title = rest | {page: Kind.TITLE}
    before = write_pages(pages)
    assert replace_page(before, page, None) == write_pages(rest)
    assert replace_page(before, page, "!") == write_pages(title)


@given(st.lists(st.integers(0, 3 * SKIPPED), unique=True, min_size=1, max_size=5))
def test_far_pages_are_reached_by_several_steps(pages: list[int]) -> None:
    written = write_pages(dict.fromkeys(pages, Kind.BODY))
    for page in sorted(pages):
        step = write_step(page)
        assert read_step(step) == page
    assert written.count(" ") == skips(sorted(pages))


def skips(pages: list[int]) -> int:
    return sum((page - before - 1) // SKIPPED for before, page in pairwise([-1, *pages]))

"""What is laid out as numbers is the folded text, each character where it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search.extraction import Kind
from generator.search.folding import fold
from generator.search.layout import find_characters, lay_out
from generator.search.pieces import GAP, Words
from generator.search.postings import KEY_SHIFT, KIND_MASK, MOST_PAGES, PAGE_SHIFT, PLACE_SHIFT

BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(Kind),
        st.text(st.characters(exclude_characters=GAP)) | st.text("长风…㎡½ Ａé\u3000\u200b"),
    ),
    max_size=4,
)
FIRST = 600


def words(blocks: list[tuple[Kind, str]]) -> Words:
    return Words(GAP.join(text for _, text in blocks), bytes(kind for kind, _ in blocks), "", b"")


@given(st.lists(BLOCKS, min_size=1, max_size=4).filter(any))
def test_the_text_of_many_pages_is_folded_as_each_character_is(
    pages: list[list[tuple[Kind, str]]],
) -> None:
    layout = lay_out([words(blocks) for blocks in pages], FIRST)
    laid = [
        (spot >> PAGE_SHIFT, spot & KIND_MASK, chr(layout.letters[rank]))
        for rank, spot in zip(layout.ranks.tolist(), layout.spots.tolist(), strict=True)
    ]
    assert laid == [
        (number, kind, char)
        for number, blocks in enumerate(pages, FIRST)
        for kind, text in blocks
        for char in fold(text) + GAP
    ]


@given(st.lists(BLOCKS, min_size=1, max_size=4).filter(any))
def test_a_character_stands_where_it_counts_the_most(
    pages: list[list[tuple[Kind, str]]],
) -> None:
    found = find_characters(lay_out([words(blocks) for blocks in pages], FIRST)).tolist()
    assert found == sorted(found)
    best: dict[tuple[str, int], Kind] = {}
    for number, blocks in enumerate(pages, FIRST):
        for kind, text in blocks:
            for char in fold(text):
                best[char, number] = max(kind, best.get((char, number), kind))
    assert {
        (chr(one >> KEY_SHIFT), one >> PAGE_SHIFT & MOST_PAGES): one & KIND_MASK for one in found
    } == best
    assert not any(one >> PLACE_SHIFT & 127 for one in found)

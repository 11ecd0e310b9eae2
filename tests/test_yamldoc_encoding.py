"""Files in other encodings and damaged files are named for what they are."""

from __future__ import annotations

import codecs

import pytest

from generator.yamldoc import read_document

TEXT = "标题: 示例一村的噪声治理\n简介: 居民一起商量，把噪声降了下来。\n"
TRADITIONAL = "標題: 噪聲治理\n簡介: 居民一起商量，把噪聲降了下來。\n"


def told(content: bytes) -> tuple[list[tuple[int, int, str]], dict[str, str]]:
    document, problems = read_document(content, "cases/x.yml")
    assert not document.complete
    assert document.data == {}
    return [(p.location.line, p.location.column, p.code) for p in problems], dict(
        problems[0].params
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT.encode("gb18030"), "GBK（GB18030）"),
        ("标题: 𠮷\n".encode("gb18030"), "GBK（GB18030）"),
        ("标题: 甲".encode("gbk"), "GBK（GB18030）"),
        (TRADITIONAL.encode("big5"), "Big5"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("utf-32-be"), "UTF-32"),
    ],
)
def test_encoding_is_named(content: bytes, name: str) -> None:
    assert told(content) == ([(1, 1, "not-utf8")], {"encoding": name})


def test_line_is_shown_in_the_encoding_it_has() -> None:
    _, problems = read_document(TEXT.encode("gb18030"), "cases/x.yml")
    assert problems[0].location.source_line == "标题: 示例一村的噪声治理"


@pytest.mark.parametrize("missing", [1, 2])
def test_file_that_breaks_off_within_a_character(missing: int) -> None:
    content = TEXT.rstrip().encode()[:-missing]
    assert told(content) == ([(2, 19, "cut-file")], {})


def test_damaged_byte_is_told_at_its_place() -> None:
    content = TEXT.encode().replace("商".encode(), b"\xe5\x95", 1)
    assert told(content) == ([(2, 9, "damaged-file")], {})


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04" + bytes(100), b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0" + bytes(9), bytes(range(256))],
)
def test_document_with_a_new_name_is_no_text(content: bytes) -> None:
    assert told(content)[0][0][2] in ("binary-file", "damaged-file")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_plain_text_of_any_editor_is_read(codec: str, ending: str) -> None:
    document, problems = read_document(TEXT.replace("\n", ending).encode(codec), "cases/x.yml")
    assert problems == ()
    assert list(document.data) == ["标题", "简介"]
    assert document.values["简介",] == (2, 5)

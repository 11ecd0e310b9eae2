"""Authors' text is data: rendered a little, sanitised, never run."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rendering.text import block, inline, plain, script_json

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<form action=https://evil.example><input name=body></form>",
    "<a id=__md_scope>甲</a>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "[点](javascript:alert(1))",
    "[点](JaVaScRiPt:alert(1))",
    "[点](java&#115;cript:alert(1))",
    "[点](&#x09;javascript:alert(1))",
    "[点](data:text/html,<script>alert(1)</script>)",
    "![x](https://evil.example/p.png)",
    "![x](//evil.example/p.png)",
    "![x](javascript:alert(1))",
    '甲 {: onclick="alert(1)" }',
    "{{ 7*7 }} {% include 'x' %} --8<-- 'x'",
    "[甲]: javascript:alert(1)\n\n[甲]",
    "<https://evil.example>",
    "-->]]></textarea><script>alert(1)</script>",
]
HARMLESS_TAG = re.compile(
    r'</?(?:p|em|strong|code|ul|ol|li|blockquote)>|<br>|</a>|<a rel="noopener noreferrer">'
    r'|<a href="https?://[^"<>]*"(?: title="[^"]*")? rel="noopener noreferrer">'
    r'|<a href="[^":<>]*"(?: title="[^"]*")? rel="noopener noreferrer">'
    r'|<img(?: alt="[^"]*")?(?: src="images/[^":]*")?(?: alt="[^"]*")?>'
)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("render", [block, inline])
def test_only_harmless_tags_remain(payload: str, render: object) -> None:
    html = str(block(payload) if render is block else inline(payload))
    assert "<" not in HARMLESS_TAG.sub("", html)


@given(st.text(alphabet="<>&\"'()[]!*_`#{}%:/=aonerrscriptjv甲 \n\t\u3000", max_size=80))
@settings(max_examples=300)
def test_no_text_makes_another_tag(text: str) -> None:
    assert "<" not in HARMLESS_TAG.sub("", str(block(text)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("甲**乙**丙", "甲<strong>乙</strong>丙"),
        ("<b>甲</b>", "&lt;b&gt;甲&lt;/b&gt;"),
        ("# 不是标题", "# 不是标题"),
        ("- 甲\n- 乙", "- 甲 - 乙"),
        ("{{ x }}", "{{ x }}"),
        ('甲 {: .x onclick="y" }', '甲 {: .x onclick="y" }'),
        ("Q&A", "Q&amp;A"),
        (
            "[长风](https://example.cn/a)",
            '<a href="https://example.cn/a" rel="noopener noreferrer">长风</a>',
        ),
    ],
)
def test_inline_text_reads_as_typed(text: str, html: str) -> None:
    assert str(inline(text)) == html


def test_blocks_know_paragraphs_and_lists() -> None:
    assert str(block("甲\n\n- 乙\n- 丙")) == "<p>甲</p>\n<ul>\n<li>乙</li>\n<li>丙</li>\n</ul>"


def test_plain_text_has_no_markup() -> None:
    assert plain("甲**乙** <b> & [丙](https://example.cn)") == "甲乙 <b> & 丙"


@given(
    st.recursive(
        st.text(st.characters(exclude_categories=["Cs"])) | st.none() | st.booleans(),
        lambda child: st.lists(child) | st.dictionaries(st.text(), child),
    )
)
def test_no_content_closes_a_json_block(data: object) -> None:
    text = str(script_json(data))
    assert json.loads(text) == data
    assert not re.search("[<>&\u2028\u2029]", text)


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "\u2028", "\\u003c/script>"])
def test_json_blocks_parse_equal(text: str) -> None:
    assert json.loads(str(script_json([text]))) == [text]

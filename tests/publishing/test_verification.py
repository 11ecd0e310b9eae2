"""A finished site is looked through before it is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.plugin import build_classroom
from generator.problems import ClassroomError, Problem
from generator.publishing import verify_site, write_fresh
from generator.publishing.scanning import scan_page

PAGE = (
    '<!doctype html>\n<html lang="zh" data-root="/">\n<body id="top-of-page">{}</body>\n</html>\n'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    write_fresh(site / "index.html", PAGE.format('<a href="cases/one.html#half">一</a>'))
    write_fresh(
        site / "cases" / "one.html",
        PAGE.format('<h2 id="half">半</h2><a href="../index.html">回</a><img src="%E5%9B%BE.png">'),
    )
    write_fresh(site / "cases" / "图.png", b"\x89PNG")
    write_fresh(site / "assets" / "a.css", "body{background:url('../cases/图.png')}")
    write_fresh(site / "404.html", PAGE.format('<a href="/index.html">首页</a>'))
    return site


MEANT = {"index.html", "cases/one.html", "cases/图.png", "assets/a.css", "404.html"}


def found(site: Path, meant: set[str] = MEANT) -> list[Problem]:
    try:
        verify_site(site, meant, site.parent)
    except ClassroomError as error:
        return list(error.problems)
    return []


def codes(site: Path, meant: set[str] = MEANT) -> list[tuple[str, str]]:
    return [(problem.params["file"], problem.code) for problem in found(site, meant)]


def append(path: Path, text: str) -> None:
    html = path.read_text("utf-8")
    path.write_text(html.replace("</body>", f"{text}</body>"), "utf-8")


def test_a_whole_site_passes(site: Path) -> None:
    assert found(site) == []


def test_a_built_site_passes_and_is_exactly_what_was_meant(
    sample_site: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    meant: set[str] = set()
    build_classroom(sample_site / "mkdocs.yml", site, on_files=meant.update)
    assert found(site, meant) == []
    assert len(meant) > 40


@pytest.mark.parametrize("content", [b"", b"half a pa", b"\xff\xfe", None, "cut", "headless"])
def test_a_page_that_is_not_whole_is_found(content: bytes | str | None, site: Path) -> None:
    page = site / "cases" / "one.html"
    whole = page.read_bytes()
    cut = {"cut": whole[:-12], "headless": whole[12:], None: whole + b"<p>more"}
    page.write_bytes(content if isinstance(content, bytes) else cut[content])
    assert ("cases/one.html", "site-page-broken") in codes(site)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="cases/two.html">无</a>',
        '<a href="cases/one.html#third">无</a>',
        '<a href="#nowhere">无</a>',
        '<a href="/cases/one.html">根</a>',
        '<a href="../site/index.html">外</a>',
        '<a href="cases/">夹</a>',
        '<img alt="a > b" src="none.png">',
        '<img srcset="cases/%E5%9B%BE.png 1x, none.png 2x">',
        '<script src="none.js"></script>',
        '<a class="x"\n href="none.html">换行</a>',
        '<link rel="stylesheet" href="none.css">',
        '<meta http-equiv="refresh" content="0; url=none.html">',
    ],
)
def test_what_leads_nowhere_is_found(html: str, site: Path) -> None:
    append(site / "index.html", html)
    assert codes(site) == [("index.html", "site-link-broken")]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/x#y">外</a><a href="mailto:a@example.org">信</a>',
        '<a href="#">顶</a><a href="#top">顶</a><a href="">此页</a>',
        '<a href="cases/one.html?a=1&amp;b=2#half">问</a>',
        '<p>写 href="none.html" 就是链接，&lt;a href="none.html"&gt; 也是文字</p>',
        '<!-- <a href="none.html">旧</a> -->',
        '<b id="&quot;引号&quot;">引</b><a href="#%22%E5%BC%95%E5%8F%B7%22">引</a>',
    ],
)
def test_what_is_fine_is_left_in_peace(html: str, site: Path) -> None:
    append(site / "index.html", html)
    assert found(site) == []


def test_a_style_sheet_loads_only_what_exists(site: Path) -> None:
    write_fresh(site / "assets" / "a.css", "a{background:url(none.png)}b{background:url(data:,x)}")
    assert codes(site) == [("assets/a.css", "site-link-broken")]


def stray_file(site: Path) -> None:
    write_fresh(site / "cases" / "名单.csv", "x")


def stray_link(site: Path) -> None:
    (site / "cases" / "名单.csv").symlink_to(site.parent)


def swapped_for_a_link(site: Path) -> None:
    (site / "cases" / "图.png").unlink()
    (site / "cases" / "图.png").symlink_to(site / "index.html")


def missing_file(site: Path) -> None:
    (site / "cases" / "图.png").unlink()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (stray_file, "site-file-stray"),
        (stray_link, "site-file-stray"),
        (swapped_for_a_link, "site-file-stray"),
        (missing_file, "site-file-missing"),
    ],
)
def test_a_file_too_many_or_too_few_is_found(
    change: Callable[[Path], None], code: str, site: Path
) -> None:
    change(site)
    assert [each for _, each in codes(site)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "/home/" + "somebody/课堂/cases",
        "/Users/" + "somebody/Desktop",
        "C:\\" + "Users\\somebody\\课堂",
        "C:\\\\" + "Users\\\\somebody\\\\课堂",
        "file:///D:/x",
        "https://example.org/a，/home/" + "somebody/课堂/cases",
        "SITE",
        "ROOT",
    ],
)
@pytest.mark.parametrize("file", ["index.html", "assets/a.css"])
def test_a_path_of_this_computer_is_found_and_not_repeated(
    text: str, file: str, site: Path
) -> None:
    text = text.replace("SITE", str(site / "x")).replace("ROOT", str(site.parent / "cases"))
    page = site / file
    content = page.read_text("utf-8")
    page.write_text(
        content.replace("<body", f"<!-- {text} --><body") if file[-1] == "l" else f"/*{text}*/",
        "utf-8",
    )
    problems = found(site)
    assert [problem.code for problem in problems] == ["site-personal-path"]
    assert "somebody" not in str(problems)


def test_a_folder_named_in_passing_is_no_path_of_this_computer(site: Path) -> None:
    append(site / "index.html", "<p>放在 /home 或 /Users 下面，见 https://example.org/home</p>")
    assert found(site) == []


@pytest.mark.parametrize(
    "host", ["https://www.example.gov.cn", "http://[::1]:8080", "www.example.org"]
)
@pytest.mark.parametrize("folder", ["/home", "/a/Users", "/#/home", "/go?to=/home", "/root"])
def test_a_web_address_is_no_path_of_this_computer(host: str, folder: str, site: Path) -> None:
    append(site / "index.html", f"<p>见{host}{folder}/news/1.html。</p>")
    assert found(site) == []


def test_the_place_is_where_a_person_can_mend_it(site: Path) -> None:
    root = site.parent
    write_fresh(root / "cases" / "one.yml", "title: 一\nsummary: 见 [二](two.md) 。\n")
    append(site / "cases" / "one.html", '<a href="two.html">二</a>')
    problem = found(site)[0]
    place = problem.location
    assert (place.file, place.line, place.column) == ("cases/one.yml", 2, 16)
    assert problem.params["link"] == "two.html"


def test_a_page_is_read_without_a_parser() -> None:
    page = scan_page(
        '<html data-root="/sub/"><p id="a" title="x > y"><a href="b?c&amp;d#e">f</a></p>'
    )
    assert page.ids == {"a"}
    assert page.addresses == {"b?c&d#e"}
    assert page.root == "/sub/"

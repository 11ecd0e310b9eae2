"""Every page of the real site: local, reachable, whole, and inside its width."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import PHONE, serve, watch, whole

OpenPage = Callable[..., Page]


class Links(HTMLParser):
    """The links, ids and loaded addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.hrefs.append(str(values["href"]))
        if tag == "link":
            self.loads.append(str(values.get("href")))
        if values.get("src"):
            self.loads.append(str(values["src"]))
        if tag == "style" or "style" in values or any(name.startswith("on") for name in values):
            self.inline.append(tag)
        if tag == "script" and not values.get("src") and values.get("type") != "application/json":
            self.inline.append(tag)


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, Links]:
    """Path -> what the page holds."""
    found = {
        path.relative_to(built_site).as_posix(): Links(path.read_text("utf-8"))
        for path in sorted(built_site.rglob("*.html"))
    }
    assert len(found) > 40
    return found


def test_every_page_is_within_three_clicks_of_home(pages: dict[str, Links]) -> None:
    distance = {"index.html": 0}
    queue = deque(distance)
    while queue:
        page = queue.popleft()
        for href in pages[page].hrefs:
            goal = unquote(urldefrag(urljoin(f"http://site/{page}", href)).url).removeprefix(
                "http://site/"
            )
            if goal in pages and goal not in distance:
                distance[goal] = distance[page] + 1
                queue.append(goal)
    far = {page: distance.get(page) for page in pages if distance.get(page, 99) > 3}
    assert {page: clicks for page, clicks in far.items() if page != "404.html"} == {}


def test_no_link_and_no_anchor_is_broken(pages: dict[str, Links], built_site: Path) -> None:
    broken = []
    for page, links in pages.items():
        base = PurePosixPath("/") if page == "404.html" else PurePosixPath("/", page)
        for href in links.hrefs + links.loads:
            if urlsplit(href).scheme:
                continue
            path, fragment = urldefrag(urljoin(str(base), href))
            goal = unquote(path).lstrip("/") or "index.html"
            if not (built_site / goal).is_file() or (
                fragment and unquote(fragment) not in pages[goal].ids
            ):
                broken.append((page, href))
    assert broken == []


def test_ids_are_unique_on_every_page(pages: dict[str, Links]) -> None:
    for page, links in pages.items():
        assert len(links.ids) == len(set(links.ids)), page


def test_no_anchor_is_a_counted_heading(pages: dict[str, Links]) -> None:
    for page, links in pages.items():
        assert [id_ for id_ in links.ids if re.fullmatch(r"(?:.*_)?\d+", id_)] == [], page


def test_no_page_has_inline_script_or_style(pages: dict[str, Links]) -> None:
    assert {page: links.inline for page, links in pages.items() if links.inline} == {}


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Links]) -> None:
    for page, links in pages.items():
        assert [load for load in links.loads if re.match("https?:|//", load)] == [], page


def test_every_page_carries_the_statement(built_site: Path, pages: dict[str, Links]) -> None:
    for page in pages:
        text = (built_site / page).read_text("utf-8")
        assert "依据公开材料整理，未经街道办事处审核，不代表其立场" in text, page


def test_nothing_but_the_site_is_published(built_site: Path) -> None:
    suffixes = {path.suffix for path in built_site.rglob("*") if path.is_file()}
    assert suffixes <= {".html", ".css", ".js", ".json", ".svg", ".png"}
    for path in built_site.rglob("*"):
        if path.suffix in (".html", ".json", ".js", ".css"):
            text = path.read_text("utf-8")
            assert not re.search(r"/(?:home|root|Users)/|[A-Z]:\\\\Users", text), path.name


@pytest.mark.parametrize("where", ["http", "sub-path", "file"])
def test_no_page_asks_another_machine(
    where: str, built_site: Path, browser: Browser, pages: dict[str, Links]
) -> None:
    # The error page is served at any depth, so its links are absolute: a server's page only.
    visited = [path for path in pages if path != "404.html"]

    def visit(base: str) -> None:
        context = browser.new_context(viewport=PHONE)
        page = whole(context.new_page())
        seen = watch(page)
        for path in visited:
            page.goto(f"{base}/{path}")
            assert page.locator("main").inner_text().strip(), path
            assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", path
        context.close()
        assert seen.foreign == []
        assert seen.complaints == []
        assert len(seen.requests) > len(visited)

    if where == "file":
        visit(built_site.as_uri())
    else:
        with serve(built_site, "/a/b" if where == "sub-path" else "") as url:
            visit(url)


@pytest.mark.parametrize("zoom", [1, 2], ids=["100%", "200%"])
def test_no_page_scrolls_sideways(
    zoom: int, site_url: str, browser: Browser, pages: dict[str, Links]
) -> None:
    # 200 % zoom of a 640 px window shows 320 CSS pixels at twice the density.
    context = browser.new_context(device_scale_factor=zoom)
    page = whole(context.new_page())
    wide = {}
    for path in pages:
        page.goto(f"{site_url}/{path}")
        for width in (320, 390):
            page.set_viewport_size({"width": width, "height": 700})
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if over > 0:
                wide[path, width] = over
    context.close()
    assert wide == {}


STRAYED = """[...document.querySelectorAll(".cite a")].filter((mark) => {
  const texts = document.createTreeWalker(mark.closest("p, dd, li, td"), NodeFilter.SHOW_TEXT);
  let before;
  for (let text = texts.nextNode(); text && !mark.contains(text); text = texts.nextNode()) {
    if (text.data.trim()) before = text;
  }
  const range = document.createRange();
  const length = before.data.trimEnd().length;
  range.setStart(before, length - 1);
  range.setEnd(before, length);
  const [box] = mark.getClientRects();
  return box && box.left < range.getBoundingClientRect().left;
}).map((mark) => mark.id)"""


def test_no_line_begins_with_a_citation_mark(
    site_url: str, browser: Browser, pages: dict[str, Links]
) -> None:
    page = whole(browser.new_context(viewport=PHONE).new_page())
    marks = 0
    strayed = {}
    for path in pages:
        page.goto(f"{site_url}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")
        here = page.locator(".cite a").count()
        marks += here
        for width in (320, 390, 768, 1440) if here else ():
            page.set_viewport_size({"width": width, "height": 800})
            if found := page.evaluate(STRAYED):
                strayed[path, width] = found
    page.context.close()
    assert marks > 100
    assert strayed == {}

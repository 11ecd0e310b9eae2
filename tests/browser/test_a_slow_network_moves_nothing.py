"""A page on a slow network: what stands there already stays where it is while the rest comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chromium import SHIFTS
from tests.browser.histories import busy, learnt
from tests.browser.quizzing import come_to, following, start

OpenPage = Callable[..., Page]
WATCH = """window.moved = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) =>
  window.moved.push([value, sources.map(({ node }) => node && node.nodeName)])
)).observe({ type: "layout-shift", buffered: true });"""
PAINTED = "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
PIECES = 30
CASE = "cases/zizhi-jiayuan.html"
STREAM = """async ([html, pieces, from]) => {
  const painted = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  document.open();
  const main = html.indexOf(from);
  document.write(html.slice(0, main));
  // The reader's script, which stands before all that is shown, has run.
  while (!document.documentElement || !document.documentElement.dataset.elder) await painted();
  const size = Math.ceil((html.length - main) / pieces);
  for (let at = main; at < html.length; at += size) {
    document.write(html.slice(at, at + size));
    await painted();
  }
}"""


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("elder", ["", "on"])
@pytest.mark.parametrize("path", ["centre.html", "certificate.html", "search.html", "index.html"])
def test_a_script_that_comes_late_moves_nothing(
    path: str, elder: str, width: int, site_url: str, open_page: OpenPage
) -> None:
    held: list[Route] = []
    hold = held.append
    page = open_page("about:blank")
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(f"try {{ localStorage['changfeng:elder'] = '{elder}'; }} catch {{}}")
    page.add_init_script(WATCH)
    page.route(lambda url: url.endswith(".js") and "/reader." not in url, lambda route: hold(route))
    page.goto(f"{site_url}/{path}", wait_until="commit")
    page.locator("footer").first.wait_for(state="attached")
    page.evaluate(PAINTED)
    assert held
    hold = Route.continue_
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    page.evaluate("window.changfengOpenLog1 ? window.changfengOpenLog1().then(() => 0) : 0")
    page.evaluate(PAINTED)
    assert sum(value for value, _ in page.evaluate("moved")) < 0.003, page.evaluate("moved")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_home_page_that_comes_in_pieces_moves_nothing(
    width: int, site_url: str, built_site: Path, open_page: OpenPage
) -> None:
    page = open_page(f"{site_url}/index.html", viewport={"width": width, "height": 844})
    html = Path(built_site, "index.html").read_text("utf-8")
    page.evaluate(WATCH)
    page.evaluate(STREAM, [html, PIECES, "<main"])
    page.evaluate(PAINTED)
    moved = page.evaluate("moved")
    assert not [names for _, names in moved if "svg" in names], moved


@pytest.mark.parametrize("elder", ["", "on"])
@pytest.mark.parametrize(
    ("part", "ends", "width"),
    [
        ('<header class="site-header"', "</header>", 390),
        ('<section class="figures"', "</section>", 390),
        ('<section class="figures"', "</section>", 1440),
    ],
)
def test_the_head_of_a_case_that_comes_in_pieces_moves_nothing(
    part: str,
    ends: str,
    width: int,
    elder: str,
    site_url: str,
    built_site: Path,
    open_page: OpenPage,
) -> None:
    page = open_page("about:blank")
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(f"try {{ localStorage['changfeng:elder'] = '{elder}'; }} catch {{}}")
    page.goto(f"{site_url}/{CASE}")
    html = Path(built_site, CASE).read_text("utf-8")
    page.evaluate(WATCH)
    page.evaluate(STREAM, [html[: html.index(ends, html.index(part))], PIECES, part])
    page.evaluate(PAINTED)
    moved = page.evaluate("moved")
    # The last word of a line may have to go down with the mark that follows it.
    assert sum(value for value, _ in moved) < 0.003, moved


@pytest.mark.parametrize("elder", ["", "on"])
def test_a_quiz_that_goes_on_late_moves_nothing(
    elder: str, quiz_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank", viewport={"width": 390, "height": 480})
    page.add_init_script(f"try {{ localStorage['changfeng:elder'] = '{elder}'; }} catch {{}}")
    page.goto(quiz_url)
    start(page)
    following(page)
    come_to(page, 2)
    page.get_by_role("link", name="交卷", exact=True).click()
    heading = page.get_by_role("heading", name="交卷前看一看")
    expect(heading).to_be_visible()
    # The last that the page shows: where the page was, its foot is in sight.
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    held: list[Route] = []
    page.route(lambda url: url.endswith("/learner.js"), lambda route: held.append(route))
    page.add_init_script(SHIFTS)
    page.reload(wait_until="commit")
    page.locator("footer").first.wait_for(state="attached")
    page.evaluate(PAINTED)
    assert held
    held[0].continue_()
    expect(heading).to_be_visible()
    page.evaluate(PAINTED)
    assert sum(page.evaluate("shifts")) < 0.003, page.evaluate("shifts")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["modules/cultivation.html", "modules/cultivation-quiz.html"])
def test_what_an_elder_learnt_moves_nothing(
    path: str, width: int, site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    page = open_page("about:blank")
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script("try { localStorage['changfeng:elder'] = 'on'; } catch {}")
    page.goto(f"{site_url}/index.html")
    learnt(page, busy(outline))
    # Her next page knows that she has learnt, once this one has said so.
    page.wait_for_function("localStorage['changfeng:returning']")
    page.reload()
    expect(page.locator("html[data-returning]")).to_have_count(1)
    page.add_init_script(SHIFTS)
    page.goto(f"{site_url}/{path}")
    expect(page.locator(".masthead .module-mark")).to_be_visible()
    page.evaluate(PAINTED)
    assert sum(page.evaluate("shifts")) < 0.0008, page.evaluate("shifts")

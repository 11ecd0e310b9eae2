"""A page on a slow network: what stands there already stays where it is while the rest comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

OpenPage = Callable[..., Page]
WATCH = """window.moved = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) =>
  window.moved.push([value, sources.map(({ node }) => node && node.nodeName)])
)).observe({ type: "layout-shift", buffered: true });"""
PAINTED = "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
PIECES = 30
STREAM = """async ([html, pieces]) => {
  const painted = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  document.open();
  const main = html.indexOf("<main");
  document.write(html.slice(0, main));
  // The reader's script, which stands in the head, has run.
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
    page.evaluate(STREAM, [html, PIECES])
    page.evaluate(PAINTED)
    moved = page.evaluate("moved")
    assert not [names for _, names in moved if "svg" in names], moved

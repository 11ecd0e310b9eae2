"""What a page does when it opens is cut into tasks, and what comes to it later touches little."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.logs import open_log

OpenPage = Callable[..., Page]
CASE = "cases/weige-fense.html"
WATCH = """window.seen = {};
{
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...named) {
    seen.opening ??= document.currentScript ? "in the script" : "in a task of its own";
    return open.apply(this, named);
  };
  let give;
  Object.defineProperty(window, "changfengOpenLog1", {
    get: () => give,
    set: (made) => {
      give = made;
      seen.before = [...document.body.children].map(({ nodeName }) => nodeName);
      seen.src = document.currentScript.getAttribute("src");
    },
  });
}"""
"""Where the first script of a page stands, and when it opens the database."""


@pytest.mark.parametrize("path", [CASE, "index.html", "centre.html"])
def test_the_first_script_comes_after_the_styles_and_before_the_page(
    path: str, site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank")
    page.add_init_script(WATCH)
    page.goto(f"{site_url}/{path}")
    open_log(page)
    seen = page.evaluate("seen")
    # In the head a browser would parse the styles and run the script in one task.
    assert seen["before"] == ["SCRIPT"]
    assert seen["src"].endswith("assets/classroom/reader.js")
    assert seen["opening"] == "in a task of its own"
    # What a browser waits for before it paints comes right after: else it would show an empty page.
    expected = page.locator("head > link[rel='expect'][blocking='render']").get_attribute("href")
    assert expected == "#" + page.evaluate("document.body.children[1].id")


def test_a_banner_is_kept_clear_of_without_a_word_to_the_whole_page(
    site_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank")
    page.add_init_script("IDBFactory.prototype.open = () => { throw new Error(); };")
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error(); };")
    page.goto(f"{site_url}/{CASE}")
    expect(page.locator(".log-banner")).to_be_visible()
    height = page.evaluate("document.querySelector('.log-banner-place').offsetHeight")
    assert height > 0
    # Its height is told in the frame after the one that shows it.
    page.wait_for_function(
        "(height) => getComputedStyle(document.documentElement).scrollPaddingBottom === height",
        arg=f"{height}px",
    )
    told = page.evaluate(
        """() => {
          const pill = document.createElement("aside");
          pill.className = "continue-pill";
          document.body.append(pill);
          const root = document.documentElement;
          return [
            getComputedStyle(root).scrollPaddingBottom,
            getComputedStyle(pill).getPropertyValue("--foot"),
            getComputedStyle(root).getPropertyValue("--foot"),
            root.getAttribute("style"),
          ];
        }"""
    )
    assert told == [f"{height}px", f"{height}px", "", None]

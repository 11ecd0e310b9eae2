"""Elder mode at its largest text on the narrowest phone: nothing that script shows is too wide."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import SHIFTS
from tests.browser.conftest import PageMaker
from tests.browser.histories import busy, draw_everything, learnt, read_outline
from tests.browser.quizzing import (
    QUIZ,
    answer,
    come_to,
    following,
    hand_in,
    question,
    saved,
    sheet,
    start,
)
from tests.browser.test_elder_mode_meets_its_figures import OPEN_FOLDS, prefer

NARROW = {"width": 320, "height": 640}
TOO_WIDE = """() => {
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= innerWidth) return [];
  const wide = [...document.body.querySelectorAll("*")]
    .map((element) => [element.getBoundingClientRect().right, element.outerHTML.slice(0, 120)])
    .filter(([right]) => right > innerWidth + 0.5);
  return [scrollWidth, ...wide.slice(-6)];
}"""


EMPTY = """() => [...document.querySelectorAll(".site-tools .tool")]
  .filter((tool) => tool.checkVisibility())
  .filter((tool) => ![...tool.children].some((part) => part.getBoundingClientRect().width > 4))
  .map((tool) => tool.outerHTML)"""


@pytest.fixture
def elder(open_page: PageMaker) -> Page:
    """A page on which nothing was opened yet."""
    page = open_page("about:blank", viewport=NARROW)
    prefer(page, "on", 30)
    return page


def fits(page: Page) -> None:
    """Nothing scrolls sideways, and the test looks at what it means to look at."""
    chosen = page.evaluate("({ ...document.documentElement.dataset, width: innerWidth })")
    assert (chosen["elder"], chosen["textSize"], chosen["width"]) == ("on", "30", 320)
    page.evaluate(OPEN_FOLDS)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("width", [320, 390])
def test_no_mark_stands_on_the_way_back(
    elder: Page, width: int, site_url: str, outline: dict[str, Any]
) -> None:
    elder.set_viewport_size({"width": width, "height": 844})
    elder.goto(f"{site_url}/index.html")
    learnt(elder, busy(outline))
    elder.wait_for_function("localStorage['changfeng:returning']")
    elder.add_init_script(SHIFTS)
    elder.goto(f"{site_url}/cases/fenghe-jiati.html")
    crumbs = elder.locator(".crumbs")
    mark = crumbs.get_by_text("练习 1/").bounding_box()
    assert mark
    for link in crumbs.get_by_role("link").all():
        box = link.bounding_box()
        assert box
        assert box["y"] + box["height"] <= mark["y"] or box["x"] + box["width"] <= mark["x"]
    assert sum(elder.evaluate("shifts")) < 0.0008, elder.evaluate("shifts")


@pytest.mark.parametrize("path", ["index.html", "cases/fenghe-jiati.html", "search.html"])
def test_a_newcomers_page(path: str, elder: Page, site_url: str) -> None:
    elder.goto(f"{site_url}/{path}")
    fits(elder)


@pytest.mark.parametrize(("mode", "size"), [("on", 18), ("on", 24), ("on", 30), ("", 17), ("", 30)])
@pytest.mark.parametrize("width", [320, 360, 390, 480])
def test_no_control_of_the_head_is_empty_or_broken(
    width: int, mode: str, size: int, site_url: str, open_page: PageMaker
) -> None:
    page = open_page("about:blank", viewport={"width": width, "height": 640})
    prefer(page, mode, size)
    page.goto(f"{site_url}/index.html")
    assert page.evaluate(EMPTY) == []
    assert page.evaluate(TOO_WIDE) == []
    lines = page.locator(".elder-switch > span").evaluate(
        "(words) => words.offsetHeight / parseFloat(getComputedStyle(words).lineHeight)"
    )
    assert round(lines) <= 2


@pytest.mark.parametrize(
    ("path", "ready"),
    [
        ("index.html", ".continue-title"),
        ("cases/fenghe-jiati.html", ".continue-pill"),
        ("cases/weige-fense.html", ".finish-state:visible"),
        ("modules/cultivation.html", ".module-mark"),
        ("centre.html", ".figures-table"),
        ("centre.html#mistakes", ".mistake .yours"),
        ("centre.html#review", ".sitting-stage .answer-actions"),
        ("certificate.html?module=cultivation", ".paper"),
    ],
)
def test_a_page_with_records(
    path: str, ready: str, elder: Page, site_url: str, outline: dict[str, Any]
) -> None:
    elder.goto(f"{site_url}/modules/index.html")
    learnt(elder, busy(outline))
    elder.goto(f"{site_url}/{path}")
    elder.locator(ready).first.wait_for()
    fits(elder)


def test_what_leaves_and_enters_the_device(
    elder: Page, site_url: str, outline: dict[str, Any]
) -> None:
    elder.goto(f"{site_url}/centre.html")
    learnt(elder, busy(outline))
    for name in (
        "看看我的打卡行",
        "看看要交的记录",
        "看看备份里有什么",
        "导入记录",
        "删除这位学习者的全部记录",
        "新的学习者",
    ):
        elder.get_by_role("button", name=name).click()
        fits(elder)


def test_a_search_with_and_without_hits(elder: Page, site_url: str) -> None:
    elder.goto(f"{site_url}/search.html?q={quote('悬空老')}")
    said = elder.get_by_role("main").get_by_role("status")
    expect(said).to_have_text(re.compile("^找到"))
    fits(elder)
    elder.get_by_role("searchbox").fill("W" * 60)
    expect(said).to_have_text("没有找到。")
    fits(elder)


def test_a_module_quiz_of_the_real_course(elder: Page, site_url: str) -> None:
    elder.goto(f"{site_url}/modules/hard-problems-quiz.html")
    start(elder)
    fits(elder)
    elder.get_by_role("link", name="交卷", exact=True).click()
    expect(elder.get_by_role("heading", name="交卷前看一看")).to_be_visible()
    fits(elder)
    expect(hand_in(elder)).to_be_visible()
    fits(elder)


def test_a_module_quiz_that_asks_every_kind(elder: Page, sample_url: str) -> None:
    elder.goto(f"{sample_url}/{QUIZ}")
    data = elder.context.request.get(f"{sample_url}/assets/classroom/data/outline.js")
    learnt(elder, draw_everything(read_outline(data.text()), "listening"))
    elder.goto(f"{sample_url}/{QUIZ}?drawn")
    fits(elder)
    elder.get_by_role("button", name="接着上次做").click()
    come_to(elder, 1)
    total = len(sheet(elder))
    for place in range(1, total + 1):
        come_to(elder, place)
        fits(elder)
        answer(elder, right=False)
        elder.get_by_role("button", name="标记这道题").click()
        saved(elder)
        expect(question(elder)).to_be_visible()
        fits(elder)
        following(elder)
    expect(elder.get_by_role("heading", name="交卷前看一看")).to_be_visible()
    fits(elder)
    expect(hand_in(elder)).to_have_text("还没有达标")
    fits(elder)

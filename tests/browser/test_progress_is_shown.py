"""A learner's first weeks: where she goes on, what is marked, what she is asked again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.answering import CASE, answer_rightly, answer_wrongly, question, submit
from tests.browser.chromium import PHONE
from tests.browser.histories import CLOCK, History, busy, learnt

OpenPage = Callable[..., Page]
DAY = 86_400_000


def section(page: Page, name: str) -> Any:
    return page.get_by_role("region", name=name, exact=True)


def violations(page: Page) -> list[Any]:
    found = Axe().run(page).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]][:3]) for rule in found]


def test_a_first_week_from_reading_to_review(sample_url: str, open_page: OpenPage) -> None:
    page = open_page(f"{sample_url}/{CASE}")
    answer_wrongly(question(page, 1), "single_choice")
    expect(submit(question(page, 1))).to_have_text("没有答对")
    answer_rightly(question(page, 3), "true_false")
    submit(question(page, 3))

    page.goto(f"{sample_url}/index.html")
    card = page.get_by_role("complementary", name="接着学")
    expect(card).to_contain_text("练习做到第 2 题")
    card.get_by_role("link", name="接着学").click()
    expect(page).to_have_url(re.compile(r"corridor-talk\.html#q-"))

    page.add_init_script(CLOCK.format(milliseconds=7 * DAY))
    page.goto(f"{sample_url}/index.html")
    page.get_by_role("link", name="今天复习 2 题").click()
    answer_rightly(question(page, 1), "single_choice")
    expect(submit(question(page, 1))).to_have_text("答对了")
    page.get_by_role("button", name="下一题").click()
    answer_rightly(question(page, 2), "true_false")
    submit(question(page, 2))
    page.get_by_role("button", name="做完了").click()
    expect(page.get_by_text("2 题里答对 2 题")).to_be_visible()
    page.get_by_role("button", name="回学习中心").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(section(page, "错题本")).to_contain_text("其中 1 道已经答对过一天")

    page.add_init_script(CLOCK.format(milliseconds=DAY))
    page.goto(f"{sample_url}/centre.html")
    page.get_by_role("link", name="练这些题").click()
    answer_rightly(question(page, 1), "single_choice")
    submit(question(page, 1))
    page.get_by_role("button", name="做完了").click()
    page.get_by_role("button", name="回学习中心").click()
    expect(section(page, "错题本")).to_contain_text("现在没有错题")


def test_marks_stand_on_home_module_and_case(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    page = open_page(f"{site_url}/index.html")
    expect(page.locator(".mark, .module-mark")).to_have_count(0)
    learnt(page, busy(outline))
    lesson = page.locator("li[data-case='xianfeng-peiyu']").first
    expect(lesson).to_contain_text("已学完")
    module = page.locator("[data-module='cultivation']")
    expect(module.locator(".module-mark")).to_contain_text("已掌握")
    page.goto(f"{site_url}/modules/hard-problems.html")
    expect(page.locator("li[data-case='fenghe-jiati']")).to_contain_text("练习 1/")
    page.goto(f"{site_url}/cases/fenghe-jiati.html")
    expect(page.locator(".crumbs")).to_contain_text("练习 1/")
    back = page.get_by_role("complementary", name="继续学习")
    back.get_by_role("link", name="回到那里").click()
    expect(page).to_have_url(re.compile("#q-"))
    expect(back).to_have_count(0)
    page.goto(f"{site_url}/topics/index.html")
    page.goto(f"{site_url}/cases/index.html")
    expect(page.locator("li[data-case='weige-fense']")).to_contain_text("已学完")


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("due", [False, True])
def test_the_way_on_moves_nothing(
    site_url: str, open_page: OpenPage, outline: dict[str, Any], due: bool, elder: bool
) -> None:
    page = open_page(f"{site_url}/index.html")
    if elder:
        page.get_by_role("button", name="长者模式", exact=True).click()
    history = History(outline, datetime.now() - timedelta(days=3 if due else 0))
    learnt(page, history.visit("weige-fense", 0.5).practise("weige-fense", (0, 2)))
    # Only the next page knows what is due today.
    page.reload()
    card = page.get_by_role("complementary", name="接着学")
    expect(card).to_be_visible()
    expect(card.get_by_role("link", name="今天复习")).to_have_count(1 if due else 0)
    held: list[Route] = []
    page.route("**/learner.js", lambda route: held.append(route))
    for width in (320, 390, 600, 768, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{site_url}/index.html", wait_until="commit")
        page.wait_for_function("document.readyState === 'interactive'")
        place = "document.getElementById('modules-title').getBoundingClientRect().top"
        before = page.evaluate(place)
        held.pop().continue_()
        expect(page.get_by_role("complementary", name="接着学")).to_be_visible()
        assert page.evaluate(place) == before


def test_the_centre_follows_another_tab(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    page = open_page(f"{site_url}/centre.html")
    expect(page.get_by_text("还没有记录")).to_be_visible()
    expect(section(page, "错题本")).to_have_count(0)
    other = page.context.new_page()
    other.goto(f"{site_url}/about.html")
    other.goto(f"{site_url}/index.html")
    learnt(other, busy(outline))
    expect(section(page, "错题本")).to_contain_text("还要再练")
    expect(page.get_by_text("还没有记录")).not_to_be_visible()
    expect(section(page, "各模块进度")).to_contain_text("已掌握")
    expect(section(page, "笔记和书签")).to_contain_text("先请楼组长来。")
    picture = section(page, "六大板块").get_by_role("img")
    expect(picture).to_have_attribute("aria-label", re.compile(r"书记带教 \d/\d"))


def test_mistakes_keep_their_filter_and_place(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    page = learnt(open_page(f"{site_url}/centre.html"), busy(outline))
    page.reload()
    page.get_by_role("link", name="看错题本").click()
    cases = page.get_by_role("combobox", name="案例")
    cases.focus()
    cases.select_option(value="weige-fense")
    expect(page.locator(".mistake")).to_have_count(2)
    expect(cases).to_be_focused()
    expect(page).to_have_url(re.compile("case=weige-fense"))
    page.get_by_role("link", name="练这 2 题").click()
    page.get_by_role("button", name="先跳过").click()
    expect(page.get_by_text("第 2 题，共 2 题")).to_be_visible()
    page.reload()
    expect(page.get_by_text("第 2 题，共 2 题")).to_be_visible()
    page.go_back()
    expect(page.locator(".mistake")).to_have_count(2)


def test_mistakes_that_are_still_on_their_way_come_once(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    page = learnt(open_page(f"{site_url}/centre.html", permissions=permissions), busy(outline))
    held: list[Route] = []
    hold = held.append
    page.route("**/data/questions/**", lambda route: hold(route))
    page.goto(f"{site_url}/centre.html#mistakes")
    page.reload()
    page.get_by_role("button", name="复制成文字").click()
    assert held
    hold = Route.continue_
    for route in held:
        route.continue_()
    expect(page.get_by_text("已复制")).to_be_visible()
    # What is listed comes a few at a time.
    expect(page.locator(".mistake").nth(4)).to_be_attached()
    names = [entry.get_attribute("data-name") for entry in page.locator(".mistake").all()]
    assert len(names) == len(set(names)) > 4


def test_mistakes_leave_as_text_and_as_a_table(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    page = learnt(open_page(f"{site_url}/centre.html", permissions=permissions), busy(outline))
    page.goto(f"{site_url}/centre.html#mistakes")
    page.reload()
    page.get_by_role("button", name="复制成文字").click()
    expect(page.get_by_text("已复制")).to_be_visible()
    count = page.locator(".mistake").count()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.count("您的回答：") == text.count("解析：") == count
    with page.expect_download() as download:
        page.get_by_role("button", name="存成表格").click()
    assert download.value.suggested_filename == "错题本.csv"
    table = Path(download.value.path()).read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    assert table.decode("utf-8-sig").count("\r\n") == count + 1


def test_a_certificate_fits_one_sheet(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    page = open_page(f"{site_url}/certificate.html")
    expect(page.get_by_text("您还没有掌握任何一个模块。")).to_be_visible()
    page.goto(f"{site_url}/centre.html")
    learnt(page, busy(outline))
    certificates = page.locator("[data-section='certificates']")
    certificates.get_by_role("link", name="A 培育先锋").click()
    page.get_by_role("textbox", name="写上姓名").fill("周小梅")
    sheet = page.get_by_role("article", name="学习记录（本人自制）")
    for text in ("周小梅", "培育先锋", "不作为继续教育学时证明", outline["revision"], "学习打卡"):
        expect(sheet).to_contain_text(text)
    # The sheet is about one module, the hours are those of all.
    expect(sheet.get_by_role("term").filter(has_text="本课程学习时间")).to_be_visible()
    expect(sheet.get_by_role("img", name="打卡行的二维码")).to_be_visible()
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(page.get_by_role("textbox", name="写上姓名")).not_to_be_visible()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    stored = page.evaluate(
        "JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})"
    )
    assert "周小梅" not in stored
    page.emulate_media(media="screen")
    page.reload()
    expect(page.get_by_role("textbox", name="写上姓名")).to_have_value("")
    page.goto(f"{site_url}/certificate.html?module=hard-problems")
    expect(page.get_by_role("article")).to_have_count(0)
    expect(page.get_by_text("还有 2 篇案例").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_is_accessible(
    scheme: str, site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    page = open_page(f"{site_url}/centre.html", color_scheme=scheme)
    expect(page.get_by_text("还没有记录")).to_be_visible()
    assert violations(page) == []
    learnt(page, busy(outline))
    for address, ready in (
        ("centre.html", ".figures-table"),
        ("centre.html#mistakes", ".mistake"),
        ("centre.html#review", ".sitting-stage .answer-actions"),
        ("certificate.html", ".certificate-missing"),
        ("certificate.html?module=cultivation", ".paper"),
        ("index.html", ".continue-title"),
        ("cases/fenghe-jiati.html", ".continue-pill"),
    ):
        page.goto("about:blank")
        page.goto(f"{site_url}/{address}")
        page.locator(ready).first.wait_for()
        assert violations(page) == [], address
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        page.set_viewport_size(PHONE)


def test_it_works_from_a_stick(
    built_site: Path, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    page = learnt(open_page(f"{built_site.as_uri()}/centre.html"), busy(outline))
    page.get_by_role("link", name="看错题本").click()
    expect(page.locator(".mistake .prompt").first).to_be_visible()


def test_without_script_the_centre_says_what_it_needs(
    built_site: Path, open_page: OpenPage
) -> None:
    page = open_page(f"{built_site.as_uri()}/centre.html", java_script_enabled=False)
    expect(page.get_by_text("学习中心要靠浏览器脚本")).to_be_visible()
    assert page.get_by_role("heading").count() == 1


def test_a_score_is_no_found_page(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    """What the search page draws around what it found, no other page has."""
    lines = (
        "(each) => [getComputedStyle(each).paddingTop, getComputedStyle(each).borderBottomWidth]"
    )
    page = open_page(f"{site_url}/centre.html")
    learnt(page, busy(outline))
    score = section(page, "做过的模块测验").get_by_text("达标").first
    assert score.evaluate(lines) == ["0px", "0px"]
    page.goto(f"{site_url}/modules/cultivation-quiz.html")
    page.get_by_role("button", name="看上次的结果").click()
    assert section(page, "测验结果").evaluate(lines) == ["0px", "0px"]
    page.goto(f"{site_url}/search.html?q=楼道")
    found = page.get_by_role("region", name="搜索结果").get_by_role("listitem").first
    assert found.evaluate(lines)[1] == "1px"

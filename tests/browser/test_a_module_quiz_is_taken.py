"""A module quiz from the first question to the result: by touch and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP
from tests.browser.quizzing import (
    QUIZ,
    SIZE,
    answer,
    come_to,
    events,
    following,
    hand_in,
    number,
    question,
    saved,
    sheet,
    start,
    take,
    tap,
)

OpenPage = Callable[..., Page]


def test_a_whole_quiz_by_touch(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url, has_touch=True)
    expect(page.get_by_text("不限时")).to_be_visible()
    expect(page.get_by_text("测验只为自己检查学习情况", exact=False).first).to_be_visible()
    start(page, tap)
    asked = take(page, press=tap)
    assert len(set(asked)) == SIZE
    expect(page.get_by_text("4 题都答了。").first).to_be_visible()
    verdict = hand_in(page, tap)
    expect(verdict).to_have_text("达标了")
    expect(verdict).to_be_focused()
    expect(page.get_by_text("100%", exact=True)).to_be_visible()
    attempts = events(page, "attempt")
    assert [attempt["question"] for attempt in attempts] == asked
    assert {(a["mode"], a["score"], a["try"]) for a in attempts} == {("quiz", 1, 1)}


def test_a_whole_quiz_by_keyboard_alone(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url, viewport=DESKTOP)
    page.get_by_role("button", name="开始测验").wait_for()
    keys = page.keyboard
    tab_to(page, "开始测验")
    keys.press("Enter")
    for place in range(1, SIZE + 1):
        section = come_to(page, place)
        expect(section.get_by_role("heading", level=2)).to_be_focused()
        answer_by_keyboard(page, str(section.get_attribute("data-kind")))
        assert "已答" in sheet(page)[place - 1]
        tab_to(page, "标记这道题")
        keys.press("Space")
        tab_to(page, "下一题" if place < SIZE else "去交卷")
        keys.press("Enter")
    expect(page.get_by_role("heading", name="交卷前看一看")).to_be_focused()
    assert all(name.endswith("已标记") for name in sheet(page))
    tab_to(page, "交卷")
    keys.press("Enter")
    expect(
        page.get_by_role("region", name="测验结果").get_by_role("heading", level=2)
    ).to_be_focused()


def test_the_second_half_of_a_double_click_answers_nothing(
    quiz_url: str, open_page: OpenPage
) -> None:
    page = open_page(quiz_url, viewport=DESKTOP)
    start(page)
    for place in range(1, SIZE + 1):
        for control in come_to(page, place).locator("label.pick, .mover, .flag").all():
            box = control.bounding_box()
            if not box:
                continue
            page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2)
            page.mouse.down(click_count=2)
            page.mouse.up(click_count=2)
        if place < SIZE:
            following(page)
    assert events(page, "answer_changed") == events(page, "flag_changed") == []
    # The next press is meant.
    answer(page)
    saved(page)
    assert events(page, "answer_changed") != []


def test_unanswered_and_flagged_questions_are_named_before_handing_in(
    quiz_url: str, open_page: OpenPage
) -> None:
    page = open_page(quiz_url)
    start(page)
    answer(page)
    following(page)
    come_to(page, 2)
    flag = page.get_by_role("button", name="标记这道题")
    flag.click()
    expect(flag).to_have_attribute("aria-pressed", "true")
    assert sheet(page) == [
        "第 1 题，已答",
        "第 2 题，没答，已标记",
        "第 3 题，没答",
        "第 4 题，没答",
    ]
    page.get_by_role("link", name="交卷", exact=True).click()
    expect(page.get_by_text("还有 3 题没答：")).to_be_visible()
    expect(page.get_by_text("标记过的有 1 题")).to_be_visible()
    page.get_by_role("region", name="交卷前看一看").get_by_role("link", name="第 3 题").click()
    come_to(page, 3)
    page.go_back()
    hand_in(page)
    expect(page.get_by_text("没答 3 题")).to_be_visible()
    open_ones = [a for a in events(page, "attempt") if a["response"] is None]
    assert [attempt["score"] for attempt in open_ones] == [0, 0, 0]


def test_a_double_click_hands_in_once(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url)
    start(page)
    page.get_by_role("link", name="交卷", exact=True).click()
    page.get_by_role("button", name="交卷").dblclick()
    expect(page.get_by_role("heading", name="还没有达标")).to_be_visible()
    # Where the second click meets a button of the result, it is not meant for that.
    page.get_by_role("button", name="重新抽题").dispatch_event("click", {"detail": 2})
    expect(page.get_by_role("heading", name="还没有达标")).to_be_visible()
    assert len(events(page, "attempt")) == SIZE


def test_a_blank_left_empty_is_not_called_wrong(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url)
    for _ in range(30):
        if page.get_by_role("button", name="重新抽题").count():
            page.get_by_role("button", name="重新抽题").click()
            come_to(page, 1)
        else:
            start(page)
        page.get_by_role("link", name="交卷", exact=True).click()
        hand_in(page)
        if page.locator(".result-line .blank").count():
            break
    line = page.locator(".result-line").filter(has=page.locator(".blank")).first
    expect(line.get_by_text("没有作答").first).to_be_visible()
    expect(line.get_by_text("答错", exact=True)).to_have_count(0)


SEEDED = """let state = 10;
crypto.getRandomValues = (room) => {
  for (let at = 0; at < room.length; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    room[at] = state >>> 16;
  }
  return room;
};"""


def test_what_is_typed_and_left_at_once_counts_in_the_next_view(
    quiz_url: str, open_page: OpenPage
) -> None:
    page = open_page("about:blank")
    page.context.add_init_script(SEEDED)
    page.goto(quiz_url)
    start(page)
    assert question(page).get_attribute("data-question") == "how-many-signed"
    box = question(page).get_by_role("textbox")
    box.evaluate("""(box) => {
      box.value = "12 户";
      box.dispatchEvent(new Event("input", { bubbles: true }));
      location.hash = "#hand-in";
    }""")
    expect(page.get_by_text("还有 3 题没答：")).to_be_visible()
    assert sheet(page)[0] == "第 1 题，已答"


def test_wrong_ones_are_explained_and_asked_again_apart(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url)
    start(page)
    wrong = answer(page, right=False)
    for place in range(2, SIZE + 1):
        following(page)
        come_to(page, place)
        answer(page)
    following(page)
    hand_in(page)
    line = page.get_by_role("listitem").filter(has=page.get_by_role("group")).first
    expect(line.get_by_role("heading", name=re.compile("没有答对"))).to_be_visible()
    expect(line.get_by_text("解析", exact=True)).to_be_visible()
    expect(line.get_by_role("link", name=re.compile("回到原文")).first).to_be_visible()

    page.get_by_role("button", name="只做错的（1 题）").click()
    assert come_to(page, 1).get_attribute("data-question") == wrong
    answer(page)
    following(page)
    expect(hand_in(page)).to_have_text("上次错的，这回都对了")
    expect(page.get_by_text("不计入模块成绩")).to_be_visible()
    retry = events(page, "quiz_started")[1]
    assert (retry["only"], len(retry["questions"])) == ("wrong", 1)
    assert retry["of"] == events(page, "quiz_started")[0]["session"]

    page.goto(f"{quiz_url}?")
    first = next(a for a in events(page, "attempt") if a["question"] == wrong)
    assert first["score"] < 1
    expect(page.get_by_text("上次", exact=True)).to_be_visible()
    assert "100%" not in page.get_by_role("region", name="做测验").inner_text()


def test_a_new_draw_is_a_new_quiz_and_the_best_score_stays(
    quiz_url: str, open_page: OpenPage
) -> None:
    page = open_page(quiz_url)
    start(page)
    take(page)
    hand_in(page)
    page.get_by_role("button", name="重新抽题").click()
    come_to(page, 1)
    assert all("没答" in name for name in sheet(page))
    page.get_by_role("link", name="交卷", exact=True).click()
    expect(hand_in(page)).to_have_text("还没有达标")
    expect(page.get_by_text("以前已经达标（最好 100%）")).to_be_visible()
    page.goto(f"{quiz_url}?")
    panel = page.get_by_role("region", name="做测验")
    expect(panel.get_by_text("已经达标。")).to_be_visible()
    assert panel.get_by_role("definition").all_inner_texts() == ["0%", "100%"]
    assert len({str(e["questions"]) for e in events(page, "quiz_started")}) == 2


def test_the_whole_pool_stays_within_reach(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url)
    pool = page.get_by_role("heading", name="整份题库")
    toggle = page.get_by_role("button", name="看整份题库")
    expect(toggle).to_be_visible()
    assert not pool.is_visible()
    page.emulate_media(media="print")
    assert pool.is_visible()
    page.emulate_media(media="screen")
    toggle.click()
    expect(pool).to_be_visible()
    assert page.locator(".pool section.question").count() == 9
    page.get_by_role("button", name="收起题库").click()
    assert not pool.is_visible()
    page.goto(f"{quiz_url}#q-corridor-talk--name-of-form")
    expect(page.get_by_role("region", name=re.compile("填空|简答")).first).to_be_in_viewport()


def test_without_script_the_pool_is_read(quiz_url: str, open_page: OpenPage) -> None:
    page = open_page(quiz_url, java_script_enabled=False)
    expect(page.get_by_role("heading", name="整份题库")).to_be_visible()
    assert page.locator("section.question:visible").count() == 9
    assert page.get_by_role("button", name="开始测验").count() == 0


def test_a_quiz_is_taken_from_the_file_system(sample_folder: Path, open_page: OpenPage) -> None:
    page = open_page(f"{sample_folder.as_uri()}/{QUIZ}")
    start(page)
    take(page)
    expect(hand_in(page)).to_have_text("达标了")
    page.reload()
    expect(page.get_by_role("region", name="测验结果")).to_be_visible()
    assert question(page).count() == 0


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def answer_by_keyboard(page: Page, kind: str) -> None:
    """Give any whole answer to the question in view, with the keyboard alone."""
    keys = page.keyboard
    if kind in ("matching", "classify"):
        for _ in range(question(page).get_by_role("combobox").count()):
            reach(page, "select")
            keys.press("ArrowDown")
    elif kind == "short_answer":
        reach(page, "input")
        keys.type("12")
        expect(page.get_by_role("link", name=f"第 {number(page)} 题，已答")).to_be_visible()
    elif kind == "ordering":
        reach(page, ".mover[data-move=up]:not([aria-disabled=true])")
        keys.press("Enter")
    elif kind == "scenario":
        reach(page, "input")
        keys.press("ArrowDown")
        tab_to(page, "就这么做")
        keys.press("Enter")
    else:
        reach(page, "input")
        keys.press("Space")


def reach(page: Page, selector: str) -> None:
    """Press Tab until something of this kind has the focus."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")

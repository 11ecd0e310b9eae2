"""On paper: 错题本 with its answers and without its controls, and a code that can be read back."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.codes import read_picture
from tests.browser.conftest import PageMaker
from tests.browser.histories import History, busy, learnt
from tests.browser.quizzing import SIZE, answer, come_to, following, hand_in, start

PRINTER = """window.print = () => {
  window.dispatchEvent(new Event('beforeprint'));
  window.printed = (window.printed || 0) + 1;
};"""
"""A printer that takes its time: it does not say by itself that it is done."""
FROM_THE_MENU = "window.dispatchEvent(new Event('beforeprint'))"
DONE = "window.dispatchEvent(new Event('afterprint'))"
CONTROLS = "a.button, button, input, select, textarea, summary, nav, header, [role='button']"
PIXELS = """async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const { width, height } = image;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const brush = canvas.getContext("2d");
  brush.drawImage(image, 0, 0);
  const { data } = brush.getImageData(0, 0, width, height);
  const rows = [];
  for (let y = 0; y < height; y += 1) {
    let row = "";
    for (let x = 0; x < width; x += 1) row += data[(y * width + x) * 4] < 128 ? "1" : "0";
    rows.push(row);
  }
  return rows;
}"""


@pytest.fixture
def mistakes(open_page: PageMaker, site_url: str, outline: dict[str, Any]) -> Page:
    """错题本 of a learner who has answered a few questions wrong."""
    page = open_page("about:blank")
    page.add_init_script(PRINTER)
    page.goto(f"{site_url}/centre.html")
    learnt(page, busy(outline))
    page.reload()
    page.get_by_role("link", name="看错题本").click()
    expect(page.locator(".mistake .yours").first).to_be_visible()
    return page


def read_code(page: Page, picture: Locator) -> str:
    """What a phone reads off the picture as it is shown."""
    png = b64encode(picture.screenshot(animations="disabled")).decode()
    reader = page.context.new_page()
    rows = reader.evaluate(PIXELS, png)
    reader.close()
    return read_picture([[dot == "1" for dot in row] for row in rows])


def test_mistakes_are_printed_with_answers_and_without_controls(mistakes: Page) -> None:
    entries = mistakes.locator(".mistake")
    expect(entries.locator(".key").first).to_be_hidden()
    mistakes.get_by_role("button", name="打印").click()
    mistakes.wait_for_function("window.printed === 1")
    mistakes.emulate_media(media="print")
    assert entries.count() >= 4
    for entry in entries.all():
        expect(entry.get_by_role("heading")).to_be_visible()
        for part in (".prompt", ".yours", ".key", ".explanation"):
            expect(entry.locator(part).first).to_be_visible()
            assert entry.locator(part).first.inner_text().strip()
    shown = mistakes.locator(CONTROLS).filter(visible=True)
    assert [control.evaluate("(each) => each.outerHTML") for control in shown.all()] == []


def test_answers_are_folded_again_after_printing(mistakes: Page) -> None:
    mistakes.get_by_role("button", name="打印").click()
    mistakes.wait_for_function("window.printed === 1")
    keys = mistakes.locator(".mistake .key")
    expect(keys.first).to_be_visible()
    mistakes.evaluate(DONE)
    expect(keys.filter(visible=True)).to_have_count(0)


def test_the_menu_of_the_browser_prints_the_answers_too(mistakes: Page) -> None:
    mistakes.evaluate(FROM_THE_MENU)
    mistakes.emulate_media(media="print")
    for entry in mistakes.locator(".mistake").all():
        expect(entry.locator(".key")).to_be_visible()
    expect(mistakes.locator(".paper-rest")).to_have_text("")
    mistakes.emulate_media(media="screen")
    mistakes.evaluate(DONE)
    expect(mistakes.locator(".mistake .key").filter(visible=True)).to_have_count(0)


def test_paper_says_what_the_menu_leaves_out(
    site_url: str, open_page: PageMaker, outline: dict[str, Any]
) -> None:
    page = open_page(f"{site_url}/modules/index.html")
    history = History(outline)
    for case, found in outline["cases"].items():
        history.practise(case, tuple(range(len(found["practice"]))))
    learnt(page, history)
    page.goto(f"{site_url}/centre.html#mistakes")
    page.locator(".mistake .yours").first.wait_for()
    left = len(history.steps) - page.locator(".mistake").count()
    assert left > 0
    rest = page.get_by_text(f"还有 {left} 题没有印出来")
    expect(rest).to_be_hidden()
    page.emulate_media(media="print")
    expect(rest).to_be_visible()


def test_notes_are_printed_alone(mistakes: Page) -> None:
    mistakes.get_by_role("link", name="回学习中心").click()
    notes = mistakes.get_by_role("region", name="笔记和书签")
    notes.get_by_role("button", name="打印").click()
    assert mistakes.evaluate("window.printed") == 1
    mistakes.emulate_media(media="print")
    headings = mistakes.get_by_role("heading").filter(visible=True)
    assert headings.all_inner_texts() == ["笔记和书签"]
    expect(notes.get_by_text("先请楼组长来。")).to_be_visible()
    mistakes.evaluate(DONE)
    assert headings.count() > 3


def test_a_private_note_stays_off_the_page_of_its_case(site_url: str, open_page: PageMaker) -> None:
    page = open_page(f"{site_url}/cases/weige-fense.html", has_touch=True)
    page.locator(".annotatable").wait_for()
    passage = page.locator(".passage").nth(2)
    passage.tap(position={"x": 8, "y": 8})
    passage.get_by_role("button", name="笔记").tap()
    page.get_by_label("笔记 · ").fill("先问王阿姨")
    page.get_by_role("button", name="保存", exact=True).tap()
    note = page.locator(".passage-note").get_by_text("先问王阿姨")
    expect(note).to_be_visible()
    page.emulate_media(media="print")
    expect(note).to_be_hidden()


def test_a_printed_result_has_a_line_for_every_question(
    quiz_url: str, open_page: PageMaker
) -> None:
    page = open_page(quiz_url)
    start(page)
    for place in range(1, SIZE + 1):
        come_to(page, place)
        answer(page, right=place > 1)
        following(page)
    hand_in(page)
    lines = page.locator(".result-line")
    expect(lines).to_have_count(SIZE)
    page.emulate_media(media="print")
    for number, line in enumerate(lines.all(), 1):
        said = line.inner_text()
        assert f"第 {number} 题" in said
        assert ("答对" if number > 1 else "没有答对") in said
        expect(line.locator(".line-text" if number > 1 else ".prompt").first).to_be_visible()


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_says_the_line_beside_it(
    scheme: str, media: str, site_url: str, open_page: PageMaker, outline: dict[str, Any]
) -> None:
    page = open_page(f"{site_url}/centre.html", color_scheme=scheme, device_scale_factor=2)
    learnt(page, busy(outline))
    page.goto(f"{site_url}/certificate.html?module=cultivation")
    page.emulate_media(media=media)  # type: ignore[arg-type]
    sheet = page.get_by_role("article", name="学习记录（本人自制）")
    said = read_code(page, sheet.get_by_role("img", name="打卡行的二维码"))
    assert re.match(r"学习打卡 [A-Z0-9]{6}\|小周\|海鑫\|A√2 ", said)
    assert said in sheet.inner_text()


def test_the_code_follows_the_learner(
    site_url: str, open_page: PageMaker, outline: dict[str, Any]
) -> None:
    page = open_page(f"{site_url}/centre.html", device_scale_factor=2)
    learnt(page, busy(outline))
    page.evaluate(
        "changfengLog1.then((log) => log.append('profile_changed',"
        " {nickname: '𠮷野家小李', community: '长风一村第二居民区'}))"
    )
    page.goto(f"{site_url}/certificate.html?module=cultivation")
    page.set_viewport_size({"width": 794, "height": 1123})
    sheet = page.get_by_role("article", name="学习记录（本人自制）")
    said = read_code(page, sheet.get_by_role("img", name="打卡行的二维码"))
    assert "|𠮷野家小李|长风一村第二居民区|" in said
    assert said in sheet.inner_text()

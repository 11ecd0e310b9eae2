"""Importing leaves nobody in the dark about what was done, and nobody in another's place."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageMaker
from tests.browser.logs import answer, open_log, part, paste
from tests.browser.quizzing import QUIZ, hand_in, start, take


def test_what_an_import_did_stays_in_sight(
    centre: Page, open_page: PageMaker, site_url: str
) -> None:
    centre.get_by_role("button", name="看看备份里有什么").click()
    text = centre.get_by_role("textbox", name="全部文字").input_value()

    # As in Safari, which does not hold the page while something comes above.
    phone = open_page(f"{site_url}/centre.html", viewport={"width": 390, "height": 700})
    open_log(phone)
    phone.evaluate("document.documentElement.style.overflowAnchor = 'none'")
    paste(phone, text)
    phone.get_by_role("button", name="导入", exact=True).click()
    expect(phone.get_by_role("heading", name="各模块进度")).to_be_visible()
    done = phone.get_by_text("新增 4 条，已保存")
    expect(done).to_be_in_viewport(ratio=1)
    assert "已保存" in phone.evaluate("document.activeElement.textContent")
    phone.mouse.wheel(0, -2000)
    expect(done).not_to_be_in_viewport()


def test_whoever_reads_a_record_does_not_become_its_owner(
    centre: Page, open_page: PageMaker, site_url: str
) -> None:
    hers = centre.evaluate("changfengLog1.then((log) => log.learner.tag)")
    course = centre.evaluate("changfengLog1.then((log) => log.course)")
    centre.get_by_role("button", name="看看要交的记录").click()
    text = centre.get_by_role("textbox", name="全部文字").input_value()

    trainer = open_page(f"{site_url}/centre.html")
    open_log(trainer)
    paste(trainer, text)
    trainer.get_by_role("button", name="导入", exact=True).click()
    expect(part(trainer, "导入")).to_contain_text("已保存")
    expect(part(trainer, "导入")).to_contain_text("如果这就是您自己")
    assert trainer.evaluate("changfengLog1.then((log) => log.learner)") is None
    reserved = trainer.evaluate(
        "(key) => localStorage.getItem(key)", f"changfeng:{course}:reserved"
    )
    assert re.fullmatch("[A-Z0-9]{6}", reserved)
    assert reserved != hers
    answer(trainer, "q9")
    assert trainer.evaluate("changfengLog1.then((log) => log.events().length)") == 1
    trainer.get_by_role("button", name=re.compile("换成 小李")).click()
    expect(trainer.locator(".log-present")).to_contain_text("小李")


def test_a_quiz_handed_in_on_two_devices_is_the_same_on_both(
    open_page: PageMaker, sample_url: str
) -> None:
    phone, office = open_page(f"{sample_url}/{QUIZ}"), open_page(f"{sample_url}/centre.html")

    def bring(text: str, page: Page) -> None:
        page.goto(f"{sample_url}/centre.html")
        open_log(page)
        paste(page, text)
        page.get_by_role("button", name="导入", exact=True).click()
        expect(part(page, "导入")).to_contain_text("已保存")

    def backup(page: Page) -> str:
        page.goto(f"{sample_url}/centre.html")
        open_log(page)
        page.get_by_role("button", name="看看备份里有什么").click()
        return page.get_by_role("textbox", name="全部文字").input_value()

    open_log(phone)
    start(phone)
    bring(backup(phone), office)
    for page, right in ((phone, False), (office, True)):
        page.goto(f"{sample_url}/{QUIZ}#question-1")
        open_log(page)
        take(page, right=right)
        hand_in(page).wait_for()
    wrong, all_right = backup(phone), backup(office)
    bring(all_right, phone)
    bring(wrong, office)
    scores = "changfengLog1.then((log) => log.events().map(({ id, score }) => [id, score]))"
    assert phone.evaluate(scores) == office.evaluate(scores)
    results = []
    for page in (phone, office):
        page.goto(f"{sample_url}/{QUIZ}")
        results.append(page.get_by_text(re.compile("^测验最好")).inner_text())
    assert results[0] == results[1]

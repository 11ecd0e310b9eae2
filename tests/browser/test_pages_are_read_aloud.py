"""朗读 in elder mode, with a voice that only keeps a record, and without any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.histories import busy, learnt
from tests.browser.quizzing import QUIZ, come_to, following, start
from tests.browser.test_elder_mode_meets_its_figures import prefer
from tests.browser.test_pages_are_accessible import violations

OpenPage = Callable[..., Page]
CASE = "cases/zizhi-jiayuan.html"
VOICE = """
window.said = [];
window.silenced = 0;
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: {
  getVoices: () => VOICES,
  speak(utterance) { window.said.push(utterance.text); window.utterance = utterance; },
  cancel() { window.silenced += 1; },
  addEventListener(type, listener) { window.voicesChanged = listener; },
}});
"""
CHINESE = "[{ lang: 'zh-CN', localService: true, name: 'stub' }]"
END = "window.utterance.onend()"


def open_case(
    open_page: OpenPage, site_url: str, script: str, path: str = CASE, elder: str = "on"
) -> Page:
    page = open_page("about:blank")
    page.add_init_script(script)
    prefer(page, elder, 20)
    page.goto(f"{site_url}/{path}")
    return page


def said(page: Page) -> str:
    """All that was spoken."""
    return "".join(page.evaluate("window.said"))


def test_a_page_is_read_with_its_passage_marked(site_url: str, open_page: OpenPage) -> None:
    page = open_case(open_page, site_url, VOICE.replace("VOICES", CHINESE))
    page.get_by_role("button", name="朗读本页").click()
    player = page.get_by_role("region", name="朗读", exact=True)
    expect(player).to_be_visible()
    heading = page.locator("h1")
    assert page.evaluate("window.said") == [heading.inner_text()]
    expect(page.locator(".being-read")).to_have_count(1)
    expect(heading).to_have_class("being-read")
    for _ in range(6):
        page.evaluate(END)
    assert len(page.evaluate("window.said")) == 7
    assert "待核" not in said(page)
    expect(page.locator(".being-read")).to_have_count(1)
    assert violations(page) == []


def test_it_pauses_goes_on_and_stops(site_url: str, open_page: OpenPage) -> None:
    page = open_case(open_page, site_url, VOICE.replace("VOICES", CHINESE))
    page.get_by_role("button", name="朗读本页").click()
    page.get_by_role("button", name="暂停").click()
    page.get_by_role("button", name="继续").click()
    first, second = page.evaluate("window.said")
    assert first == second
    page.get_by_role("button", name="停止").click()
    expect(page.get_by_role("region", name="朗读", exact=True)).to_be_hidden()
    expect(page.locator(".being-read")).to_have_count(0)


def test_leaving_the_page_silences_it(site_url: str, open_page: OpenPage) -> None:
    page = open_case(open_page, site_url, VOICE.replace("VOICES", CHINESE))
    page.get_by_role("button", name="朗读本页").click()
    before = page.evaluate("window.silenced")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("window.silenced") > before


def test_the_question_on_the_screen_is_read(site_url: str, open_page: OpenPage) -> None:
    page = open_case(open_page, site_url, VOICE.replace("VOICES", CHINESE))
    page.get_by_role("button", name="下一题").click()
    page.get_by_role("button", name="朗读这道题").click()
    for _ in range(5):
        page.evaluate(END)
    prompt = page.locator(".question:not(.question-aside) .prompt").inner_text().strip()
    assert prompt in said(page)
    assert "看答案" not in said(page)


def test_each_question_of_a_module_quiz_is_read(sample_url: str, open_page: OpenPage) -> None:
    page = open_case(open_page, sample_url, VOICE.replace("VOICES", CHINESE), QUIZ)
    start(page)
    button = page.get_by_role("button", name="朗读这道题")
    for number in (1, 2):
        section = come_to(page, number)
        page.evaluate("window.said = []")
        button.click()
        for _ in range(3):
            page.evaluate(END)
        assert section.locator(".prompt").inner_text().strip() in said(page)
        assert "下一题" not in said(page)
        before = page.evaluate("window.silenced")
        following(page)
        page.wait_for_function("(before) => window.silenced > before", arg=before)
        expect(page.get_by_role("region", name="朗读", exact=True)).to_be_hidden()
    expect(button).to_have_count(1)
    assert violations(page) == []
    page.get_by_role("button", name="长者模式", exact=True).click()
    expect(button).to_have_count(0)


def test_each_question_of_a_review_is_read(
    site_url: str, open_page: OpenPage, outline: dict[str, Any]
) -> None:
    script = VOICE.replace("VOICES", CHINESE)
    page = learnt(open_case(open_page, site_url, script, "centre.html"), busy(outline))
    page.reload()
    page.get_by_role("link", name="练这些题").click()
    for _ in range(2):
        page.evaluate("window.said = []")
        page.get_by_role("button", name="朗读这道题").click()
        for _ in range(3):
            page.evaluate(END)
        assert page.locator(".sitting-stage .prompt").inner_text().strip() in said(page)
        page.get_by_role("button", name="先跳过").click()


def test_the_switch_brings_it_to_the_page_at_once(site_url: str, open_page: OpenPage) -> None:
    page = open_case(open_page, site_url, VOICE.replace("VOICES", CHINESE), elder="")
    reading = page.get_by_role("button", name="朗读")
    switch = page.get_by_role("button", name="长者模式", exact=True)
    expect(page.locator("html[data-elder='off']")).to_be_attached()
    expect(page.locator("[data-part='settings'] > .sizing")).to_be_attached()
    expect(reading).to_have_count(0)
    # On and off and on again: each comes once.
    for count in (2, 0, 2):
        switch.click()
        expect(reading).to_have_count(count)
    page.get_by_role("button", name="朗读本页").click()
    assert page.evaluate("window.said") == [page.locator("h1").inner_text()]


def test_a_voice_may_come_late(site_url: str, open_page: OpenPage) -> None:
    page = open_case(open_page, site_url, VOICE.replace("VOICES", "window.voices || []"))
    expect(page.get_by_role("button", name="朗读本页")).to_have_count(0)
    page.wait_for_function("window.voicesChanged !== undefined")
    page.evaluate(f"window.voices = {CHINESE}; window.voicesChanged()")
    expect(page.get_by_role("button", name="朗读本页")).to_be_visible()


@pytest.mark.parametrize(
    "script",
    [
        "delete Window.prototype.speechSynthesis; delete window.speechSynthesis;",
        "delete window.SpeechSynthesisUtterance;",
        VOICE.replace("VOICES", "[]"),
        VOICE.replace("VOICES", "[{ lang: 'en-US', localService: true }]"),
        VOICE.replace("VOICES", "[{ lang: 'zh-CN', localService: false }]"),
    ],
    ids=["no-speech", "no-utterance", "no-voice", "no-chinese-voice", "only-a-service"],
)
def test_without_a_voice_there_is_no_dead_button(
    script: str, site_url: str, open_page: OpenPage
) -> None:
    page = open_case(open_page, site_url, script)
    page.locator("summary", has_text="菜单").click()
    expect(page.get_by_role("button", name="加大").first).to_be_visible()
    expect(page.get_by_role("button", name="朗读")).to_have_count(0)
    expect(page.get_by_role("group", name="朗读速度")).to_have_count(0)


def test_the_speed_is_kept(site_url: str, open_page: OpenPage) -> None:
    page = open_case(open_page, site_url, VOICE.replace("VOICES", CHINESE))
    page.locator("summary", has_text="菜单").click()
    page.get_by_role("button", name="慢", exact=True).click()
    page.goto(f"{site_url}/index.html")
    page.get_by_role("button", name="朗读本页").click()
    assert page.evaluate("window.utterance.rate") == 0.75

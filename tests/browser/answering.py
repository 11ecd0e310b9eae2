"""Answering questions as a person would: by role and name, on the sample's longest case."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page

CASE = "cases/corridor-talk.html"
"""Its practice asks all eight kinds."""
NUMBERS = {
    "single_choice": 1, "multiple_choice": 2, "true_false": 3, "ordering": 4, "matching": 5,
    "short_answer": 6, "classify": 7, "scenario": 8,
}  # fmt: skip
"""Kind -> number of the question that asks it."""
ANCHORS = (
    "listen-first", "who-took-part", "order-swapped", "three-steps", "who-does-what",
    "how-many-signed", "sort-opinions", "closed-door", "corner-chairs",
)  # fmt: skip
LAST = len(ANCHORS)

Press = Callable[[Locator], None]


def question(page: Page, number: int) -> Locator:
    """The n-th question, alive."""
    section = page.get_by_role("region", name=re.compile(rf"^第 {number} 题"))
    section.get_by_role("button", name="提交").or_(
        section.get_by_role("button", name=re.compile("再(试|做)"))
    ).first.wait_for()
    return section


def click(control: Locator) -> None:
    control.click()


def tap(control: Locator) -> None:
    control.tap()


def pick(section: Locator, name: str, press: Press = click) -> None:
    """Press a choice where a person does: on its text."""
    press(section.locator("label").filter(has_text=name))


def move(section: Locator, name: str, steps: int, press: Press = click) -> None:
    """Move a row up (or down, for negative steps)."""
    way = "上移" if steps > 0 else "下移"
    for _ in range(abs(steps)):
        press(section.get_by_role("button", name=f"{way}：{name}"))


def submit(section: Locator, press: Press = click) -> Locator:
    """Hand the answer in; gives the heading of the verdict."""
    press(section.get_by_role("button", name="提交"))
    return section.get_by_role("heading", level=4)


def answer_rightly(section: Locator, kind: str, press: Press = click) -> None:
    _ANSWERS[kind](section, press, True)


def answer_wrongly(section: Locator, kind: str, press: Press = click) -> None:
    _ANSWERS[kind](section, press, False)


def _single(section: Locator, press: Press, right: bool) -> None:
    pick(section, "上门听每一户的意见" if right else "马上请人清走", press)


def _multiple(section: Locator, press: Press, right: bool) -> None:
    for name in ("楼组长", "居委会") if right else ("楼组长", "外地游客"):
        pick(section, name, press)


def _true_false(section: Locator, press: Press, right: bool) -> None:
    pick(section, "错" if right else "对", press)


def _ordering(section: Locator, press: Press, right: bool) -> None:
    move(section, "一起动手清", -2 if right else -1, press)


def _matching(section: Locator, _: Press, right: bool) -> None:
    visit, lend = "A. 上门登记意见", "B. 借出会议室"
    section.get_by_role("combobox", name="楼组长").select_option(label=visit if right else lend)
    section.get_by_role("combobox", name="居委会").select_option(label=lend)


def _short_answer(section: Locator, _: Press, right: bool) -> None:
    section.get_by_role("textbox", name="您的答案").fill("１２ 户" if right else "15")


def _classify(section: Locator, _: Press, right: bool) -> None:
    now, money = "A. 马上能办", "B. 要花钱"
    section.get_by_role("combobox", name="旧报纸").select_option(label=now)
    section.get_by_role("combobox", name="铁门").select_option(label=money if right else now)
    section.get_by_role("combobox", name="花盆").select_option(label=now)


def _scenario(section: Locator, press: Press, right: bool) -> None:
    pick(section, "约个他方便的时间", press)
    press(section.get_by_role("button", name="就这么做"))
    pick(section, "先听他说" if right else "先说服他", press)
    press(section.get_by_role("button", name="就这么做"))


_ANSWERS: dict[str, Callable[[Locator, Press, bool], None]] = {
    "single_choice": _single,
    "multiple_choice": _multiple,
    "true_false": _true_false,
    "ordering": _ordering,
    "matching": _matching,
    "short_answer": _short_answer,
    "classify": _classify,
    "scenario": _scenario,
}

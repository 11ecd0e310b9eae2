"""Taking a module quiz as a person would, in the sample classroom: its pool asks all kinds."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

QUIZ = "modules/listening-quiz.html"
SIZE = 4
PLACE = re.compile(r"^第 (\d+) 题，共 (\d+) 题")

Press = Callable[[Locator], None]


def click(control: Locator) -> None:
    control.click()


def tap(control: Locator) -> None:
    control.tap()


def start(page: Page, press: Press = click) -> None:
    """Draw a first quiz and come to its first question."""
    press(page.get_by_role("button", name="开始测验"))
    expect(question(page)).to_be_visible()


def question(page: Page) -> Locator:
    """The question in view."""
    return page.get_by_role("region", name=PLACE)


def number(page: Page) -> int:
    """Which question is in view."""
    found = PLACE.match(question(page).get_by_role("heading", level=2).inner_text())
    assert found
    return int(found[1])


def come_to(page: Page, wanted: int) -> Locator:
    """Wait for a question."""
    heading = page.get_by_role("heading", level=2, name=re.compile(f"^第 {wanted} 题，共"))
    expect(heading).to_be_visible()
    return question(page)


def following(page: Page, press: Press = click) -> None:
    """Go to the next question, or to the end."""
    press(page.get_by_role("link", name=re.compile("^(下一题|去交卷)$")))


def answer(page: Page, *, right: bool = True, press: Press = click) -> str:
    """Answer the question in view; gives its id."""
    section = question(page)
    name = str(section.get_attribute("data-question"))
    _ANSWERS[name](section, press, right)
    return name


def take(page: Page, *, right: bool = True, press: Press = click) -> list[str]:
    """Answer every question and come to the end; gives the ids in their order."""
    total = len(sheet(page))
    seen = []
    for place in range(1, total + 1):
        come_to(page, place)
        seen.append(answer(page, right=right, press=press))
        following(page, press)
    expect(page.get_by_role("heading", name="交卷前看一看")).to_be_visible()
    return seen


def hand_in(page: Page, press: Press = click) -> Locator:
    """Hand in; gives the heading of the result."""
    press(page.get_by_role("button", name="交卷"))
    return page.get_by_role("region", name="测验结果").get_by_role("heading", level=2)


def sheet(page: Page) -> list[str]:
    """What the answer sheet says of each question."""
    links = (
        page.get_by_role("navigation", name="答题卡").get_by_role("listitem").get_by_role("link")
    )
    return [str(link.get_attribute("aria-label")) for link in links.all()]


def shown(page: Page) -> list[str]:
    """The question in view with everything that is offered, in its order."""
    section = question(page)
    return [
        str(section.get_attribute("data-question")),
        *section.locator(".choice-text").all_inner_texts(),
    ]


def events(page: Page, kind: str) -> list[dict[str, Any]]:
    """What this learner's log holds of one type."""
    found: list[dict[str, Any]] = page.evaluate(
        "(type) => window.changfengOpenLog1()"
        ".then((log) => log.events().filter((e) => e.type === type))",
        kind,
    )
    return found


def saved(page: Page) -> None:
    """Wait until the page says that the answer is on disk."""
    expect(page.get_by_text("已保存", exact=True)).to_be_visible()


def _pick(*texts: str) -> Callable[[Locator, Press], None]:
    def pick(section: Locator, press: Press) -> None:
        for text in texts:
            press(section.locator("label").filter(has_text=re.compile(f"{text}$")))

    return pick


def _fill(text: str) -> Callable[[Locator, Press], None]:
    return lambda section, _: section.get_by_role("textbox").fill(text)


def _choose(**pairs: str) -> Callable[[Locator, Press], None]:
    def choose(section: Locator, _: Press) -> None:
        for name, text in pairs.items():
            box = section.get_by_role("combobox", name=name)
            label = box.locator("option").filter(has_text=text).inner_text()
            box.select_option(label=label)

    return choose


def _order(*texts: str) -> Callable[[Locator, Press], None]:
    def order(section: Locator, press: Press) -> None:
        # A move up and back again, should the right order be wanted and stand there by chance.
        for place, text in enumerate(texts):
            while section.locator(".choice-text").all_inner_texts().index(text) > place:
                press(section.get_by_role("button", name=f"上移：{text}"))

    return order


def _decide(*texts: str) -> Callable[[Locator, Press], None]:
    def decide(section: Locator, press: Press) -> None:
        for text in texts:
            press(section.locator("label").filter(has_text=text))
            press(section.get_by_role("button", name="就这么做"))

    return decide


_RIGHT_AND_WRONG = {
    "listen-first": (_pick("上门听每一户的意见"), _pick("马上请人清走")),
    "who-took-part": (_pick("楼组长", "居委会"), _pick("外地游客")),
    "order-swapped": (_pick("错"), _pick("对")),
    "three-steps": (
        _order("挨家听意见", "坐下来商量", "一起动手清"),
        _order("一起动手清", "坐下来商量"),
    ),
    "who-does-what": (
        _choose(楼组长="上门登记意见", 居委会="借出会议室"),
        _choose(楼组长="开走汽车", 居委会="上门登记意见"),
    ),
    "how-many-signed": (_fill("１２ 户"), _fill("15")),
    "name-of-form": (_fill("登记表"), _fill("账本")),
    "sort-opinions": (
        _choose(旧报纸="马上能办", 铁门="要花钱", 花盆="马上能办"),
        _choose(旧报纸="要花钱", 铁门="马上能办", 花盆="要花钱"),
    ),
    "closed-door": (_decide("约个他方便的时间", "先听他说"), _decide("跳过这一户")),
}


def _both(pair: tuple[Callable[[Locator, Press], None], ...]) -> Callable[..., None]:
    return lambda section, press, right: pair[0 if right else 1](section, press)


_ANSWERS = {name: _both(pair) for name, pair in _RIGHT_AND_WRONG.items()}

"""What leaves the device shows itself first; what comes in says what is new and asks."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageMaker
from tests.browser.logs import answer, copied, exported, open_log, part, paste
from tests.browser.test_pages_are_accessible import violations


def test_a_record_for_the_trainer_holds_no_note_and_a_backup_does(centre: Page) -> None:
    centre.get_by_role("button", name="看看要交的记录").click()
    expect(part(centre, "学习记录")).to_contain_text("答题 2 次")
    expect(part(centre, "学习记录")).to_contain_text("没有笔记")
    centre.get_by_role("button", name="看看备份里有什么").click()
    expect(part(centre, "备份")).to_contain_text("笔记和书签 1 条")
    assert exported(centre) == []


def test_a_backup_restores_everything_on_a_device_that_lost_it(
    centre: Page, open_page: PageMaker, site_url: str, tmp_path: Path
) -> None:
    centre.get_by_role("button", name="看看备份里有什么").click()
    with centre.expect_download() as download:
        centre.get_by_role("button", name="存成文件").click()
    assert re.fullmatch(r"学习备份-小李-.*\.txt", download.value.suggested_filename)
    file = tmp_path / "backup.txt"
    download.value.save_as(file)
    assert exported(centre) == ["backup"]

    other = open_page(f"{site_url}/centre.html")
    open_log(other)
    other.get_by_role("button", name="导入记录").click()
    other.get_by_label("或者选一个文件").set_input_files(file)
    expect(part(other, "导入")).to_contain_text("其中 4 条是这台设备上没有的，包括答题 2 次")
    other.get_by_role("button", name="导入", exact=True).click()
    expect(part(other, "导入")).to_contain_text("新增 4 条，已保存")
    expect(other.get_by_text("小李 · 海鑫").first).to_be_visible()
    other.get_by_role("button", name="看看里面有什么").click()
    expect(part(other, "导入")).to_contain_text("这台设备上都有了")


def test_a_backup_is_made_where_the_outline_cannot_be_read(centre: Page) -> None:
    centre.context.route("**/data/outline.js*", lambda route: route.fulfill(body=""))
    page = centre.context.new_page()
    page.goto(centre.url)
    expect(page.get_by_role("alert")).to_contain_text("没能读到课程目录")
    expect(page.get_by_text("小李 · 海鑫").first).to_be_visible()
    page.get_by_role("button", name="看看我的打卡行").click()
    expect(part(page, "打卡行")).to_contain_text("没能读到课程目录")
    page.get_by_role("button", name="看看备份里有什么").click()
    expect(part(page, "备份")).to_contain_text("笔记和书签 1 条")
    with page.expect_download():
        page.get_by_role("button", name="存成文件").click()
    assert exported(page) == ["backup"]


def test_a_link_opens_the_import_and_another_learner_is_asked_about(
    centre: Page, open_page: PageMaker, site_url: str
) -> None:
    centre.get_by_role("button", name="看看要交的记录").click()
    part(centre, "学习记录").get_by_role("button", name="复制链接").click()
    expect(part(centre, "学习记录").get_by_text("已复制")).to_be_visible()
    link = copied(centre)
    assert len(link) <= 1500

    other = open_page(f"{site_url}/centre.html")
    open_log(other)
    answer(other, "q9")
    other.goto("about:blank")
    other.goto(link)
    open_log(other)
    expect(part(other, "导入")).to_contain_text("这不是您的记录")
    assert other.url.endswith("/centre.html#transfer")
    no = part(other, "导入").get_by_role("button", name="不导入")
    expect(no).to_have_class(re.compile("button-primary"))
    no.click()
    expect(part(other, "导入")).to_contain_text("什么也没有变")
    other.get_by_role("button", name="看看里面有什么").click()
    other.get_by_role("button", name="导入为另一位学习者").click()
    expect(part(other, "导入")).to_contain_text("已保存")
    assert len(other.evaluate("changfengLog1.then((log) => log.learners())")) == 2
    assert other.evaluate("changfengLog1.then((log) => log.events().length)") == 1


def test_a_backup_in_parts_has_left_when_every_part_has(centre: Page) -> None:
    for number in range(40):
        answer(centre, f"more-{number}")
    centre.get_by_role("button", name="看看备份里有什么").click()
    centre.get_by_text("太长发不出去？").click()
    buttons = part(centre, "备份").get_by_role("button", name=re.compile("^复制第 [0-9]+ 段$"))
    count = buttons.count()
    assert count > 1
    for done, index in enumerate(reversed(range(count)), start=1):
        assert exported(centre) == []
        buttons.nth(index).click()
        expect(part(centre, "备份").get_by_text("已复制")).to_have_count(done)
    assert exported(centre) == ["backup"]


def test_damage_is_refused_and_its_place_is_said(centre: Page) -> None:
    centre.get_by_role("button", name="看看备份里有什么").click()
    text = centre.get_by_role("textbox", name="全部文字").input_value()
    middle = text.index("\n") + 20
    damaged = text[:middle] + ("7" if text[middle] != "7" else "9") + text[middle + 1 :]
    paste(centre, f"老师好，\n{damaged}")
    expect(part(centre, "导入")).to_contain_text("第 1 段（共 1 段，在粘贴文字的第 2 行开始）坏了")
    paste(centre, "今天的课真好")
    expect(part(centre, "导入")).to_contain_text("没有找到")


def test_erasing_offers_a_backup_and_needs_two_presses(centre: Page) -> None:
    centre.get_by_role("button", name="删除这位学习者的全部记录").click()
    expect(part(centre, "删除")).to_contain_text("全部 4 条记录")
    centre.get_by_role("button", name="先备份").click()
    expect(centre.get_by_role("button", name="存成文件")).to_be_visible()
    centre.get_by_role("button", name="不备份，继续删除").click()
    expect(centre.get_by_role("button", name="不删除")).to_be_focused()
    centre.get_by_role("button", name="确认删除，不能恢复").click()
    expect(centre.get_by_text("已经从这台设备上删掉了")).to_be_visible()
    kept = centre.evaluate("Object.keys(localStorage).filter((key) => /:[eq]:/.test(key))")
    assert kept == []
    centre.reload()
    open_log(centre)
    assert centre.evaluate("changfengLog1.then((log) => log.learners())") == []


def test_what_leaves_is_what_is_shown(centre: Page) -> None:
    save = centre.get_by_role("button", name="存成文件")
    centre.get_by_role("button", name="看看备份里有什么").click()
    centre.get_by_role("button", name="复制全部文字").click()
    expect(centre.get_by_text("已复制")).to_be_visible()
    expect(save).to_be_visible()
    answer(centre, "q3")
    expect(save).to_have_count(0)

    centre.get_by_role("button", name="看看备份里有什么").click()
    expect(save).to_be_visible()
    centre.evaluate("async () => (await changfengLog1).create({nickname: '老王', community: ''})")
    expect(save).to_have_count(0)


def test_a_nickname_is_free_and_a_phone_number_is_none(centre: Page) -> None:
    centre.get_by_role("button", name="改昵称或居民区").click()
    centre.get_by_label("昵称", exact=True).fill("138 0013 8000")
    centre.get_by_role("button", name="保存", exact=True).click()
    expect(centre.get_by_role("alert").filter(has_text="电话或证件")).to_be_visible()
    expect(centre.get_by_label("昵称", exact=True)).to_be_focused()
    centre.get_by_label("昵称", exact=True).fill("长风小李")
    centre.get_by_role("button", name="保存", exact=True).click()
    expect(centre.get_by_text("长风小李 · 海鑫").first).to_be_visible()


def test_a_shared_computer_asks_once_a_visit_who_is_learning(centre: Page, site_url: str) -> None:
    centre.get_by_role("button", name="新的学习者").click()
    centre.get_by_label("昵称", exact=True).fill("老王")
    centre.get_by_role("button", name="就用这个").click()
    expect(centre.get_by_text("老王（记号").first).to_be_visible()

    # She who just wrote her name is known; whoever comes later is asked.
    dialog = centre.get_by_role("dialog", name="现在是谁在学习？")
    centre.goto(f"{site_url}/index.html")
    open_log(centre)
    expect(dialog).to_have_count(0)
    later = centre.context.new_page()
    later.goto(f"{site_url}/index.html")
    asked = later.get_by_role("dialog", name="现在是谁在学习？")
    expect(asked).to_be_visible()
    for _ in range(7):
        later.keyboard.press("Tab")
        assert later.evaluate("document.activeElement.closest('[role=dialog]') !== null")
    asked.get_by_role("button", name="小李").click()
    expect(asked).to_have_count(0)
    answer(later, "q3")
    later.goto(f"{site_url}/centre.html")
    open_log(later)
    expect(asked).to_have_count(0)
    # Who comes back to the first tab is not taken for the one who went on in the second.
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="老王").click()
    answer(centre, "q4")
    expect(asked).to_be_visible()
    counts = centre.evaluate(
        "changfengLog1.then((log) => Object.fromEntries(log.learners()"
        ".map(({nickname, events}) => [nickname, events])))"
    )
    assert counts == {"小李": 5, "老王": 2}


def test_what_one_learner_has_begun_is_not_handed_in_by_the_next(
    centre: Page, site_url: str
) -> None:
    centre.goto(f"{site_url}/cases/weige-fense.html")
    question = centre.locator("section.question").filter(has=centre.get_by_role("radio")).first
    question.get_by_role("radio").first.check()
    expect(question.get_by_role("radio").first).to_be_checked()
    centre.evaluate("async () => (await changfengLog1).create({nickname: '老王', community: ''})")
    expect(question.get_by_role("radio").first).not_to_be_checked()
    centre.reload()
    open_log(centre)
    expect(question.get_by_role("radio").first).not_to_be_checked()
    expect(question.get_by_role("button", name="提交")).to_be_visible()


def test_no_part_of_the_page_takes_the_focus_from_the_question_who_learns(
    centre: Page, site_url: str
) -> None:
    centre.evaluate("async () => (await changfengLog1).create({nickname: '老王', community: ''})")
    tab = centre.context.new_page()
    tab.goto(f"{site_url}/centre.html#review")
    expect(tab.get_by_role("dialog", name="现在是谁在学习？")).to_be_visible()
    expect(tab.get_by_text("今天没有要复习的题了")).to_be_visible()
    assert tab.evaluate("document.activeElement.closest('[role=dialog]') !== null")


def test_every_panel_is_accessible_in_both_schemes(centre: Page, site_url: str) -> None:
    for name in (
        "看看我的打卡行",
        "看看要交的记录",
        "看看备份里有什么",
        "导入记录",
        "看看里面有什么",
        "删除这位学习者的全部记录",
        "不备份，继续删除",
        "新的学习者",
        "就用这个",
    ):
        centre.get_by_role("button", name=name).click()
    expect(centre.get_by_text("请写一个昵称")).to_be_visible()
    assert violations(centre) == []
    centre.emulate_media(color_scheme="dark")
    assert violations(centre) == []
    small = centre.evaluate(
        "[...document.querySelectorAll('.log-part button, .log-part input, .log-part textarea')]"
        ".map((control) => [control.outerHTML.slice(0, 60), control.getBoundingClientRect()])"
        ".filter(([, box]) => box.height < 44 && box.height > 0).map(([html]) => html)"
    )
    assert small == []
    centre.set_viewport_size({"width": 320, "height": 700})
    assert centre.evaluate("document.documentElement.scrollWidth") == 320

    centre.get_by_label("昵称", exact=True).fill("老王")
    centre.get_by_role("button", name="就用这个").click()
    expect(centre.get_by_text("老王（记号").first).to_be_visible()
    later = centre.context.new_page()
    later.emulate_media(color_scheme="dark")
    later.goto(f"{site_url}/index.html")
    expect(later.get_by_role("dialog")).to_be_visible()
    assert violations(later) == []
    later.emulate_media(color_scheme="light")
    assert violations(later) == []

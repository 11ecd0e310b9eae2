"""`changfeng new case`: from a few answers to a file that passes the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.classroom import open_classroom
from generator.drafting import add_to_module
from generator.yamldoc import read_document
from tests.commands import run, said

ANSWERS = {
    "title": "长风公园边的晾衣架",
    "id": "",
    "summary": "大家商量着把晾衣架装好了。",
    "kind": "项目",
    "community": "",
    "topics": "corridors",
    "source": "",
    "known": "居民商量过晾衣架的事。",
    "module": "",
    "write": "",
}
PROPOSED = "chang-feng-gong-yuan-bian-de-liang-yi-jia"


def answers(classroom: Path, **changed: str) -> str:
    """What the author types, one answer a line; a question for leave comes only with a module."""
    library = open_classroom(classroom).library
    assert library is not None
    given = {**ANSWERS, "source": next(iter(library.sources)), **changed}
    if not given["module"]:
        del given["write"]
    return "".join(f"{answer}\n" for answer in given.values())


def module_code(classroom: Path) -> str:
    library = open_classroom(classroom).library
    assert library is not None
    return library.course.modules[0].code


def test_the_new_case_is_in_its_module_and_passes_the_check(classroom: Path) -> None:
    given = answers(classroom, module=module_code(classroom))
    done = run("-C", classroom, "new", "case", given=given)
    assert done.returncode == 0, said(done)
    written = next((classroom / "cases").glob("chang-feng-*.yml"))
    opened = open_classroom(classroom)
    assert opened.problems == ()
    assert opened.library is not None
    case = opened.library.case(written.stem)
    assert case.title == ANSWERS["title"]
    assert len(case.gaps) == 4
    assert opened.library.course.modules[0].cases[-1] == written.stem
    assert run("-C", classroom, "check", "--strict").returncode == 0


def test_without_leave_no_file_of_the_author_is_changed(classroom: Path) -> None:
    course = (classroom / "cases" / "course.yml").read_bytes()
    given = answers(classroom, id="drying-rack", module=module_code(classroom), write="n")
    done = run("-C", classroom, "new", "case", given=given)
    assert done.returncode == 0
    assert "- drying-rack" in said(done)
    assert (classroom / "cases" / "course.yml").read_bytes() == course
    codes = {problem.code for problem in open_classroom(classroom).problems}
    assert codes == {"case-in-no-module"}


def test_wrong_answers_are_asked_again(classroom: Path) -> None:
    given = answers(classroom).splitlines()
    given[0:1] = ["", f"{given[0]}\u200b中", given[0]]
    given[3:4] = ["晾衣架", "shared-garden", "drying-rack"]
    given.insert(7, "不知道")
    done = run("-C", classroom, "new", "case", given="\n".join(given) + "\n")
    text = said(done)
    assert done.returncode == 0, text
    assert "这一项不能空着" in text
    assert "看不见的字符（U+200B）" in text
    assert "编号“晾衣架”不行" in text
    assert "已经有 cases/shared-garden.yml 了" in text
    assert "没有“不知道”" in text
    assert (classroom / "cases" / "drying-rack.yml").is_file()


def test_leaving_in_the_middle_writes_nothing(classroom: Path) -> None:
    before = sorted((classroom / "cases").iterdir())
    done = run("-C", classroom, "new", "case", given="长风\n")
    assert done.returncode == 130
    assert "已中断" in said(done)
    assert sorted((classroom / "cases").iterdir()) == before


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ("[one, two]", "[one, two, three]"),
        ("[ one , 'two' ]", None),
        ("\n      - one\n      - two", "\n      - one\n      - two\n      - three"),
        ("\n    - one\n    # 说明\n    - two", "\n    - one\n    # 说明\n    - two\n    - three"),
        ("\n      - one\n      - two # 后面的说明", None),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_module_gains_one_line_and_loses_nothing(
    cases: str, expected: str | None, line_end: str
) -> None:
    form = (
        "# 课程\nid: course\nmodules:\n  - id: first\n    cases: [x]\n"
        "  - id: second\n    cases: {}\n    title: 二\n"
    )
    content = form.format(cases).replace("\n", line_end).encode("utf-8")
    changed = add_to_module(content, "second", "three")
    if expected is None:
        assert changed is None or read_document(changed, "course.yml")[1] == ()
    else:
        assert changed == form.format(expected).replace("\n", line_end).encode("utf-8")
    assert add_to_module(content, "nowhere", "three") is None
    assert add_to_module(b"modules: [", "second", "three") is None

"""The MkDocs plugin in real builds of the sample classroom."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.plugin import build_classroom, read_settings
from generator.problems import ClassroomError, Problem


def mkdocs(classroom: Path, site: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What a person gets who runs MkDocs and not our own command."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site), *options]
    return subprocess.run(
        command,
        cwd=classroom,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.location.file, problem.code) for problem in problems]


def tree(folder: Path) -> dict[str, bytes]:
    """Path -> content of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def refused(classroom: Path, site: Path) -> list[tuple[str, str]]:
    """Where and why a build of `classroom` is refused."""
    with pytest.raises(ClassroomError) as caught:
        build_classroom(classroom / "mkdocs.yml", site)
    return places(caught.value.problems)


def test_a_strict_build_passes_and_holds_cases_and_questions(
    sample_site: Path, tmp_path: Path
) -> None:
    run = mkdocs(sample_site, tmp_path / "site")
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr
    page = (tmp_path / "site" / "cases" / "corridor-talk.html").read_text("utf-8")
    assert page.count('<section class="question"') == 9
    assert page.count("<details") >= 8
    assert 'id="at-' in page
    assert (tmp_path / "site" / "register.json").is_file()
    assert "<h1" in (tmp_path / "site" / "guide.html").read_text("utf-8")


def test_mkdocs_and_our_own_build_give_the_same_site(sample_site: Path, tmp_path: Path) -> None:
    mkdocs(sample_site, tmp_path / "theirs")
    assert build_classroom(sample_site / "mkdocs.yml", tmp_path / "ours") == ()
    assert tree(tmp_path / "ours") == tree(tmp_path / "theirs")


def test_no_markdown_extension_can_change_a_finished_page(classroom: Path, tmp_path: Path) -> None:
    case = classroom / "cases" / "shared-garden.yml"
    payload = '{: onclick="alert(1)" } --8<-- "secret.txt" {{ config }} {% raw %} :smile: </title>'
    plain = case.read_text("utf-8")
    title = re.search("^title: .*$", plain, re.MULTILINE)
    assert title is not None
    case.write_text(plain.replace(title[0], f"title: '园子 {payload}'"), "utf-8")
    settings = classroom / "mkdocs.yml"
    before, after = tmp_path / "before", tmp_path / "after"
    build_classroom(settings, before)

    write(classroom / "docs" / "secret.txt", "泄漏")
    extensions = ("abbr", "attr_list", "md_in_html", "smarty", "pymdownx.emoji")
    lines = "".join(f"  - {name}\n" for name in extensions)
    snippets = "  - pymdownx.snippets:\n      base_path: docs\n"
    text = settings.read_text("utf-8")
    settings.write_text(f"{text}\nmarkdown_extensions:\n{lines}{snippets}", "utf-8")
    build_classroom(settings, after)
    assert tree(after) == tree(before)

    page = (after / "cases" / "shared-garden.html").read_text("utf-8")
    assert 'onclick="alert' not in page
    assert "--8&lt;--" in page
    assert "{{ config }}" in page
    assert ":smile:" in page
    assert page.count("</title>") == 1


def test_what_was_not_meant_for_readers_stays_out(classroom: Path, tmp_path: Path) -> None:
    docs = classroom / "docs"
    outside = tmp_path / "outside.md"
    write(outside, "# 外面的文件\n")
    strays = ("名单.csv", "~$名单.docx", "原始.yaml", ".DS_Store", ".hidden.md", "deep/x.md.bak")
    for name in strays:
        write(docs / name, "不该发布")
    (docs / "link.md").symlink_to(outside)
    write(docs / "extra" / "note.md", "# 该发布\n")
    (docs / "extra" / "picture.png").write_bytes(b"\x89PNG")

    site = tmp_path / "site"
    problems = build_classroom(classroom / "mkdocs.yml", site)
    expected = sorted(f"docs/{name}" for name in (*strays, "link.md"))
    assert [problem.location.file for problem in problems] == expected
    assert {problem.code for problem in problems} == {"stray-file"}
    published = tree(site)
    assert "extra/note.html" in published
    assert "extra/picture.png" in published
    assert not [name for name in published if "名单" in name or "原始" in name or "link" in name]
    assert not any("不该发布".encode() in content for content in published.values())
    assert mkdocs(classroom, tmp_path / "strict").returncode == 1


def test_a_linked_folder_is_refused_and_not_followed(classroom: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "page.md", "# 外面\n")
    (classroom / "docs" / "more").symlink_to(tmp_path / "elsewhere")
    assert refused(classroom, tmp_path / "site") == [("docs/more", "linked-folder")]
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("index.md",), [("docs/index.md", "page-reserved")]),
        (("README.md",), [("docs/README.md", "page-reserved")]),
        (("cases/mine.md",), [("docs/cases/mine.md", "page-reserved")]),
        (("Sources.md",), [("docs/Sources.md", "page-reserved")]),
        (("more/index.md", "more/README.md"), [("docs/more/index.md", "page-conflict")]),
        (("more/note.md", "more/Note.md"), [("docs/more/note.md", "page-conflict")]),
    ],
)
def test_two_files_never_share_one_address(
    names: tuple[str, ...], expected: list[tuple[str, str]], classroom: Path, tmp_path: Path
) -> None:
    for name in names:
        write(classroom / "docs" / name, "# 手写\n")
    assert refused(classroom, tmp_path / "site") == expected


def test_a_page_in_another_encoding_is_named(classroom: Path, tmp_path: Path) -> None:
    (classroom / "docs" / "about.md").write_bytes("# 关于这个课堂\n".encode("gbk"))
    assert refused(classroom, tmp_path / "site") == [("docs/about.md", "not-utf8")]


def test_a_broken_link_in_a_hand_written_page_is_refused_at_its_place(
    classroom: Path, tmp_path: Path
) -> None:
    text = (
        "# 关于\n\n[有](cases/corridor-talk.md) [没有](cases/nothing.md)\n"
        "[有](guide.md)\n[没有](sources.md#nothing)\n"
    )
    write(classroom / "docs" / "about.md", text)
    with pytest.raises(ClassroomError) as caught:
        build_classroom(classroom / "mkdocs.yml", tmp_path / "site")
    found = [
        (problem.code, problem.location.line, problem.location.column)
        for problem in caught.value.problems
    ]
    assert found == [("page-link-broken", 3, 34), ("page-link-broken", 5, 6)]


def test_a_link_to_an_anchor_of_a_generated_page_is_known(classroom: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_classroom(classroom / "mkdocs.yml", site)
    anchor = re.search('id="(at-[^"]+)"', (site / "cases/corridor-talk.html").read_text("utf-8"))
    assert anchor is not None
    write(classroom / "docs" / "about.md", f"# 关于\n\n[看](cases/corridor-talk.md#{anchor[1]})\n")
    assert build_classroom(classroom / "mkdocs.yml", site) == ()


def test_errors_stop_mkdocs_with_all_problems_in_chinese_and_leave_the_site(
    classroom: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert mkdocs(classroom, site).returncode == 0
    before = tree(site)
    for name in ("shared-garden", "bike-shed"):
        case = classroom / "cases" / f"{name}.yml"
        case.write_text(case.read_text("utf-8").replace("\ntitle: ", "\ntitle："), "utf-8")
    run = mkdocs(classroom, site)
    assert run.returncode == 1
    said = run.stdout + run.stderr
    assert "Traceback" not in said
    assert "cases/shared-garden.yml:" in said
    assert "cases/bike-shed.yml:" in said
    assert said.count("错误[fullwidth-colon]") == 2
    assert said.count("提示：") >= 2
    assert tree(site) == before


def test_an_id_that_vanished_from_the_site_is_a_problem(classroom: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert mkdocs(classroom, site).returncode == 0
    case = classroom / "cases" / "corridor-talk.yml"
    text = case.read_text("utf-8")
    found = re.search(r"^quiz:.*?^ +- id: (\S+)", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    case.write_text(text.replace(f"id: {found[1]}\n", f"id: {found[1]}-other\n"), "utf-8")
    before = tree(site)
    run = mkdocs(classroom, site)
    assert run.returncode == 1
    assert "question-vanished" in run.stdout + run.stderr
    assert tree(site) == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("name: material", "name: mkdocs"), "config-needs"),
        (("  - changfeng", "  - search"), "config-needs"),
        (("  name: material", "  name: material\n - x"), "config-unreadable"),
        (("plugins:", "docs_dir: cases\nplugins:"), "config-needs"),
        (("plugins:", "nonsense: 1\nplugins:"), "config-invalid"),
        (("  - changfeng", "  - changfeng:\n      colour: red"), "config-invalid"),
        (("sources.md", "nothing.md"), "navigation-broken"),
    ],
)
def test_wrong_settings_are_named(
    change: tuple[str, str], code: str, classroom: Path, tmp_path: Path
) -> None:
    settings = classroom / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert change[0] in text
    settings.write_text(text.replace(*change), "utf-8")
    found = refused(classroom, tmp_path / "site")
    assert ("mkdocs.yml", code) in found
    assert {file for file, _ in found} == {"mkdocs.yml"}


def test_nothing_of_the_theme_is_published_but_an_authors_own_layout_is(
    classroom: Path, tmp_path: Path
) -> None:
    settings = classroom / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("  name: material", "  name: material\n  custom_dir: theme"), "utf-8"
    )
    write(classroom / "theme" / "own.css", "body{}")
    site = tmp_path / "site"
    build_classroom(settings, site)
    published = tree(site)
    assert "own.css" in published
    assets = [
        name
        for name in published
        if name.startswith("assets/") and not name.startswith("assets/classroom/data/")
    ]
    assert sorted(assets) == [
        "assets/classroom/centre.js",
        "assets/classroom/certificate.js",
        "assets/classroom/classroom.css",
        "assets/classroom/icon.svg",
        "assets/classroom/learner.js",
        "assets/classroom/reader.js",
        "assets/classroom/search.js",
    ]
    assert not [name for name in published if "sitemap" in name]


def test_every_address_is_a_file(sample_site: Path, tmp_path: Path) -> None:
    build_classroom(sample_site / "mkdocs.yml", tmp_path / "site")
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    local = re.findall(r'href="(?!https?:|#)([^"#]+)', page)
    assert len(local) > 10
    assert [link for link in local if link.endswith("/")] == []


def test_the_real_classroom_builds_strictly(repository: Path, tmp_path: Path) -> None:
    run = mkdocs(repository, tmp_path / "site")
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr


def test_settings_tell_the_name_and_the_folder(classroom: Path) -> None:
    settings = read_settings(classroom / "mkdocs.yml")
    assert settings.name == "示例云课堂"
    assert settings.folder == classroom / "site"
    assert settings.navigation is not None

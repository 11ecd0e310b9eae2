"""The peer of the benchmarks gets the same words; what is measured is fit to be published."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.measuring import page_weight
from benchmarks.peer import as_plain_markdown, write_peer


def test_the_peer_gets_every_word_of_every_story(tmp_path: Path) -> None:
    cases = write_corpus(tmp_path / "ours", 60)
    write_peer(tmp_path / "ours", tmp_path / "peer")
    for case in cases:
        page = (tmp_path / "peer" / "docs" / "cases" / f"{case.id}.md").read_text("utf-8")
        for claim in case.fields["background"]:
            assert claim["text"] in page
        for question in case.fields["quiz"]:
            assert question["prompt"] in page


def test_headings_stay_headings_and_data_is_left_out() -> None:
    html = '<h2 id="a">题</h2><p>一<b>句</b></p><script type="application/json">{"no":1}</script>'
    assert as_plain_markdown(html) == "## 题\n\n一句"


def test_a_made_classroom_is_fit_to_be_published(tmp_path: Path) -> None:
    write_corpus(tmp_path, 60)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "-C", str(tmp_path), "build"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = list((tmp_path / "site" / "cases").glob("case-*.html"))
    assert len(pages) == 60
    site = tmp_path / "site"
    page = f"cases/{pages[0].name}"
    assert page_weight(site, page) > 10
    assert page_weight(site, page, ["register.json"]) > page_weight(site, page)

"""The same words for stock Material for MkDocs: its own search with jieba, navigation pruned."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from benchmarks.corpus import write_corpus
from generator.classroom import open_classroom
from generator.rendering.text import plain
from generator.site import PageFile, SiteOptions, build_site

SETTINGS = """site_name: peer
theme:
  name: material
  language: zh
  font: false
  features: [navigation.prune]
plugins:
  - search:
      lang: zh
use_directory_urls: false
"""


def main() -> None:
    """Write a made classroom and its peer, in a process of their own so that ours stays small."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    arguments = parser.parse_args()
    write_corpus(arguments.folder / "ours", arguments.count)
    write_peer(arguments.folder / "ours", arguments.folder / "peer")


def write_peer(classroom: Path, target: Path) -> None:
    """Every page of `classroom` as Markdown: its headings, and a paragraph for each block."""
    opened = open_classroom(classroom)
    assert opened.library is not None
    assert opened.sound, opened.problems
    for file in build_site(opened.library, SiteOptions()):
        if isinstance(file, PageFile):
            page = target / "docs" / file.path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(as_plain_markdown(file.page.html), "utf-8")
    (target / "mkdocs.yml").write_text(SETTINGS, "utf-8")


def as_plain_markdown(html: str) -> str:
    """The words of a finished page, without its links and its data."""
    html = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    lines = []
    for block in re.split(r"</(?:p|li|h\d|dt|dd|summary)>", html):
        heading = re.search(r"<h(\d)[ >]", block)
        words = plain(re.sub(r"<[^>]*>", "", block)).strip()
        if words:
            lines.append(f"{'#' * int(heading[1])} {words}" if heading else words)
    return "\n\n".join(lines)


if __name__ == "__main__":
    main()

"""How well and how lightly search finds: the browser's own modules over an index of made cases.

`python -m benchmarks.search 1000 10000` prints one table. Each question is asked afresh, with
nothing kept from the one before, and what it reads is counted as gzip would send it.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import logging
import random
import resource
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.corpus import OBJECTS, PROBLEMS, ROLES, VERBS, write_corpus
from generator.classroom import open_classroom
from generator.memory import rare_collections
from generator.rendering.page import Page
from generator.rendering.pages import build_pages
from generator.rendering.searching import rank_pages
from generator.search import (
    Piece,
    SearchIndex,
    SearchPage,
    build_index,
    file_names,
    prepare,
    shard_count,
)
from generator.search.folding import fold
from generator.search.pieces import GAP
from tests.browser.chromium import launch, serve

ROOT = Path(__file__).parent.parent
RANDOM_QUESTIONS = 400
SIZES = (1000, 10000)
FEW = 1000
"""Up to this many cases jieba cuts the same text."""
RUNS = 5
"""How often the index is built; the median counts."""
TERMS = (*ROLES[:6], *OBJECTS[:4], *PROBLEMS[:4], f"{ROLES[1]}{VERBS[0]}", VERBS[1])
"""Sixteen words of the made classroom, from the commonest on."""
ASK = """async ({words}) => {
  const { find, confirmNext } = await import("/generator/frontend/search/finding.js");
  const index = [], texts = [];
  const read = async (name) => {
    (name.startsWith("search/text/") ? texts : index).push(name);
    return (await fetch(`/data/${name}.json`)).json();
  };
  const kept = new Map();
  const once = (name) => kept.get(name) || (kept.set(name, read(name)), kept.get(name));
  const begin = performance.now();
  const { ranked } = await find(once, window.manifest, { words, facets: [] });
  const { hits } = await confirmNext(once, ranked, words, 0);
  return { ranked, hits: hits.map(({ href }) => href.split("#")[0]), index, texts,
    milliseconds: performance.now() - begin };
}"""


@dataclass(frozen=True)
class Answer:
    """What one question found and what it read."""

    word: str
    recall: float
    precision: float
    shown_true: bool
    index_bytes: int
    text_bytes: int
    milliseconds: float


COLUMNS = (
    "cases",
    "questions",
    "recall",
    "precision",
    "first ten true",
    "index kB, median",
    "worst",
    "text kB, median",
    "first result, ms",
)


def main() -> None:
    """Print the table for the sizes that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    for line in table(parser.parse_args().sizes):
        print(line, flush=True)


def table(sizes: Sequence[int]) -> Iterator[str]:
    """What questions find and cost at each size, then what the index costs to build."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|{'---|' * len(COLUMNS)}"
    built: list[str] = []
    for size in sizes:
        rows, said = measure(size)
        built.append(said)
        yield from rows
    yield ""
    yield from built


def measure(size: int) -> tuple[list[str], str]:
    """One size: what its questions cost; how long the index takes and how much memory."""
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder, "classroom"), size)
        library = open_classroom(Path(folder, "classroom")).library
        assert library is not None
        shards = shard_count(sum(entry.size for entry in library.cases.values()))
        ranked = rank_pages(library, build_pages(library, "zh"))
        before, text, pieces = peak(), 0.0, []
        with rare_collections():  # As in every build.
            for page in ranked:
                if isinstance(page, Page):
                    html, begin = page.render(), time.perf_counter()
                    found = SearchPage(f"{page.path}.html", page.title, html, *page.words())
                    pieces.append(prepare(found))
                    text += time.perf_counter() - begin
            index, built = time_index(pieces, shards)
            memory = peak() - before
            times = [built, *(time_index(pieces, shards)[1] for _ in range(RUNS - 1))]
        said = (
            f"- {size:,} cases, {len(pieces):,} pages, {shards:,} shards: "
            f"index **{statistics.median(times):.2f}** s ({min(times):.2f}–{max(times):.2f}), "
            f"text from pages {text:.2f} s, {memory:.0f} MB more than the cases"
        )
        if size <= FEW:
            said += f"; jieba takes {time_jieba(pieces):.2f} s to cut the same text"
        sizes = write_files(index, Path(folder, "data"))
        answers = ask_all(index, pieces, sizes, Path(folder, "data"))
    groups = {
        f"{len(TERMS)} terms": answers[: len(TERMS)],
        "random, 2–4": [a for a in answers[len(TERMS) :] if len(a.word) <= 4],
        "random, 5–12": [a for a in answers[len(TERMS) :] if len(a.word) > 4],
        "all": answers,
    }
    return [row(size, name, group) for name, group in groups.items()], said


def time_index(pieces: Sequence[Piece], shards: int) -> tuple[SearchIndex, float]:
    """The index and the seconds that it took."""
    begin = time.perf_counter()
    index = build_index(pieces, shards)
    return index, time.perf_counter() - begin


def time_jieba(pieces: Sequence[Piece]) -> float:
    """Seconds that the peer's search takes for words alone, on this machine at this hour."""
    jieba = importlib.import_module("jieba")
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    texts = [*map(folded, pieces)]
    begin = time.perf_counter()
    for text in texts:
        deque(jieba.cut(text), maxlen=0)
    return time.perf_counter() - begin


def folded(piece: Piece) -> str:
    """The text of each block as it is searched, a line each."""
    return GAP.join(map(fold, piece.words.lines.split(GAP)))


def peak() -> float:
    """Megabytes of memory that this process has taken at most; Linux counts kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write_files(index: SearchIndex, folder: Path) -> dict[str, int]:
    """The data files as JSON; name -> bytes as gzip would send them."""
    sizes = {}
    for name in file_names(len(index.shards), len(index.pieces)):
        content = index.read(name).encode()
        sizes[name] = len(gzip.compress(content, 6))
        path = folder / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return sizes


def questions(pieces: Sequence[Piece], seed: int = 1) -> list[str]:
    """The terms, and runs of 2–12 characters from anywhere in any page."""
    draw = random.Random(seed)
    blocks = [text for piece in pieces for text in folded(piece).split(GAP) if len(text) > 1]
    asked = list(TERMS)
    while len(asked) < len(TERMS) + RANDOM_QUESTIONS:
        length = draw.randint(2, 12)
        text = draw.choice(blocks)
        if len(text) >= length:
            begin = draw.randint(0, len(text) - length)
            asked.append(text[begin : begin + length])
    return asked


def ask_all(
    index: SearchIndex, pieces: Sequence[Piece], sizes: dict[str, int], data: Path
) -> list[Answer]:
    """Put every question to the browser."""
    asked = questions(pieces)
    joined = [*map(folded, pieces)]
    # The server shows one folder: the sources stand beside the data for as long as it runs.
    (data.parent / "generator").symlink_to(ROOT / "generator")
    with sync_playwright() as playwright, serve(data.parent) as url:
        browser = launch(playwright)
        page = browser.new_page()
        page.goto(f"{url}/data/")
        page.evaluate("(manifest) => { window.manifest = manifest; }", index.manifest)
        answers = [
            judge(word, page.evaluate(ASK, {"words": [word]}), pieces, joined, sizes)
            for word in asked
        ]
        browser.close()
    return answers


def judge(
    word: str,
    said: dict[str, Any],
    pieces: Sequence[Piece],
    joined: Sequence[str],
    sizes: dict[str, int],
) -> Answer:
    """Compare an answer with a plain count of the pages that hold the word."""
    true = {number for number, text in enumerate(joined) if word in text}
    found = set(said["ranked"])
    right = {pieces[number].href for number in true}
    return Answer(
        word=word,
        recall=len(true & found) / len(true) if true else 1.0,
        precision=len(true & found) / len(found) if found else 1.0,
        shown_true=set(said["hits"]) <= right and len(said["hits"]) == min(10, len(true)),
        index_bytes=sum(sizes[name] for name in said["index"]),
        text_bytes=sum(sizes[name] for name in said["texts"]),
        milliseconds=said["milliseconds"],
    )


def row(size: int, name: str, answers: Sequence[Answer]) -> str:
    """One line of the table."""
    index = [answer.index_bytes / 1000 for answer in answers]
    cells = (
        f"{size:,}",
        name,
        f"{statistics.mean(a.recall for a in answers):.4f}",
        f"{statistics.mean(a.precision for a in answers):.4f}",
        f"{sum(a.shown_true for a in answers)}/{len(answers)}",
        f"{statistics.median(index):.1f}",
        f"{max(index):.1f}",
        f"{statistics.median(a.text_bytes / 1000 for a in answers):.1f}",
        f"{statistics.median(a.milliseconds for a in answers):.0f}",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()

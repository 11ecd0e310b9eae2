"""A readable case, folded small: thousands of them are held at once."""

from __future__ import annotations

import marshal
import pickle
import zlib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import sha256
from sys import intern

from generator.loader.knownnames import known_names
from generator.model import Case, CaseKind, QuestionUse
from generator.problems import Location
from generator.yamldoc import Document, Path, read_document

QUICK = 1
"""The level at which zlib takes a third of the time and a tenth more room."""
OPEN = 128
"""How many cases lie open at once. All of five thousand took 800 MB."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What lists, links and checks ask of a case, so that they need not open it."""

    title: str
    summary: str
    kind: CaseKind
    community: str | None
    topics: tuple[str, ...]
    boards: tuple[str, ...]
    minutes: int
    updated: date
    formerly: tuple[str, ...]
    related: tuple[str, ...]
    name_only: bool
    """Whether no practice is told."""
    questions: tuple[QuestionUse, ...]
    """What each question is for."""
    question_ids: str
    """Their ids, a space between them, each with its former ones behind commas."""
    gaps: tuple[tuple[str, str, str | None], ...]
    """Id of each gap, what is missing and who might know."""
    sources: tuple[str, ...]
    """Ids of the sources that it cites, in the order of the page."""
    anchors: str
    """Anchors that a link may lead to, a space between them."""
    quiz_anchors: str
    """Those of questions that stand on its page only while its module has no quiz."""


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """One readable case file."""

    id: str
    """File name without its ending."""
    file: str
    """POSIX path relative to the classroom folder."""
    brief: Brief = field(compare=False)
    size: int
    """Bytes of the file."""
    digest: bytes = field(repr=False)
    """Equal for equal files."""
    _folded: bytes = field(compare=False, repr=False)
    """The file and what was made of it: together, for they share their words."""

    @property
    def case(self) -> Case:
        """The whole of it. Hold on to it only as long as it is worked on."""
        return _open(self._folded)

    @property
    def document(self) -> Document:
        """The file with its places, read again: only what is wrong has to be pointed at."""
        return _read_again(self._folded, self.file)

    def locate(self, path: Path) -> Location:
        """Place of the value at `path`."""
        return self.document.locate(path)

    def locate_key(self, path: Path) -> Location:
        """Place of the key at `path`."""
        return self.document.locate_key(path)

    def find(self, path: Path, found: str) -> Location:
        """Place of `found` in the text at `path`."""
        return self.document.find(path, found)


def fold(id_: str, file: str, content: bytes, case: Case) -> LoadedCase:
    """Fold up a case that was read from `content`, the bytes of its file."""
    both = marshal.dumps((content, pickle.dumps(case, pickle.HIGHEST_PROTOCOL)))
    folded = zlib.compress(both, QUICK)
    return LoadedCase(id_, file, _brief(case), len(content), sha256(content).digest(), folded)


@lru_cache(maxsize=OPEN)
def _open(folded: bytes) -> Case:
    _, pickled = marshal.loads(zlib.decompress(folded))  # noqa: S302 - our own, of this process
    case: Case = pickle.loads(pickled)  # noqa: S301 - the same
    return case


@lru_cache(maxsize=8)
def _read_again(folded: bytes, file: str) -> Document:
    content, _ = marshal.loads(zlib.decompress(folded))  # noqa: S302 - the same
    return read_document(content, file, known_names(Case))[0]


def _brief(case: Case) -> Brief:
    parts = [part for _, part in case.cited_parts()]
    # All cases cite the same sources and stand under the same topics.
    sources = dict.fromkeys(intern(citation.source) for part in parts for citation in part.cite)
    named = [f"at-{id_}" for part in parts if (id_ := getattr(part, "id", None))]
    named += [f"q-{q.id}" for q in case.quiz if q.use is not QuestionUse.QUIZ]
    named += [f"gap-{gap.id}" for gap in case.gaps]
    return Brief(
        title=case.title,
        summary=case.summary,
        kind=case.kind,
        community=case.community,
        topics=tuple(map(intern, case.topics)),
        boards=tuple(map(intern, case.boards)),
        minutes=case.typical_learning_time,
        updated=case.updated,
        formerly=case.formerly,
        related=case.related,
        name_only=case.practice is None,
        questions=tuple(question.use for question in case.quiz),
        question_ids=" ".join(",".join((q.id, *q.formerly)) for q in case.quiz),
        gaps=tuple((gap.id, gap.text, gap.ask) for gap in case.gaps),
        sources=tuple(sources),
        anchors=" ".join(named),
        quiz_anchors=" ".join(f"q-{q.id}" for q in case.quiz if q.use is QuestionUse.QUIZ),
    )

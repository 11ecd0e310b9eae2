"""Questions as they are read and printed; the answer stands apart, to be folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.kinds import KeyLine, Option, SituationBody, kind_of
from generator.localization import Catalogue
from generator.model import Question
from generator.rendering.text import block, inline


@dataclass(frozen=True)
class OptionView:
    """One thing to choose, order, match or sort."""

    id: str
    letter: str
    html: Markup
    correct: bool = False
    feedback: Markup | None = None
    next: str = ""
    """For a scenario: which situation follows, in words."""


@dataclass(frozen=True)
class AnswerLine:
    """One line of the key."""

    html: Markup
    id: str = ""
    """The choice that it names, by its letter."""
    letter: str = ""
    label: str = ""
    """What it is the answer to, where there are several."""


@dataclass(frozen=True)
class SituationView:
    """One moment of a scenario."""

    id: str
    label: str
    html: Markup
    options: tuple[OptionView, ...]


@dataclass(frozen=True)
class PassageLink:
    """Where the answer stands in the case."""

    href: str
    title: str


@dataclass(frozen=True)
class QuestionView:
    """One question, ready to print."""

    id: str
    anchor: str
    number: int
    kind: str
    kind_label: str
    difficulty: str
    prompt: Markup
    hint: Markup | None
    explanation: Markup
    answer: tuple[AnswerLine, ...]
    """The right answer, one line or several."""
    passages: tuple[PassageLink, ...]
    case_title: str
    case_href: str
    options: tuple[OptionView, ...] = ()
    options_label: str = ""
    """Says what the lettered list is, where there are two lists."""
    targets: tuple[OptionView, ...] = ()
    targets_label: str = ""
    situations: tuple[SituationView, ...] = ()
    pick: str = ""
    """Class of the list: what there is to mark at each option."""
    control: str = ""
    """Class of what script adds to each option."""
    blank: bool = False
    """Whether there is a line to write on."""
    unit: str | None = None
    ranked: bool = False
    """Whether the answer is an order, to be numbered."""
    notes: tuple[OptionView, ...] = field(default=())
    """Options with something to say about them, for the folded part."""
    case: str = ""
    """Id of its case, where questions of several cases may meet."""


def view_question(
    question: Question,
    number: int,
    catalogue: Catalogue,
    passages: Mapping[str, PassageLink],
    case_title: str = "",
    case_href: str = "",
) -> QuestionView:
    """A question in words. `passages`: id of a claim, figure or step -> link to it."""
    body = kind_of(question).body(question, catalogue)
    options = _view_options(body.options)
    return QuestionView(
        id=question.id,
        anchor=f"q-{question.id}",
        number=number,
        kind=question.kind,
        kind_label=catalogue.text(f"values.QuestionKind.{question.kind}"),
        difficulty=catalogue.value_label(question.difficulty),
        prompt=block(question.prompt),
        hint=inline(question.hint) if question.hint else None,
        explanation=block(question.explanation),
        answer=tuple(map(_view_line, body.key)),
        passages=tuple(passages[id_] for id_ in question.passages),
        case_title=case_title,
        case_href=case_href,
        options=options,
        options_label=body.options_label,
        targets=_view_options(body.targets),
        targets_label=body.targets_label,
        situations=tuple(map(_view_situation, body.situations)),
        pick=body.pick,
        control=body.control,
        blank=body.blank,
        unit=body.unit,
        ranked=body.ranked,
        notes=tuple(option for option in options if option.feedback),
    )


def _view_options(options: Iterable[Option]) -> tuple[OptionView, ...]:
    return tuple(
        OptionView(
            id=option.id,
            letter=option.letter,
            html=inline(option.text),
            correct=option.correct,
            feedback=inline(option.feedback) if option.feedback else None,
            next=option.next,
        )
        for option in options
    )


def _view_situation(situation: SituationBody) -> SituationView:
    options = _view_options(situation.options)
    return SituationView(situation.id, situation.label, block(situation.text), options)


def _view_line(line: KeyLine) -> AnswerLine:
    if line.option is None:
        return AnswerLine(Markup.escape(line.words))
    html = inline(line.option.text)
    if line.partner is not None:
        return AnswerLine(Markup("{} → {}").format(html, inline(line.partner.text)))
    return AnswerLine(html, line.option.id, line.option.letter, line.label)

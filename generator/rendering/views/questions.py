"""Questions as they are read and printed; the answer stands apart, to be folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from generator.localization import Catalogue
from generator.model import (
    Choice,
    Classify,
    Matching,
    MultipleChoice,
    Ordering,
    Question,
    QuestionBase,
    Scenario,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from generator.rendering.text import block, inline

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIGURES = tuple(str(number) for number in range(1, 27))
"""For the left side of pairs, so that it does not share its letters with the right side."""


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
    number: int
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
    unit: str | None = None
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
    own = _KINDS[type(question)](question, catalogue)
    options: tuple[OptionView, ...] = own.get("options", ())
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
        passages=tuple(passages[id_] for id_ in question.passages),
        case_title=case_title,
        case_href=case_href,
        notes=tuple(option for option in options if option.feedback),
        **own,
    )


def _options(
    choices: Iterable[Choice], correct: Iterable[str] = (), letters: Iterable[str] = LETTERS
) -> tuple[OptionView, ...]:
    right = set(correct)
    return tuple(
        OptionView(
            id=choice.id,
            letter=letter,
            html=inline(choice.text),
            correct=choice.id in right,
            feedback=inline(choice.feedback) if choice.feedback else None,
        )
        for letter, choice in zip(letters, choices, strict=False)
    )


def _lines(options: Iterable[OptionView], label: str = "") -> tuple[AnswerLine, ...]:
    return tuple(AnswerLine(o.html, o.id, o.letter, label) for o in options)


def _single_choice(question: SingleChoice, _: Catalogue) -> dict[str, Any]:
    options = _options(question.choices, [question.correct])
    return {"options": options, "answer": _lines(o for o in options if o.correct)}


def _multiple_choice(question: MultipleChoice, _: Catalogue) -> dict[str, Any]:
    options = _options(question.choices, question.correct)
    return {"options": options, "answer": _lines(o for o in options if o.correct)}


def _true_false(question: TrueFalse, catalogue: Catalogue) -> dict[str, Any]:
    said = {"true": question.feedback_true, "false": question.feedback_false}
    right = "true" if question.correct else "false"
    options = tuple(
        OptionView(
            id=answer,
            letter="",
            html=Markup.escape(catalogue.text(f"site.questions.{answer}")),
            correct=answer == right,
            feedback=inline(text) if text else None,
        )
        for answer, text in said.items()
    )
    return {"options": options, "answer": _lines(o for o in options if o.correct)}


def _ordering(question: Ordering, _: Catalogue) -> dict[str, Any]:
    options = _options(question.choices)
    by_id = {option.id: option for option in options}
    return {"options": options, "answer": _lines(by_id[id_] for id_ in question.correct)}


def _matching(question: Matching, catalogue: Catalogue) -> dict[str, Any]:
    return _pairs(question.choices, question.targets, question.correct) | {
        "options_label": catalogue.text("site.questions.left"),
        "targets_label": catalogue.text("site.questions.right"),
    }


def _classify(question: Classify, catalogue: Catalogue) -> dict[str, Any]:
    return _pairs(question.choices, question.groups, question.correct) | {
        "options_label": catalogue.text("site.questions.situations"),
        "targets_label": catalogue.text("site.questions.groups"),
    }


def _pairs(
    choices: Iterable[Choice], targets: Iterable[Choice], correct: Mapping[str, str]
) -> dict[str, Any]:
    options, aims = _options(choices, letters=FIGURES), _options(targets)
    by_id = {aim.id: aim for aim in aims}
    answer = tuple(
        AnswerLine(Markup("{} → {}").format(option.html, by_id[correct[option.id]].html))
        for option in options
    )
    return {"options": options, "targets": aims, "answer": answer}


def _short_answer(question: ShortAnswer, catalogue: Catalogue) -> dict[str, Any]:
    accepted = catalogue.text("site.questions.or").join(question.correct)
    return {
        "unit": question.unit,
        "answer": (
            AnswerLine(Markup.escape(accepted + (f" {question.unit}" if question.unit else ""))),
        ),
    }


def _scenario(question: Scenario, catalogue: Catalogue) -> dict[str, Any]:
    numbers = {situation.id: n for n, situation in enumerate(question.situations, start=1)}
    end = catalogue.text("site.questions.ends")
    situations = tuple(
        SituationView(
            id=situation.id,
            number=numbers[situation.id],
            html=block(situation.text),
            options=tuple(
                OptionView(
                    id=choice.id,
                    letter=letter,
                    html=inline(choice.text),
                    correct=question.correct[situation.id] == choice.id,
                    feedback=inline(choice.consequence),
                    next=catalogue.text("site.questions.goes_on", number=numbers[choice.next])
                    if choice.next
                    else end,
                )
                for letter, choice in zip(LETTERS, situation.choices, strict=False)
            ),
        )
        for situation in question.situations
    )
    answer = tuple(
        line
        for situation in situations
        for line in _lines(
            (option for option in situation.options if option.correct),
            catalogue.text("site.questions.situation", number=situation.number),
        )
    )
    return {"situations": situations, "answer": answer}


_KINDS: dict[type[QuestionBase], Callable[[Any, Catalogue], dict[str, Any]]] = {
    SingleChoice: _single_choice,
    MultipleChoice: _multiple_choice,
    TrueFalse: _true_false,
    Ordering: _ordering,
    Matching: _matching,
    ShortAnswer: _short_answer,
    Classify: _classify,
    Scenario: _scenario,
}
"""One function a kind; adding a kind adds one line here."""

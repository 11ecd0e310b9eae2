"""What matching and classify share: every choice gets one partner. Response: from id to id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.kinds.base import Flaw, Payload, ids_of
from generator.kinds.body import FIGURES, Body, Control, KeyLine, offer
from generator.kinds.keys import KEY, left_open, unknown, unknown_keys
from generator.model import Choice


def share_of_pairs(question: Payload, response: object) -> float:
    """The share of choices with the right partner."""
    right: dict[str, str] = question["correct"]
    if not isinstance(response, dict):
        return 0.0
    hits = [choice for choice, aim in right.items() if response.get(choice) == aim]
    return len(hits) / len(right)


def body_of_pairs(
    choices: Sequence[Choice],
    aims: Sequence[Choice],
    correct: Mapping[str, str],
    labels: tuple[str, str],
) -> Body:
    """Figures on the left, letters on the right. `labels`: what each side is called."""
    options, targets = offer(choices, letters=FIGURES), offer(aims)
    by_id = {target.id: target for target in targets}
    return Body(
        key=tuple(KeyLine(option, by_id[correct[option.id]]) for option in options),
        options=options,
        options_label=labels[0],
        targets=targets,
        targets_label=labels[1],
        control=Control.PARTNER,
    )


def flaws_of_pairs(
    choices: Sequence[Choice], aims: Sequence[Choice], correct: Mapping[str, str]
) -> Iterator[Flaw]:
    """Both ends of each pair are offered, and no choice stays alone."""
    yield from unknown_keys(correct, ids_of(choices))
    for choice, aim in correct.items():
        yield from unknown((*KEY, choice), aim, ids_of(aims))
    yield from left_open(correct, ids_of(choices))

"""A story told in situations. Response: situation id -> choice id, for those walked through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.kinds.base import Flaw, Kind, Offered, Payload
from generator.kinds.body import LETTERS, Body, Option, Pick, SituationBody, right_ones
from generator.kinds.keys import KEY, left_open, unknown, unknown_keys
from generator.localization import Catalogue
from generator.model import Scenario, ScenarioChoice
from generator.yamldoc import Path


class ScenarioKind(Kind[Scenario]):
    """Worth the share of situations on the best way through in which the best choice was taken."""

    has_parts = True

    def payload(self, question: Scenario) -> Payload:
        return {
            "situations": [
                {
                    "id": situation.id,
                    "text": situation.text,
                    "choices": [
                        {
                            "id": choice.id,
                            "text": choice.text,
                            "consequence": choice.consequence,
                            "next": choice.next,
                        }
                        for choice in situation.choices
                    ],
                }
                for situation in question.situations
            ],
            "correct": dict(sorted(question.correct.items())),
        }

    def share_of(self, question: Payload, response: object) -> float:
        if not isinstance(response, dict):
            return 0.0
        way = _best_way(question)
        hits = [situation for situation, choice in way if response.get(situation) == choice]
        return len(hits) / len(way)

    def body(self, question: Scenario, catalogue: Catalogue) -> Body:
        situations = tuple(_situations(question, catalogue))
        key = tuple(line for each in situations for line in right_ones(each.options, each.label))
        return Body(key, situations=situations, pick=Pick.ONE)

    def flaws(self, question: Scenario) -> Iterator[Flaw]:
        offered = {s.id: [choice.id for choice in s.choices] for s in question.situations}
        yield from unknown_keys(question.correct, list(offered))
        for situation, choice in question.correct.items():
            if situation in offered:
                yield from unknown((*KEY, situation), choice, offered[situation])
        yield from left_open(question.correct, offered)
        yield from _unknown_situations(question)
        yield from _circles(question)
        yield from _out_of_reach(question)

    def told_apart_by_id(self, question: Scenario) -> Iterator[Offered]:
        yield ("situations",), question.situations
        yield from _choices(question)

    def told_apart_by_text(self, question: Scenario) -> Iterator[Sequence[tuple[Path, str]]]:
        for path, choices in _choices(question):
            yield [((*path, index, "text"), choice.text) for index, choice in enumerate(choices)]


def _choices(question: Scenario) -> Iterator[tuple[Path, Sequence[ScenarioChoice]]]:
    for index, situation in enumerate(question.situations):
        yield ("situations", index, "choices"), situation.choices


def _situations(question: Scenario, catalogue: Catalogue) -> Iterator[SituationBody]:
    numbers = {situation.id: n for n, situation in enumerate(question.situations, start=1)}
    for situation in question.situations:
        yield SituationBody(
            id=situation.id,
            label=catalogue.text("site.questions.situation", number=numbers[situation.id]),
            text=situation.text,
            options=tuple(
                Option(
                    id=choice.id,
                    letter=letter,
                    text=choice.text,
                    correct=question.correct[situation.id] == choice.id,
                    feedback=choice.consequence,
                    next=catalogue.text("site.questions.goes_on", number=numbers[choice.next])
                    if choice.next
                    else catalogue.text("site.questions.ends"),
                )
                for letter, choice in zip(LETTERS, situation.choices, strict=False)
            ),
        )


def _best_way(question: Payload) -> list[tuple[str, str]]:
    """(situation, best choice) from the first situation to the end of the story."""
    situations = {situation["id"]: situation for situation in question["situations"]}
    way: list[tuple[str, str]] = []
    current = question["situations"][0]["id"]
    while current is not None and len(way) < len(situations):
        best = question["correct"][current]
        way.append((current, best))
        current = next(
            choice["next"] for choice in situations[current]["choices"] if choice["id"] == best
        )
    return way


def _turns(question: Scenario) -> Iterator[tuple[Path, int, str]]:
    """Each `next`: its path, the number of its situation, and where it leads."""
    for index, situation in enumerate(question.situations):
        for inner, choice in enumerate(situation.choices):
            if choice.next:
                yield ("situations", index, "choices", inner, "next"), index, choice.next


def _unknown_situations(question: Scenario) -> Iterator[Flaw]:
    ids = [situation.id for situation in question.situations]
    for path, _, next_ in _turns(question):
        if next_ not in ids:
            yield Flaw("unknown-situation", path, {"id": next_}, ids)


def _circles(question: Scenario) -> Iterator[Flaw]:
    """Every circle turns back to the same or an earlier situation: it is reported there, once."""
    ids = [situation.id for situation in question.situations]
    for path, index, next_ in _turns(question):
        if next_ in ids[: index + 1] and ids[index] in _reachable(question, next_):
            yield Flaw("scenario-cycle", path, {"id": next_})


def _out_of_reach(question: Scenario) -> Iterator[Flaw]:
    """A situation that no choice leads to is never seen."""
    met = _reachable(question, question.situations[0].id)
    for index, situation in enumerate(question.situations):
        if situation.id not in met:
            yield Flaw("situation-unreachable", ("situations", index, "id"), {"id": situation.id})


def _reachable(question: Scenario, start: str) -> set[str]:
    """Ids of the situations that one can come to from `start`, itself included."""
    ways = {s.id: {c.next for c in s.choices if c.next} for s in question.situations}
    met: set[str] = set()
    queue = [start]
    while queue:
        current = queue.pop()
        if current in ways and current not in met:
            met.add(current)
            queue.extend(ways[current])
    return met

"""A story told in situations. Response: situation id -> choice id, for those walked through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.kinds.base import Fault, Kind, Payload, Place
from generator.kinds.keys import KEY, left_open, unknown, unknown_keys
from generator.kinds.sheet import LETTERS, Moment, Option, Sheet, right_ones
from generator.localization import Catalogue
from generator.model import Scenario, ScenarioChoice, Situation


class ScenarioKind(Kind[Scenario]):
    """What counts is the best choice in each situation on the best way through the story."""

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

    def sheet(self, question: Scenario, catalogue: Catalogue) -> Sheet:
        moments = tuple(_moments(question, catalogue))
        answer = tuple(
            line for moment in moments for line in right_ones(moment.options, moment.label)
        )
        return Sheet(answer, moments=moments)

    def faults(self, question: Scenario) -> Iterator[Fault]:
        offered = {s.id: [choice.id for choice in s.choices] for s in question.situations}
        yield from unknown_keys(question.correct, list(offered))
        for situation, choice in question.correct.items():
            if situation in offered:
                yield from unknown((*KEY, situation), choice, offered[situation])
        yield from left_open(question.correct, offered)
        yield from _faults_on_the_way(question)

    def lists(
        self, question: Scenario
    ) -> Iterator[tuple[Place, Sequence[Situation | ScenarioChoice]]]:
        yield ("situations",), question.situations
        yield from _choices(question)

    def texts(self, question: Scenario) -> Iterator[Sequence[tuple[Place, str]]]:
        for place, choices in _choices(question):
            yield [((*place, index, "text"), choice.text) for index, choice in enumerate(choices)]


def _choices(question: Scenario) -> Iterator[tuple[Place, Sequence[ScenarioChoice]]]:
    for index, situation in enumerate(question.situations):
        yield ("situations", index, "choices"), situation.choices


def _moments(question: Scenario, catalogue: Catalogue) -> Iterator[Moment]:
    numbers = {situation.id: n for n, situation in enumerate(question.situations, start=1)}
    for situation in question.situations:
        yield Moment(
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


def _faults_on_the_way(question: Scenario) -> Iterator[Fault]:
    """Every `next` names a situation, none is out of reach, and no way goes round in circles.

    Every circle turns back to the same or an earlier situation: it is reported there, once.
    """
    ids = [situation.id for situation in question.situations]
    ways = {s.id: {c.next for c in s.choices if c.next} for s in question.situations}
    met = _reachable(ways, ids[0])
    for index, situation in enumerate(question.situations):
        if situation.id not in met:
            yield Fault("situation-unreachable", ("situations", index, "id"), {"id": situation.id})
        for inner, choice in enumerate(situation.choices):
            if not choice.next:
                continue
            place: Place = ("situations", index, "choices", inner, "next")
            if choice.next not in ids:
                yield Fault("unknown-situation", place, {"id": choice.next}, ids)
            elif choice.next in ids[: index + 1] and situation.id in _reachable(ways, choice.next):
                yield Fault("scenario-cycle", place, {"id": choice.next})


def _reachable(ways: Mapping[str, set[str]], start: str) -> set[str]:
    met: set[str] = set()
    queue = [start]
    while queue:
        current = queue.pop()
        if current in ways and current not in met:
            met.add(current)
            queue.extend(ways[current])
    return met

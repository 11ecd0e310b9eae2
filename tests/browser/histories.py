"""Learners' histories, written into the log of a browser as if they had happened."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Page

Step = tuple[float, str, dict[str, Any]]

WRITE = """async (steps) => {
  const log = await window.changfengOpenLog1();
  const clock = Date.now;
  try {
    for (const [time, entries] of steps) {
      Date.now = () => time;
      await log.appendAll(entries);
    }
  } finally {
    Date.now = clock;
  }
}"""
CLOCK = "Date.now = ((now) => () => now() + ({milliseconds}))(Date.now);"
"""Sets the clock of a page ahead; time still passes."""
MONDAY = datetime(2026, 9, 7, 9)


def read_outline(text: str) -> dict[str, Any]:
    """The outline of a course, out of the script that hands it to the browser."""
    found: dict[str, Any] = json.loads(text[text.index(",") + 1 : text.rindex(")")])
    return found


class History:
    """What somebody learnt, step by step; `later` moves the clock of her device."""

    def __init__(self, outline: dict[str, Any], start: datetime = MONDAY) -> None:
        self.outline = outline
        self.time = start
        self.steps: list[tuple[float, list[tuple[str, dict[str, Any]]]]] = []
        self.sessions = 0

    def later(self, **span: float) -> History:
        self.time += timedelta(**span)
        return self

    def add(self, *entries: tuple[str, dict[str, Any]]) -> History:
        self.steps.append((round(self.time.timestamp() * 1000), list(entries)))
        return self

    def profile(self, nickname: str, community: str) -> History:
        return self.add(("profile_changed", {"nickname": nickname, "community": community}))

    def visit(self, case: str, minutes: float = 6, at: str | None = None) -> History:
        first = int(self.time.timestamp() // 15)
        self.later(minutes=minutes)
        slots = [[first, max(1, round(minutes * 4))]]
        return self.add(("lesson_visited", {"case": case, "slots": slots, "at": at}))

    def finish(self, case: str) -> History:
        return self.add(("lesson_completed", {"case": case, "by": "reader"}))

    def answer(
        self, case: str, question: str, *, right: bool, response: Any = "a", **more: Any
    ) -> History:
        self.later(seconds=30)
        return self.add(
            ("attempt", self._attempt(case, question, 1 if right else 0, response, **more))
        )

    def practise(self, case: str, wrong: tuple[int, ...] = ()) -> History:
        """Answer every practice question of a case; those numbered (from 0) wrong."""
        for number, question in enumerate(self.outline["cases"][case]["practice"]):
            self.answer(case, question, right=number not in wrong)
        return self

    def quiz(self, module: str, scores: list[float], *, submit: bool = True) -> History:
        """A pass through a module's quiz over the first questions of its pool."""
        found = next(m for m in self.outline["modules"] if m["id"] == module)
        pool = [
            (case, question)
            for case, data in self.outline["cases"].items()
            if data["module"] == found["id"]
            for question, asked in data["questions"].items()
            if asked["use"] != "practice"
        ][: len(scores)]
        self.sessions += 1
        session = f"session{self.sessions:03}"
        drawn = [
            {
                **{
                    key: self._attempt(c, q, 0, None)[key]
                    for key in ("case", "question", "revision", "kind")
                },
                "weight": 1,
                "order": None,
            }
            for c, q in pool
        ]
        started = {"session": session, "module": module, "seed": 7, "questions": drawn}
        self.add(("quiz_started", started))
        for case, question in pool[: None if submit else len(pool) // 2]:
            revision = self.outline["cases"][case]["questions"][question]["revision"]
            answer = {"session": session, "case": case, "question": question, "revision": revision}
            self.later(seconds=40).add(("answer_changed", {**answer, "response": "a"}))
        if submit:
            self.add(
                *(
                    ("attempt", self._attempt(c, q, score, "a", mode="quiz", session=session))
                    for (c, q), score in zip(pool, scores, strict=True)
                )
            )
        return self

    def note(self, case: str, anchor: str, title: str, text: str) -> History:
        return self.add(
            ("bookmark_changed", {"case": case, "anchor": anchor, "title": title, "on": True}),
            ("note_changed", {"case": case, "anchor": anchor, "text": text}),
        )

    def write(self, page: Page) -> None:
        """Into the log of the page, each step at its time."""
        page.evaluate(WRITE, self.steps)

    def _attempt(
        self, case: str, question: str, score: float, response: Any, **more: Any
    ) -> dict[str, Any]:
        data = self.outline["cases"][case]["questions"][question]
        return {
            "mode": "practice", "session": None, "case": case, "question": question,
            "revision": data["revision"], "kind": data["kind"], "try": 1, "hints": 0,
            "response": response, "score": score, **more,
        }  # fmt: skip


def busy(outline: dict[str, Any]) -> History:
    """A learner in her second week: one module mastered, another begun, mistakes, notes."""
    history = History(outline, datetime.now() - timedelta(days=4))
    history.profile("小周", "海鑫")
    history.visit("xianfeng-peiyu", 12).practise("xianfeng-peiyu", (1, 3)).finish("xianfeng-peiyu")
    history.later(hours=20).visit("rongru-dangxiao", 4).finish("rongru-dangxiao")
    history.quiz("cultivation", [1, 1, 0, 1, 0]).quiz("cultivation", [1, 1, 1, 1, 0])
    history.later(days=1).visit("weige-fense", 20).practise("weige-fense", (0, 2))
    history.note("weige-fense", "practice", "做法", "先请楼组长来。")
    history.later(hours=20).visit("fenghe-jiati", 25, at="practice")
    first = outline["cases"]["fenghe-jiati"]["practice"][0]
    return history.answer("fenghe-jiati", first, right=False)


def draw_everything(outline: dict[str, Any], module: str) -> History:
    """A quiz that asks the whole pool of a module, begun and nothing answered."""
    pool = next(each["quiz"]["pool"] for each in outline["modules"] if each["id"] == module)
    history = History(outline).quiz(module, [0] * pool, submit=False)
    del history.steps[1:]
    return history


def learnt(page: Page, history: History) -> Page:
    """The page, once the log of its browser holds the history."""
    page.wait_for_function("window.changfengLog1 !== undefined")
    history.write(page)
    return page

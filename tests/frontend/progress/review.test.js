import { dayOf } from "../../../generator/frontend/progress/days.js";
import { foldReview, offerOf } from "../../../generator/frontend/progress/review.js";
import { equal, test, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { anyHistory, course, DAY, History, MONDAY } from "./histories.js";

const START = dayOf(MONDAY);
const review = (history, days, outline = course()) => foldReview(history.events, outline, MONDAY + days * DAY);
const inDays = (history, outline) => review(history, 0, outline).cards.map((card) => card.due - START);

test("a right answer comes back after two days, a hinted one after one, a wrong one tomorrow", () => {
  equal(inDays(new History().answer("lift", "l1", 1)), [2]);
  equal(inDays(new History().answer("lift", "l1", 1, { hints: 1 })), [1]);
  equal(inDays(new History().answer("lift", "l1", 0)), [1]);
  equal(inDays(new History().answer("lift", "l1", 0.5)), [1]);
});

test("what is remembered is asked at growing distances", () => {
  const history = new History();
  const distances = [];
  for (let round = 0; round < 5; round += 1) {
    history.answer("lift", "l1", 1);
    const { due, last } = foldReview(history.events, course(), history.time).cards[0];
    distances.push(due - last);
    history.later(due - last);
  }
  equal(distances, [2, 11, 46, 163, 365]);
});

test("a second try of the same day is no sign of memory", () => {
  const once = new History().answer("lift", "l1", 0);
  const twice = new History().answer("lift", "l1", 0).answer("lift", "l1", 1).answer("lift", "l1", 0);
  equal(inDays(once), inDays(twice));
});

test("wrong after right on one day counts as wrong", () => {
  const history = new History().answer("lift", "l1", 1).answer("lift", "l1", 0);
  const [card] = review(history, 0).cards;
  equal([card.due - START, card.lapses], [1, 1]);
});

test("what is due is offered, the longest overdue first, ten at most", () => {
  const history = new History().answer("lift", "l1", 1).answer("lift", "l2", 0);
  equal(review(history, 0).due, []);
  equal(review(history, 0).next - START, 1);
  equal(review(history, 2).due.map((card) => card.question), ["l2", "l1"]);
  equal(offerOf(review(history, 2)), { count: 2, minutes: 2, waiting: 0 });
  const many = { ...review(history, 2), due: Array.from({ length: 23 }, () => ({})) };
  equal(offerOf(many), { count: 10, minutes: 6, waiting: 13 });
  equal(offerOf({ ...many, due: Array.from({ length: 5 }, () => ({})) }).minutes, 3);
});

test("a reworded question starts anew, its old result stays visible", () => {
  const outline = course();
  outline.cases.lift.questions.l1.revision = "new";
  const history = new History().answer("lift", "l1", 1);
  equal(review(history, 9, outline).cards, []);
  equal(review(history, 9, outline).renewed.map(({ question, last }) => [question, last.revision, last.score]), [
    ["l1", "rev-l1", 1],
  ]);
  history.answer("lift", "l1", 0, { revision: "new" });
  equal(inDays(history, outline), [1]);
  equal(review(history, 9, outline).renewed, []);
});

test("a question keeps its due day under a new name", () => {
  const outline = course();
  outline.cases.lift.questions.fresh = { ...outline.cases.lift.questions.l1, formerly: ["l1"] };
  delete outline.cases.lift.questions.l1;
  equal(
    review(new History().answer("lift", "l1", 1), 0, outline).cards.map(({ question, due }) => [question, due - START]),
    [["fresh", 2]],
  );
});

test("a clock that jumps moves no review out of reach", () => {
  const history = new History().answer("lift", "l1", 1).at(Date.UTC(2099, 0, 1)).answer("lift", "l1", 1);
  history.at(MONDAY);
  truthy(review(history, 2).due.length === 1, "due in two days");
  const only = new History(Date.UTC(2099, 0, 1)).answer("lift", "l1", 0);
  truthy(review(only, 0).cards[0].due - START === 1, "due the day after");
});

test("the same log, course and time give the same reviews", () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: 400 }), (events, days) => {
      const now = MONDAY + days * DAY;
      const one = JSON.stringify(foldReview(events, course(), now));
      return one === JSON.stringify(foldReview(JSON.parse(JSON.stringify(events)), course(), now));
    }),
  );
});

test("whatever happened, an interval is between a day and a year", () => {
  fc.assert(
    fc.property(anyHistory, (events) =>
      foldReview(events, course(), MONDAY + 90 * DAY).cards.every(
        ({ interval, due, last }) => interval >= 1 && interval <= 365 && due === last + interval,
      ),
    ),
  );
});

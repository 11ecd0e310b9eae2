import { foldMistakes } from "../../../generator/frontend/progress/progress.js";
import { equal, test } from "../harness.js";
import { course, DAY, History, MONDAY } from "./histories.js";

const NOW = MONDAY + 30 * DAY;
const open = (history, now = NOW, outline = course()) =>
  foldMistakes(history.events, outline, now).map((mistake) => mistake.question);

test("wrong answers of practice, quiz and review are all kept, the latest first", () => {
  const history = new History().answer("lift", "l1", 0).quiz("first", { "lift/l2": 0, "parking/p1": 1 });
  history.answer("parking", "p2", 0, { mode: "review" });
  equal(open(history), ["p2", "l2", "l1"]);
});

test("an answer that is only partly right is a mistake, and so is none in a submitted quiz", () => {
  const history = new History().answer("lift", "l1", 0.5).quiz("first", { "lift/l2": null });
  equal(open(history), ["l2", "l1"]);
});

test("a question leaves after it was right on two separate days", () => {
  const history = new History().answer("lift", "l1", 0);
  history.later(1).answer("lift", "l1", 1).answer("lift", "l1", 1);
  equal(open(history), ["l1"]);
  history.later(1).answer("lift", "l1", 1);
  equal(open(history), []);
});

test("right later on the day of the mistake is the first of the two days", () => {
  const history = new History().answer("lift", "l1", 0).answer("lift", "l1", 1);
  equal(foldMistakes(history.events, course(), NOW)[0].rightDays, 1);
  history.later(1).answer("lift", "l1", 1);
  equal(open(history), []);
});

test("it returns when it is wrong again, and starts anew", () => {
  const history = new History().answer("lift", "l1", 0);
  history.later(1).answer("lift", "l1", 1).later(1).answer("lift", "l1", 1);
  history.later(9).answer("lift", "l1", 0);
  equal(open(history), ["l1"]);
  history.later(1).answer("lift", "l1", 1).answer("lift", "l1", 0).later(1).answer("lift", "l1", 1);
  equal(open(history), ["l1"]);
});

test("a clock that jumps ahead makes no second day", () => {
  const history = new History().answer("lift", "l1", 0).answer("lift", "l1", 1);
  history.at(Date.UTC(2099, 0, 1)).answer("lift", "l1", 1).at(MONDAY).answer("lift", "l1", 1);
  equal(open(history), ["l1"]);
  history.later(1).answer("lift", "l1", 1);
  equal(open(history), []);
});

test("a clock set back makes no second day either", () => {
  const history = new History().answer("lift", "l1", 0).answer("lift", "l1", 1);
  history.later(-3).answer("lift", "l1", 1).at(0).answer("lift", "l1", 1);
  equal(open(history), ["l1"]);
});

test("a mistake made under a clock far ahead can still be mended", () => {
  const history = new History(Date.UTC(2099, 0, 1)).answer("lift", "l1", 0);
  history.at(MONDAY).answer("lift", "l1", 1).later(1).answer("lift", "l1", 1);
  equal(open(history), []);
});

test("a mistake in a question that was reworded is marked", () => {
  const outline = course();
  outline.cases.lift.questions.l1.revision = "new";
  const history = new History().answer("lift", "l1", 0).answer("lift", "l2", 0);
  equal(
    foldMistakes(history.events, outline, NOW).map(({ question, outdated }) => [question, outdated]),
    [["l2", false], ["l1", true]],
  );
});

test("each mistake knows its case, module, kind and topics", () => {
  const [{ case: id, module, kind, topics, times }] = foldMistakes(
    new History().answer("lift", "l1", 0).answer("lift", "l1", 0).events,
    course(),
    NOW,
  );
  equal([id, module, kind, topics, times], ["lift", "first", "single_choice", ["parking"], 2]);
});

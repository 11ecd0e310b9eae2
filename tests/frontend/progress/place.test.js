import { findPlace } from "../../../generator/frontend/progress/place.js";
import { foldProgress, progressOf } from "../../../generator/frontend/progress/progress.js";
import { readLog } from "../../../generator/frontend/progress/reading.js";
import { equal, test } from "../harness.js";
import { course, DAY, History, MONDAY } from "./histories.js";

function place(history, outline = course()) {
  const reading = readLog(history.events, outline, MONDAY + DAY);
  const found = findPlace(reading, progressOf(reading));
  return found && [found.kind, found.href ?? ""];
}

test("back to the section that was last in view", () => {
  equal(place(new History().visit("lift")), ["lesson", "cases/lift.html"]);
  equal(place(new History().visit("lift", 4, { at: "practice" })), ["section", "cases/lift.html#practice"]);
  equal(place(new History().visit("lift", 4, { at: '"><img>' })), ["lesson", "cases/lift.html"]);
});

test("back to the first question that waits for an answer", () => {
  equal(place(new History().visit("lift").answer("lift", "l2", 1)), ["question", "cases/lift.html#q-l1"]);
  equal(place(new History().answer("lift", "l1", 0).answer("lift", "l2", 1)), ["question", "cases/lift.html#q-l3"]);
});

test("back to the questions that were begun after the lesson was said to be read", () => {
  const read = new History().visit("lift").finish("lift");
  equal(place(read), ["lesson", "cases/parking.html"]);
  equal(place(read.answer("lift", "l1", 1).visit("lift", 4, { at: "q-l1" })), ["question", "cases/lift.html#q-l2"]);
  // Who says once more that it is read goes on.
  equal(place(read.finish("lift")), ["lesson", "cases/parking.html"]);
});

test("a lesson that was left half-read is gone on with where it was left, when a later one is finished", () => {
  const history = new History().visit("lift", 4, { at: "policy" }).visit("lift", 4, { at: "results" });
  equal(place(history.visit("parking", 4, { at: "practice" }).finish("parking")), ["section", "cases/lift.html#results"]);
  equal(place(history.visit("lift").finish("parking")), ["lesson", "cases/lift.html"]);
});

test("a review of what is kept for the module quiz begins no lesson", () => {
  const outline = course();
  outline.cases.lift.questions.kept = { ...outline.cases.lift.questions.l1, use: "quiz" };
  const history = new History().answer("lift", "kept", 1, { mode: "review" });
  equal(foldProgress(history.events, outline, MONDAY + DAY).cases.get("lift").visited, false);
  history.finish("parking");
  equal(place(history, outline), ["lesson", "cases/lift.html"]);
});

test("back into a quiz that was left in the middle", () => {
  const history = new History().visit("lift");
  history.quiz("first", { "lift/l1": 1, "parking/p1": null }, { submit: false });
  equal(place(history), ["quiz", "modules/first-quiz.html"]);
  history.visit("parking");
  equal(place(history), ["lesson", "cases/parking.html"]);
});

test("a quiz that was put down for another one does not come back", () => {
  const history = new History().finish("lift").finish("parking");
  history.quiz("first", { "lift/l1": null }, { submit: false });
  history.quiz("first", { "lift/l1": 1 });
  equal(place(history)[0] === "quiz", false);
});

test("on to the next lesson, the quiz, the next module, and home", () => {
  const history = new History().finish("lift");
  equal(place(history), ["lesson", "cases/parking.html"]);
  history.finish("parking");
  equal(place(history), ["module-quiz", "modules/first-quiz.html"]);
  history.quiz("first", { "lift/l1": 0, "parking/p1": 0 });
  equal(place(history), ["module-quiz", "modules/first-quiz.html"]);
  history.quiz("first", { "lift/l1": 1, "parking/p1": 1 });
  equal(place(history), ["lesson", "cases/garden.html"]);
  history.finish("garden");
  equal(place(history), ["done", ""]);
});

test("what was skipped is found again", () => {
  equal(place(new History().finish("garden")), ["lesson", "cases/lift.html"]);
});

test("a completion written down after the fact moves the place nowhere and makes no day", () => {
  const history = new History().visit("parking").later(3).finish("lift", "questions");
  equal(place(history), ["lesson", "cases/parking.html"]);
  equal(readLog(history.events, course(), MONDAY + 5 * DAY).days.size, 1);
});

import { foldNotes } from "../../../generator/frontend/progress/notes.js";
import { readLog } from "../../../generator/frontend/progress/reading.js";
import { equal, test } from "../harness.js";
import { course, DAY, History, MONDAY } from "./histories.js";

const notes = (history) =>
  foldNotes(readLog(history.events, course(), MONDAY + DAY)).map(({ case: { id }, anchor, title, marked, text }) =>
    [id, anchor, title, marked, text].join("|"),
  );

test("of each place the last word counts", () => {
  const history = new History();
  history.add("note_changed", { case: "parking", anchor: "at-a", text: "先问物业" });
  history.add("bookmark_changed", { case: "lift", anchor: "at-b", title: "第二步", on: true });
  history.add("note_changed", { case: "parking", anchor: "at-a", text: "先问居民" });
  equal(notes(history), ["lift|at-b|第二步|true|", "parking|at-a||false|先问居民"]);
  history.add("bookmark_changed", { case: "lift", anchor: "at-b", title: "第二步", on: false });
  history.add("note_changed", { case: "parking", anchor: "at-a", text: "" });
  equal(notes(history), []);
});

test("a place that is no anchor is no note", () => {
  equal(notes(new History().add("note_changed", { case: "lift", anchor: '"><img>', text: "甲" })), []);
});

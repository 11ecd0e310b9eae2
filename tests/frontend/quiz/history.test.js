/** What the log says about a question. */

import {
  allPractised,
  attemptsAt,
  isCompleted,
  lastResult,
} from "../../../generator/frontend/quiz/history.js";
import { equal, test, truthy } from "../harness.js";

const question = { case: "home", id: "first", formerly: ["old"], revision: "aaaa1111" };
const attempt = (data) => ({
  type: "attempt",
  mode: "practice",
  case: "home",
  question: "first",
  revision: "aaaa1111",
  response: "a",
  score: 0,
  ...data,
});

test("attempts are found under former names of question and case", () => {
  const events = [
    attempt({}),
    attempt({ question: "old" }),
    attempt({ case: "before" }),
    attempt({ case: "elsewhere" }),
    attempt({ question: "second" }),
    { type: "lesson_visited", case: "home" },
  ];
  equal(attemptsAt(events, question, ["before"]).length, 3);
  equal(attemptsAt(events, question).length, 2);
});

test("the last attempt decides, if it answered this wording", () => {
  equal(lastResult([], question), null);
  equal(lastResult([attempt({ score: 1 }), attempt({ score: 0 })], question), "wrong");
  equal(lastResult([attempt({ score: 0 }), attempt({ score: 1 })], question), "right");
  equal(lastResult([attempt({ score: 0.5 })], question), "partly");
  equal(lastResult([attempt({ score: 1, revision: "bbbb2222" })], question), "changed");
});

test("a lesson is practised when every question was answered in practice", () => {
  const second = { ...question, id: "second", formerly: [] };
  const both = [question, second];
  truthy(!allPractised([attempt({})], both), "one is open");
  truthy(!allPractised([attempt({}), attempt({ question: "second", mode: "quiz" })], both), "quiz");
  truthy(!allPractised([attempt({}), attempt({ question: "second", response: null })], both), "null");
  truthy(allPractised([attempt({}), attempt({ question: "second" })], both), "both");
});

test("a lesson is completed under whatever name its case had", () => {
  const done = [{ type: "lesson_completed", case: "before", by: "reader" }];
  truthy(isCompleted(done, ["home", "before"]), "before");
  truthy(!isCompleted(done, ["home"]), "another case");
});

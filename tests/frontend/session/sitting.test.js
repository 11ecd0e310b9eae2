import fc from "../vendor/fast-check.js";
import { percentOf, reaches } from "../../../generator/frontend/progress/mastery.js";
import { completeSubmission, keepAnswers } from "../../../generator/frontend/session/records.js";
import { settleRoute } from "../../../generator/frontend/session/room.js";
import { readRoute } from "../../../generator/frontend/session/route.js";
import { readSeen, writeSeen } from "../../../generator/frontend/session/seen.js";
import {
  attemptsFor,
  openCount,
  resultLines,
  resumeAt,
  sessionsOf,
  sittingOf,
  wrongOnes,
} from "../../../generator/frontend/session/sitting.js";
import { scoreQuestion } from "../../../generator/frontend/quiz/scoring.js";
import { equal, test, truthy } from "../harness.js";
import { choice, Log, poolOf } from "./pools.js";

const [q0, q1, q2] = ["q0", "q1", "q2"].map((id) => choice(id));
const pool = poolOf([q0, q1, q2]);
const module = { id: "first", formerly: ["one"], mastery: 0.8, size: 3 };

const sit = (log, today = pool) => {
  const [session] = sessionsOf(log.events, today, module);
  return sittingOf(session, today);
};
const begun = () => new Log().start("s1", [q0, q1, q2]);

test("every question stands in its place with its state", () => {
  const many = choice("q1", { kind: "matching", targets: [{ id: "x", text: "甲" }], correct: { a: "x", b: "x" } });
  const text = choice("q2", { kind: "short_answer", correct: ["12"] });
  const log = new Log().start("s1", [q0, many, text]).answer("s1", q0, "a");
  log.answer("s1", many, { a: "x" }).answer("s1", text, " ").flag("s1", text);
  const sitting = sit(log, poolOf([q0, many, text]));
  equal(
    sitting.places.map(({ number, state, flagged }) => [number, state, flagged]),
    [[1, "answered", false], [2, "partly", false], [3, "open", true]],
  );
  equal(openCount(sitting), 2);
});

test("sessions of a renamed module are its own, those of another are not", () => {
  const log = new Log().start("s1", [q0], { module: "one" }).start("s2", [q0], { module: "second" });
  equal(sessionsOf(log.events, pool, module).map(({ id }) => id), ["s1"]);
});

test("on to where she was: seen last on this device, else touched last, else the first", () => {
  const log = begun();
  equal(resumeAt(sit(log), null), 1);
  log.answer("s1", q0, "a").answer("s1", q1, "a");
  const sitting = sit(log);
  equal(resumeAt(sitting, null), 2);
  const seen = { session: "s1", name: "lift/q2", after: sitting.session.latest };
  equal(resumeAt(sitting, seen), 3);
  equal(resumeAt(sitting, { ...seen, session: "other" }), 2);
  log.answer("s1", q0, "b");
  equal(resumeAt(sit(log), seen), 1, "something was done elsewhere since");
});

test("where the question she was at is gone, on to the first that is open", () => {
  const log = begun().answer("s1", q0, "a").answer("s1", q1, "a");
  equal(resumeAt(sit(log, poolOf([q0, q2])), null), 2);
});

test("a submission holds one attempt a question that counts, none for a reworded one", () => {
  const log = begun().answer("s1", q0, "a").answer("s1", q1, "b");
  log.submit("older", q0, "a", 1);
  const today = poolOf([q0, q1, { ...q2, revision: "new" }]);
  const attempts = attemptsFor(sit(log, today), log.events, today, scoreQuestion);
  equal(
    attempts.map(({ question, response, score, try: count }) => [question, response, score, count]),
    [["q0", "a", 1, 2], ["q1", "b", 0, 1]],
  );
});

test("an unanswered question is submitted without a response", () => {
  const log = begun();
  const attempts = attemptsFor(sit(log), log.events, pool, scoreQuestion);
  equal(attempts.map(({ response, score }) => [response, score]), [[null, 0], [null, 0], [null, 0]]);
});

test("a result says how each question went, and what has become of it", () => {
  const log = begun().submit("s1", q0, "a", 1).submit("s1", q1, null, 0).submit("s1", q2, "b", 0);
  const today = poolOf([{ ...q0, revision: "new" }, q1]);
  equal(
    resultLines(sit(log, today), today).map(({ number, verdict, why, place }) => [number, verdict, why, !!place]),
    [[1, "right", "changed", false], [2, "open", null, true], [3, "wrong", "withdrawn", false]],
  );
});

test("wrong ones are asked again as they stand today; those that are gone are not", () => {
  const log = begun().submit("s1", q0, "b", 0).submit("s1", q1, "b", 0.5).submit("s1", q2, "a", 1);
  const [session] = sessionsOf(log.events, pool, module);
  equal(wrongOnes(session, pool).map(({ id }) => id), ["q0", "q1"]);
  const today = poolOf([{ ...q1, revision: "new" }, q2]);
  equal(wrongOnes(session, today).map(({ revision }) => revision), ["new"]);
});

test("percent never say more than was reached, and agree with the threshold", () => {
  equal([0, 0.799999, 0.8, 1, 0.1 + 0.2, 2 / 3].map(percentOf), [0, 79, 80, 100, 30, 66]);
  equal([reaches(0.8, 0.8), reaches(0.1 * 3, 0.3), reaches(0.79, 0.8)], [true, true, false]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }), (total, right) => {
      const score = Math.min(right, total) / total;
      if (reaches(score, 0.8)) truthy(percentOf(score) >= 80, String(score));
    }),
  );
});

test("an address leads to what there is", () => {
  equal(readRoute("#question-12"), { view: "question", number: 12 });
  for (const hash of ["", "#", "#question-0", "#question-x", "#__proto__", "#q-1", "#question-99999"]) {
    equal(readRoute(hash).view, "start");
  }
  const open = sit(begun());
  equal(settleRoute(readRoute("#question-9"), open), "#question-3");
  equal(settleRoute(readRoute("#hand-in"), open), "#hand-in");
  equal(settleRoute(readRoute("#result"), open), "");
  equal(settleRoute(readRoute("#question-1"), null), "");
  const done = sit(begun().submit("s1", q0, "a", 1));
  equal(settleRoute(readRoute("#question-1"), done), "#result");
  equal(settleRoute(readRoute(""), done), "");
});

/** A window that stores nothing but what a test looks at, and whose clock stands still. */
class Room extends EventTarget {
  constructor() {
    super();
    this.document = Object.assign(new EventTarget(), { visibilityState: "visible" });
    this.timers = new Map();
    this.kept = {};
    this.localStorage = { getItem: (key) => this.kept[key] ?? null, setItem: (key, text) => (this.kept[key] = text) };
  }
  setTimeout(act) {
    this.timers.set(this.timers.size + 1, act);
    return this.timers.size;
  }
  clearTimeout(id) {
    this.timers.delete(id);
  }
  hide() {
    this.document.visibilityState = "hidden";
    this.document.dispatchEvent(new Event("visibilitychange"));
  }
}

function keeping() {
  const window = new Room();
  const written = [];
  const said = [];
  const log = {
    append: (type, data) => {
      written.push([type, data.response ?? data.flagged]);
      return Promise.resolve("durable");
    },
  };
  return { window, written, said, keeper: keepAnswers({ window }, log, "s1", (word) => said.push(word)) };
}

test("an answer is written at once, and said to be kept only when it is", async () => {
  const { written, said, keeper } = keeping();
  const [place] = sit(begun()).places;
  keeper.answer(place, "a");
  keeper.flag(place, true);
  equal(written, [["answer_changed", "a"], ["flag_changed", true]]);
  equal(said, ["", ""]);
  await Promise.resolve();
  await Promise.resolve();
  equal(said, ["", "", "durable"]);
});

test("what is typed is written when it rests, when the page is hidden, and on the way out", () => {
  const text = choice("q0", { kind: "short_answer", correct: ["12"] });
  const [place] = sit(new Log().start("s1", [text]), poolOf([text])).places;
  const { window, written, keeper } = keeping();
  for (const typed of ["1", "12", "12 "]) keeper.answer(place, typed);
  equal([written.length, keeper.isResting(), window.timers.size], [0, true, 1]);
  window.hide();
  equal([written, keeper.isResting()], [[["answer_changed", "12 "]], false]);
  keeper.answer(place, "13");
  keeper.close();
  window.dispatchEvent(new Event("pagehide"));
  equal(written.length, 2);
});

test("a submission that was cut short is completed on the next visit; an older one is left alone", () => {
  const log = begun().answer("s1", q1, "a").submit("s1", q0, "a", 1, { asked: 3 });
  const entries = [];
  const open = { events: () => log.events, appendAll: (all) => (entries.push(...all), Promise.resolve("durable")) };
  const desk = { questions: pool, module };
  completeSubmission(desk, open, sit(log));
  equal(entries.map(([, data]) => [data.question, data.score]), [["q1", 1], ["q2", 0]]);
  // Handed in by two tabs at once, it is one attempt by its id.
  const ids = entries.map(([, , id]) => id);
  equal(ids.map((id) => [id.length, /^[\w-]+$/.test(id), id.slice(10, 14)]), [[22, true, "1001"], [22, true, "1002"]]);
  const again = sit(log);
  completeSubmission(desk, open, again);
  equal(entries.splice(2).map(([, , id]) => id), ids);
  // Another answer to the same question, on another device, is another attempt.
  completeSubmission(desk, open, sit(begun().answer("s1", q1, "b").submit("s1", q0, "a", 1, { asked: 3 })));
  equal(entries.splice(2).map(([, , id], index) => id === ids[index]), [false, true]);
  const older = sit(log);
  log.start("s2", [q0]);
  completeSubmission(desk, open, older);
  equal(entries.length, 2);
});

test("what had been reworded at submission is not handed in later, should its old wording come back", () => {
  const log = begun().answer("s1", q1, "a");
  const reworded = poolOf([q0, q1, choice("q2", { revision: "new" })]);
  const handed = attemptsFor(sit(log, reworded), log.events, reworded, scoreQuestion);
  equal(handed.map(({ question, asked }) => [question, asked]), [["q0", 2], ["q1", 2]]);
  for (const attempt of handed) log.add("attempt", attempt);
  const entries = [];
  const open = { events: () => log.events, appendAll: (all) => (entries.push(...all), Promise.resolve("durable")) };
  completeSubmission({ questions: pool, module }, open, sit(log));
  equal(entries, []);
});

test("the place on this device is of one learner and one module, and survives damaged storage", () => {
  const window = new Room();
  const [here, there] = ["fine-governance", "cultivation"].map((id) => ({ window, module: { id, formerly: [] } }));
  const renamed = { window, module: { id: "finer", formerly: ["fine-governance"] } };
  const [li, wang] = ["ACDEFG", "HJKMNP"].map((tag) => ({ learner: { tag } }));
  equal(readSeen(here, li), null);
  writeSeen(here, li, { session: "s1", name: "lift/q0", after: "x" });
  writeSeen(there, li, { session: "s2", name: "lift/q9", after: "y" });
  equal(readSeen(here, li), { session: "s1", name: "lift/q0", after: "x" });
  equal(readSeen(renamed, li), readSeen(here, li));
  equal(readSeen(here, wang), null);
  for (const text of ["{", "7", "null", '{"session":1}']) {
    window.localStorage.getItem = () => text;
    equal(readSeen(here, li), null);
  }
});

import fc from "../vendor/fast-check.js";
import { fittingOrder, indexPool } from "../../../generator/frontend/session/pool.js";
import {
  currentSession,
  foldSessions,
  scoresOf,
  sortOut,
} from "../../../generator/frontend/session/session.js";
import { foldQuizzes } from "../../../generator/frontend/progress/quizzes.js";
import { equal, test, truthy } from "../harness.js";
import { anyJunk, choice, Log, poolOf } from "./pools.js";

const [q0, q1, q2] = ["q0", "q1", "q2"].map((id) => choice(id));
const pool = poolOf([q0, q1, q2]);

/** @param {ReturnType<typeof foldSessions>[number]} session */
const plain = (session) => ({
  ...session,
  responses: [...session.responses].sort(),
  flags: [...session.flags].sort(),
  results: [...session.results].sort(),
});

test("an open session holds its last answers, its flags and where she was", () => {
  const log = new Log().start("s1", [q0, q1, q2]);
  log.answer("s1", q0, "b").answer("s1", q1, "c").answer("s1", q0, "a").flag("s1", q2);
  const [session] = foldSessions(log.events, pool);
  equal([...session.responses], [["lift/q0", "a"], ["lift/q1", "c"]]);
  equal([...session.flags], ["lift/q2"]);
  equal([session.submitted, session.touched, session.module], [false, "lift/q2", "first"]);
});

test("a flag can be taken off, an answer be taken back", () => {
  const log = new Log().start("s1", [q0]).flag("s1", q0).flag("s1", q0, false);
  log.answer("s1", q0, "a").answer("s1", q0, null);
  const [session] = foldSessions(log.events, pool);
  equal([session.flags.size, [...session.responses]], [0, [["lift/q0", null]]]);
});

test("the score is weighted over what was submitted", () => {
  const heavy = choice("q1", { weight: 3 });
  const log = new Log().start("s1", [q0, heavy]);
  log.submit("s1", q0, "b", 0).submit("s1", heavy, "a", 1);
  const [session] = foldSessions(log.events, pool);
  equal([session.submitted, session.score], [true, 0.75]);
});

test("a question that left before the submission is not in the denominator", () => {
  const log = new Log().start("s1", [q0, q1, q2]).submit("s1", q0, "a", 1).submit("s1", q1, "a", 1);
  equal(foldSessions(log.events, pool)[0].score, 1);
});

test("of two submissions the first counts, and no answer changes it", () => {
  const log = new Log().start("s1", [q0]).answer("s1", q0, "a").submit("s1", q0, "a", 1);
  log.answer("s1", q0, "b").flag("s1", q0).submit("s1", q0, "b", 0);
  const [session] = foldSessions(log.events, pool);
  equal([session.score, session.results.get("lift/q0").response], [1, "a"]);
  equal([session.responses.get("lift/q0"), session.flags.size], ["a", 0]);
});

test("answers to another wording of a question do not count for the session", () => {
  const log = new Log().start("s1", [q0]).answer("s1", { ...q0, revision: "other" }, "a");
  equal(foldSessions(log.events, pool)[0].responses.size, 0);
});

test("reworded and withdrawn questions are told apart from those that are still asked", () => {
  const [session] = foldSessions(new Log().start("s1", [q0, q1, q2]).events, pool);
  const { asked, left } = sortOut(session, poolOf([{ ...q0, revision: "new" }, q2]));
  equal(asked.map(({ name }) => name), ["lift/q2"]);
  equal(left.map(({ name, why }) => [name, why]), [["lift/q0", "changed"], ["lift/q1", "withdrawn"]]);
});

test("renamed cases and questions keep their answers, under whichever id they were written", () => {
  const log = new Log().start("s1", [q0, q1]).answer("s1", q0, "a");
  const renamed = [choice("first", { case: "lifts", formerly: ["q0"], revision: "rev-q0" })];
  const today = poolOf(renamed, { lift: "lifts" });
  log.answer("s1", { ...renamed[0] }, "b");
  const [session] = foldSessions(log.events, today);
  equal([...session.responses], [["lifts/first", "b"]]);
  const { asked, left } = sortOut(session, today);
  equal([asked[0].name, asked[0].drawn.question, left[0].why], ["lifts/first", "q0", "withdrawn"]);
});

test("an id that is in use again is not taken for a former one", () => {
  const again = poolOf([choice("q0", { case: "lift" }), choice("x", { case: "new", formerly: ["q0"] })], {
    lift: "new",
  });
  equal(again.nameOf("lift", "q0"), "lift/q0");
  const swapped = poolOf([choice("q1"), choice("q2", { formerly: ["q1"] })]);
  equal(swapped.nameOf("lift", "q1"), "lift/q1");
});

test("to be read are the cases that a draw asks about, as they are called today, each once", () => {
  const entries = [q0, q1, choice("x", { case: "new" })].map(({ case: home, id, difficulty }) => ({
    case: home, id, difficulty,
  }));
  const today = indexPool(entries, { old: "new" });
  const asked = [["lift", "q0"], ["lift", "q1"], ["old", "x"], ["gone", "q0"], ["lift", "gone"]].map(
    ([home, question]) => ({ case: home, question }),
  );
  equal(today.unread(asked), ["lift", "new"]);
  today.add("new", [choice("x", { case: "new" })]);
  equal(today.unread(asked), ["lift"]);
  equal([today.find("old", "x").id, today.find("new", "x").id, today.find("gone", "q0")], ["x", "x", undefined]);
  // What the case does not hold any more is withdrawn, whatever the pool says.
  today.add("lift", [q0]);
  equal([today.unread(asked), today.find("lift", "q0").id, today.find("lift", "q1")], [[], "q0", undefined]);
});

test("an inserted question disturbs nothing", () => {
  const log = new Log().start("s1", [q0, q1]).answer("s1", q1, "c");
  const before = plain(foldSessions(log.events, pool)[0]);
  const more = poolOf([choice("a-new-one"), q0, q1, q2]);
  equal(plain(foldSessions(log.events, more)[0]), before);
  equal(sortOut(foldSessions(log.events, more)[0], more).asked.length, 2);
});

test("the session at hand is the one in which something was done last", () => {
  const log = new Log().start("s1", [q0]).start("s2", [q1]);
  equal(currentSession(foldSessions(log.events, pool)).id, "s2");
  log.answer("s1", q0, "a");
  equal(currentSession(foldSessions(log.events, pool)).id, "s1");
  equal(currentSession([]), undefined);
});

test("last and best score; a retry of the wrong ones does not count", () => {
  const log = new Log().start("s1", [q0]).submit("s1", q0, "a", 1);
  log.start("s2", [q0]).submit("s2", q0, "b", 0);
  log.start("s3", [q0], { only: "wrong", of: "s2" }).submit("s3", q0, "a", 1);
  equal(scoresOf(foldSessions(log.events, pool)), { last: 0, best: 1, times: 2 });
  equal(scoresOf(foldSessions(new Log().start("s1", [q0]).events, pool)), null);
});

test("a recorded order is used only if it is one of this question", () => {
  equal(fittingOrder(q0, ["d", "c", "b", "a"]), ["d", "c", "b", "a"]);
  for (const order of [["a", "b"], ["a", "b", "c", "x"], ["a", "a", "b", "c"], "abcd", null, {}, 7]) {
    equal(fittingOrder(q0, order), null);
  }
  const pairs = choice("p", { kind: "matching", targets: [{ id: "x", text: "甲" }, { id: "y", text: "乙" }] });
  const order = { choices: ["b", "a", "d", "c"], targets: ["y", "x"] };
  equal(fittingOrder(pairs, order), order);
  equal(fittingOrder(pairs, { choices: order.choices }), null);
  equal(fittingOrder(choice("t", { kind: "true_false" }), ["a"]), null);
});

test("no history makes the fold throw, and every score stays between 0 and 1", () => {
  fc.assert(
    fc.property(anyJunk, (events) => {
      for (const session of foldSessions(events, pool)) {
        truthy(session.score >= 0 && session.score <= 1, `score ${session.score}`);
        sortOut(session, pool);
      }
    }),
    { numRuns: 500 },
  );
});

const questions = [q0, q1, q2];
/** What one device does in a session that two devices share. */
const device = (name) =>
  fc
    .array(
      fc.record({
        what: fc.constantFrom("answer", "answer", "flag", "unflag", "submit"),
        which: fc.integer({ min: 0, max: 2 }),
        response: fc.constantFrom("a", "b", null),
      }),
      { maxLength: 12 },
    )
    .map((steps) => {
      const log = new Log(name, 1);
      for (const { what, which, response } of steps) {
        const question = questions[which];
        if (what === "answer") log.answer("s1", question, response);
        else if (what === "submit") log.submit("s1", question, response, response === "a" ? 1 : 0);
        else log.flag("s1", question, what === "flag");
      }
      return log.events;
    });

test("two devices or two tabs in one session fold to the same, however they are merged", () => {
  const started = new Log("device00").start("s1", questions).events;
  fc.assert(
    fc.property(device("device01"), device("device02"), fc.infiniteStream(fc.nat()), (one, two, mix) => {
      const together = [...started, ...one, ...two];
      const expected = foldSessions(together, pool).map(plain);
      const other = [...two, ...one, ...started, ...one];
      equal(foldSessions(other, pool).map(plain), expected);
      const tagged = together.map((event) => [mix.next().value, event]);
      const mixed = tagged.sort((left, right) => left[0] - right[0]).map(([, event]) => event);
      equal(foldSessions(mixed, pool).map(plain), expected);
    }),
    { numRuns: 300 },
  );
});

test("a pass has the time at which it was submitted, and before that the one at which it was begun", () => {
  const log = new Log().start("s1", [q0, q1]).answer("s1", q0, "a").answer("s1", q1, "b").answer("s1", q1, null);
  const read = () => {
    const [{ time, answered, size, submitted }] = foldQuizzes(log.events, [10, 11, 12, 13, 14, 15]);
    return [time, answered, size, submitted];
  };
  equal(read(), [10, 1, 2, false]);
  log.submit("s1", q0, "a", 1).answer("s1", q1, "c");
  equal(read(), [14, 2, 2, true]);
});

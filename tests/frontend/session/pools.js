/** Pools of questions and histories of quizzes for the tests of this folder. */

import { indexPool } from "../../../generator/frontend/session/pool.js";
import fc from "../vendor/fast-check.js";

export function choice(id, more = {}) {
  return {
    case: "lift", id, kind: "single_choice", revision: `rev-${id}`, use: "both", difficulty: "basic",
    credit: "all_or_nothing", weight: 1, passages: [], correct: "a",
    choices: ["a", "b", "c", "d"].map((letter) => ({ id: letter, text: `选项${letter}` })),
    ...more,
  };
}

/** A pool of these questions, all of them read. */
export function poolOf(questions, renamed = {}) {
  const pool = indexPool(questions, renamed);
  for (const home of new Set(questions.map((question) => question.case))) {
    pool.add(home, questions.filter((question) => question.case === home));
  }
  return pool;
}

const LEVELS = ["basic", "advanced", "challenge"];

/** Any pool: up to six cases of up to eight questions of any difficulty. */
export const anyPool = fc
  .array(fc.array(fc.constantFrom(...LEVELS), { minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((cases) =>
    cases.flatMap((levels, home) =>
      levels.map((difficulty, index) =>
        choice(`q${index}`, { case: `case-${home}`, difficulty, revision: `rev-${home}-${index}` }),
      ),
    ),
  );

export const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

export function countBy(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** Writes the events of quizzes one after another. */
export class Log {
  constructor(device = "device01", seq = 0) {
    this.events = [];
    this.device = device;
    this.seq = seq;
  }

  add(type, data) {
    this.seq += 1;
    const id = `${this.device}-${String(this.seq).padStart(6, "0")}`;
    this.events.push({ v: 1, id, device: this.device, seq: this.seq, time: this.seq, type, ...data });
    return this;
  }

  start(session, questions, more = {}) {
    return this.add("quiz_started", {
      session, module: "first", seed: 7, only: null, of: null,
      questions: questions.map(({ case: home, id, revision, kind, weight }) => ({
        case: home, question: id, revision, kind, weight, order: null,
      })),
      ...more,
    });
  }

  answer(session, { case: home, id, revision }, response) {
    return this.add("answer_changed", { session, case: home, question: id, revision, response });
  }

  flag(session, { case: home, id }, flagged = true) {
    return this.add("flag_changed", { session, case: home, question: id, flagged });
  }

  submit(session, { case: home, id, revision, kind }, response, score, more = {}) {
    return this.add("attempt", {
      mode: "quiz", session, case: home, question: id, revision, kind, try: 1, hints: 0,
      response, score, ...more,
    });
  }
}

/** Anything that a damaged or made-up import could hold. */
const junk = fc.oneof(fc.anything(), fc.constantFrom("lift", "q0", "s1", "__proto__", NaN, -1, 1e308));
export const anyJunk = fc.array(
  fc.oneof(
    fc.anything(),
    fc.record(
      {
        id: fc.string(),
        seq: fc.nat(),
        type: fc.constantFrom("quiz_started", "answer_changed", "flag_changed", "attempt"),
        mode: fc.oneof(fc.constant("quiz"), junk),
        session: fc.oneof(fc.constantFrom("s1", "s2"), junk),
        module: junk,
        seed: junk,
        only: junk,
        of: junk,
        time: junk,
        case: fc.oneof(fc.constantFrom("lift", "__proto__"), junk),
        question: fc.oneof(fc.constantFrom("q0", "q1"), junk),
        revision: fc.oneof(fc.constantFrom("rev-q0", "rev-q1"), junk),
        response: junk,
        flagged: junk,
        score: fc.oneof(fc.constantFrom(0, 0.5, 1), junk),
        questions: fc.oneof(
          fc.array(
            fc.record({
              case: fc.oneof(fc.constant("lift"), junk),
              question: fc.oneof(fc.constantFrom("q0", "q1"), junk),
              revision: fc.oneof(fc.constantFrom("rev-q0", "rev-q1"), junk),
              weight: fc.oneof(fc.constantFrom(1, 2), junk),
              order: junk,
            }),
          ),
          junk,
        ),
      },
      { requiredKeys: ["id", "seq", "type"] },
    ),
  ),
  { maxLength: 40 },
);

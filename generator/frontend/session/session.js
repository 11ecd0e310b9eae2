/**
 * Passes through module quizzes, as the log tells them. A pure fold that never throws, whatever an
 * import has brought.
 *
 * What was drawn is what the first `quiz_started` of a session says. An answer is the last one
 * given before the question was submitted; of two submissions the first counts. The score is the
 * mean, by the weights at the draw, over the questions that were submitted: those that had been
 * reworded or withdrawn by then were not asked any more.
 */

import { ordered } from "../progress/reading.js";

/** @typedef {import("./draw.js").Drawn} Drawn */
/** @typedef {import("./pool.js").Pool} Pool */
/** @typedef {import("../quiz/types.js").Question} Question */

/** No question weighs more; a made-up weight may not drown the others. */
const HEAVIEST = 1000;

/**
 * @typedef {{score: number, response: any}} Result
 *
 * @typedef {object} QuizSession
 * @property {string} id
 * @property {string} module as it was called then
 * @property {"wrong" | null} only `wrong`: a retry of what was wrong; it does not count for mastery
 * @property {Drawn[]} questions
 * @property {Map<string, any>} responses name of a question -> response
 * @property {Set<string>} flags
 * @property {Map<string, Result>} results what was submitted
 * @property {number} asked how many were submitted together; 0 where that was not written down
 * @property {boolean} submitted
 * @property {number} score 0…1; 0 before it was submitted
 * @property {string | null} touched the question last answered or flagged
 * @property {string} latest id of the last event in it
 * @property {number} index where in the log that event is
 * @property {number} at where in the log it was submitted; before that, where it was started
 */

/**
 * @param {readonly {[key: string]: any}[]} events
 * @param {Pick<Pool, "nameOf">} [pool] tells which ids are those of one question
 * @returns {QuizSession[]} in the order in which they were started
 */
export function foldSessions(events, pool = { nameOf: (home, id) => `${home}/${id}` }) {
  /** @type {Map<string, {session: QuizSession, drawn: Map<string, Drawn>}>} */
  const found = new Map();
  ordered(events).forEach((event, index) => {
    const { type, session: id } = event;
    if (typeof id !== "string") return;
    if (type === "quiz_started") {
      if (found.has(id)) return;
      const drawn = readDrawn(event.questions, pool);
      found.set(id, { session: begin(event, id, index, [...drawn.values()]), drawn });
      return;
    }
    const entry = found.get(id);
    if (!entry || typeof event.case !== "string" || typeof event.question !== "string") return;
    const { session } = entry;
    const name = pool.nameOf(event.case, event.question);
    const drawn = entry.drawn.get(name);
    if (!drawn || session.results.has(name)) return;
    if (type === "answer_changed") {
      // Answers to another wording of the question say nothing about this one.
      if (event.revision !== drawn.revision) return;
      session.responses.set(name, event.response === undefined ? null : event.response);
    } else if (type === "flag_changed") {
      if (event.flagged === true) session.flags.add(name);
      else session.flags.delete(name);
    } else if (type === "attempt" && event.mode === "quiz") {
      if (Number.isSafeInteger(event.asked)) session.asked = event.asked;
      session.results.set(name, {
        score: event.score >= 0 && event.score <= 1 ? event.score : 0,
        response: event.response === undefined ? null : event.response,
      });
      session.submitted = true;
      session.at = index;
    } else {
      return;
    }
    if (type !== "attempt") session.touched = name;
    session.latest = event.id;
    session.index = index;
  });
  return [...found.values()].map(({ session, drawn }) => {
    session.score = scoreOf(drawn, session.results);
    return session;
  });
}

/**
 * @param {{[key: string]: any}} event
 * @param {string} id
 * @param {number} index
 * @param {Drawn[]} questions
 * @returns {QuizSession}
 */
function begin(event, id, index, questions) {
  return {
    id,
    module: typeof event.module === "string" ? event.module : "",
    only: event.only === "wrong" ? "wrong" : null,
    questions,
    responses: new Map(),
    flags: new Set(),
    results: new Map(),
    asked: 0,
    submitted: false,
    score: 0,
    touched: null,
    latest: event.id,
    index,
    at: index,
  };
}

/**
 * @param {unknown} questions
 * @param {Pick<Pool, "nameOf">} pool
 * @returns {Map<string, Drawn>} by name
 */
function readDrawn(questions, pool) {
  /** @type {Map<string, Drawn>} */
  const drawn = new Map();
  if (!Array.isArray(questions)) return drawn;
  for (const each of questions) {
    if (typeof each !== "object" || each === null) continue;
    const { case: home, question, revision, kind, weight, order } = each;
    if (typeof home !== "string" || typeof question !== "string") continue;
    const name = pool.nameOf(home, question);
    if (drawn.has(name)) continue;
    drawn.set(name, {
      case: home,
      question,
      revision: typeof revision === "string" ? revision : "",
      kind: typeof kind === "string" ? kind : "",
      weight: typeof weight === "number" && weight > 0 && weight <= HEAVIEST ? weight : 1,
      order: order === undefined ? null : order,
    });
  }
  return drawn;
}

/**
 * @param {ReadonlyMap<string, Drawn>} drawn
 * @param {ReadonlyMap<string, Result>} results
 * @returns {number}
 */
function scoreOf(drawn, results) {
  let earned = 0;
  let total = 0;
  for (const [name, { weight }] of drawn) {
    const result = results.get(name);
    if (!result) continue;
    earned += result.score * weight;
    total += weight;
  }
  return total > 0 ? Math.min(1, earned / total) : 0;
}

/**
 * A question of a session that can still be asked, or shown with its result.
 * @typedef {{name: string, drawn: Drawn, question: Question}} Asked
 * @typedef {{name: string, drawn: Drawn, why: "changed" | "withdrawn"}} Left
 */

/**
 * What of a draw the course still asks as it was drawn, and what has been reworded or withdrawn
 * since: that leaves the denominator.
 * @param {QuizSession} session
 * @param {Pool} pool
 * @returns {{asked: Asked[], left: Left[]}}
 */
export function sortOut({ questions }, pool) {
  /** @type {Asked[]} */
  const asked = [];
  /** @type {Left[]} */
  const left = [];
  for (const drawn of questions) {
    const question = pool.find(drawn.case, drawn.question);
    const name = pool.nameOf(drawn.case, drawn.question);
    if (!question) left.push({ name, drawn, why: "withdrawn" });
    else if (question.revision !== drawn.revision) left.push({ name, drawn, why: "changed" });
    else asked.push({ name, drawn, question });
  }
  return { asked, left };
}

/**
 * The session of a module that is at hand: the one in which something was done last.
 * @param {readonly QuizSession[]} sessions of one module
 * @returns {QuizSession | undefined}
 */
export function currentSession(sessions) {
  return [...sessions].sort((left, right) => left.index - right.index).pop();
}

/**
 * Last and best score of a module. A retry of only the wrong ones does not count.
 * @param {readonly QuizSession[]} sessions of one module
 * @returns {{last: number, best: number, times: number} | null} null: never submitted
 */
export function scoresOf(sessions) {
  const counted = sessions
    .filter(({ submitted, only }) => submitted && only === null)
    .sort((left, right) => left.index - right.index);
  const last = counted[counted.length - 1];
  if (!last) return null;
  const best = Math.max(...counted.map(({ score }) => score));
  return { last: last.score, best, times: counted.length };
}

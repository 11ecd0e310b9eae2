/** Passes through module quizzes, as far as mastery and the way back need them. */

import { foldSessions } from "../session/session.js";

/** @typedef {import("./reading.js").LogEvent} LogEvent */

/**
 * @typedef {{id: string, module: string, submitted: boolean, time: number, score: number,
 *   answered: number, size: number, only: "wrong" | null, index: number}} QuizPass
 * `index`: where in the log something was last done in it; `time`: when it was submitted, or begun.
 */

/**
 * Without those that were put down: of a module only the pass in which something was done last is open.
 * @param {readonly QuizPass[]} passes
 * @param {import("./course.js").Course} course
 * @returns {QuizPass[]} the one in which something was done last at the end
 */
export function standing(passes, course) {
  const byTime = [...passes].sort((left, right) => left.index - right.index);
  const latest = new Map(byTime.map((pass) => [course.moduleOf(pass.module), pass]));
  return byTime.filter((pass) => pass.submitted || latest.get(course.moduleOf(pass.module)) === pass);
}

/**
 * @param {readonly LogEvent[]} events in order
 * @param {readonly number[]} times as they are believed
 * @returns {QuizPass[]} in the order in which they were started
 */
export function foldQuizzes(events, times) {
  return foldSessions(events).map(
    ({ id, module, submitted, score, only, index, at, questions, responses }) => ({
      id,
      module,
      submitted,
      time: times[at] ?? 0,
      score,
      answered: [...responses.values()].filter((response) => response !== null).length,
      size: questions.length,
      only,
      index,
    }),
  );
}

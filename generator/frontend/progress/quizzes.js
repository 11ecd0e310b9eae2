/** Passes through module quizzes, as far as mastery and the way back need them. */

import { foldSessions } from "../session/session.js";

/** @typedef {import("./reading.js").LogEvent} LogEvent */

/**
 * @typedef {{id: string, module: string, submitted: boolean, time: number, score: number,
 *   answered: number, size: number, only: "wrong" | null, index: number}} QuizPass
 * `index`: where in the log something was last done in it; `time`: when it was submitted, or begun.
 */

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

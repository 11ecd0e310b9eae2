/**
 * 错题本: what was answered wrong in practice, module quiz or review.
 *
 * A question enters with any answer that is not wholly right (in a submitted quiz also with none),
 * and leaves once it was right on two separate days after that; a new mistake starts it anew. A
 * day is one of the device's local calendar (`days.js` says which clock is believed); a right
 * answer whose day lies before that of the mistake counts for the day of the mistake, one whose day
 * lies after today does not count yet.
 */

/** @typedef {import("./reading.js").Attempt} Attempt */
/** @typedef {import("./reading.js").Reading} Reading */

export const RIGHT_DAYS = 2;

/**
 * @typedef {{case: string, question: string, kind: string, module: string | null,
 *   topics: string[], last: Attempt, times: number, rightDays: number, outdated: boolean}} Mistake
 * `last` is the latest wrong answer; `outdated`: the question has been reworded since.
 */

/**
 * @param {Reading} reading
 * @returns {Mistake[]} the latest mistake first
 */
export function foldMistakes({ attempts, today }) {
  /** @type {Map<object, {last: Attempt, times: number, right: Set<number>}>} */
  const open = new Map();
  for (const attempt of attempts) {
    const entry = open.get(attempt.question);
    if (attempt.score < 1) {
      // Put last, so that the order of the map is that of the mistakes.
      open.delete(attempt.question);
      open.set(attempt.question, {
        last: attempt,
        times: (entry ? entry.times : 0) + 1,
        right: new Set(),
      });
    } else if (entry && attempt.day <= today) {
      entry.right.add(Math.max(attempt.day, Math.min(entry.last.day, today)));
      if (entry.right.size >= RIGHT_DAYS) open.delete(attempt.question);
    }
  }
  return [...open.values()].reverse().map(({ last, times, right }) => ({
    case: last.case.id,
    question: last.question.id,
    kind: last.question.kind,
    module: last.case.module,
    topics: last.case.topics,
    last,
    times,
    rightDays: right.size,
    outdated: last.revision !== last.question.revision,
  }));
}

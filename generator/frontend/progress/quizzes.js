/** Passes through module quizzes, as far as mastery and the way back need them. */

/** @typedef {import("./reading.js").LogEvent} LogEvent */

/** No question weighs more; a made-up weight may not drown the others. */
export const HEAVIEST = 1000;

/**
 * @typedef {{id: string, module: string, submitted: boolean, time: number, score: number,
 *   answered: number, size: number, only: "wrong" | null, index: number}} QuizPass
 * `index`: where in the log something was last done in it; `score` in 0…1, by the weights at the
 * draw, over the questions that were submitted: what had been reworded or withdrawn by then was not.
 */

/**
 * @param {readonly LogEvent[]} events in order
 * @param {readonly number[]} times as they are believed
 * @returns {QuizPass[]} in the order in which they were started
 */
export function foldQuizzes(events, times) {
  /** @type {Map<unknown, {pass: QuizPass, weights: Map<string, number>,
   *   earned: number, total: number, asked: Set<string>}>} */
  const found = new Map();
  events.forEach((event, index) => {
    if (event.type === "quiz_started" && !found.has(event.session)) {
      const weights = readWeights(event.questions);
      found.set(event.session, {
        pass: {
          id: String(event.session),
          module: String(event.module),
          submitted: false,
          time: times[index] ?? 0,
          score: 0,
          answered: 0,
          size: weights.size,
          only: event.only === "wrong" ? "wrong" : null,
          index,
        },
        weights,
        earned: 0,
        total: 0,
        asked: new Set(),
      });
      return;
    }
    const entry = found.get(event.session);
    if (!entry) return;
    const { pass, weights, asked } = entry;
    const key = `${event.case}/${event.question}`;
    if (!weights.has(key)) return;
    if (event.type === "answer_changed") {
      pass.index = index;
      if (event.response === null) asked.delete(key);
      else asked.add(key);
      pass.answered = asked.size;
    } else if (event.type === "flag_changed") {
      pass.index = index;
    } else if (event.type === "attempt" && event.mode === "quiz") {
      const weight = weights.get(key) ?? 0;
      // Each question counts once, whatever a double submission or an import repeats.
      weights.delete(key);
      pass.submitted = true;
      pass.index = index;
      pass.time = times[index] ?? 0;
      const score = event.score >= 0 && event.score <= 1 ? event.score : 0;
      entry.earned += score * weight;
      entry.total += weight;
      pass.score = Math.min(1, entry.earned / entry.total);
    }
  });
  return [...found.values()].map(({ pass }) => pass);
}

/**
 * @param {unknown} questions
 * @returns {Map<string, number>}
 */
function readWeights(questions) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  if (!Array.isArray(questions)) return weights;
  for (const question of questions) {
    if (typeof question !== "object" || question === null) continue;
    const weight = question.weight > 0 && question.weight <= HEAVIEST ? question.weight : 1;
    weights.set(`${question.case}/${question.question}`, weight);
  }
  return weights;
}

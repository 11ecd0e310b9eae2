/**
 * Spaced review: when each question is asked again, by FSRS with fixed parameters and no fuzz.
 *
 * The state of a question is derived by replaying its answers, to its present revision only, in the
 * order of the log. A right answer counts Good, a right one with a hint Hard, any other Again. Of
 * one day the first answer counts, because a second try has just seen the explanation; a wrong one
 * later that day still counts Again. What was wrong is asked again the next day.
 */

import { FSRSAlgorithm } from "ts-fsrs";
import { readLog } from "./reading.js";

/** @typedef {import("./reading.js").Attempt} Attempt */
/** @typedef {import("./reading.js").Reading} Reading */

const [AGAIN, HARD, GOOD] = [1, 2, 3];

/** FSRS-6 as ts-fsrs 5.4.2 ships it, written out so that an update moves nobody's reviews. */
const scheduler = new FSRSAlgorithm({
  request_retention: 0.9,
  maximum_interval: 365,
  enable_fuzz: false,
  enable_short_term: false,
  w: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ],
});

/** Seconds that a question takes with its explanation, for the offer on the home page. */
const SECONDS_A_QUESTION = 35;
/** More than this at a time is a chore; the rest waits until tomorrow. */
export const SITTING = 10;

/**
 * @typedef {{case: string, question: string, kind: string, revision: string, due: number,
 *   last: number, interval: number, lapses: number}} Card
 * `due` and `last` are days of the local calendar by number.
 */

/**
 * @typedef {{cards: Card[], due: Card[], today: number, next: number | null,
 *   renewed: {case: string, question: string, last: Attempt}[]}} Review
 * `due`: what waits, the longest overdue first; `next`: the day on which something falls due again;
 * `renewed`: questions reworded since they were answered, with the last result under the old
 * revision: they start anew.
 */

/**
 * @param {readonly import("./reading.js").LogEvent[]} events
 * @param {import("./reading.js").Outline} outline
 * @param {number} now
 * @returns {Review}
 */
export function foldReview(events, outline, now) {
  return reviewOf(readLog(events, outline, now));
}

/**
 * @param {Reading} reading
 * @returns {Review}
 */
export function reviewOf({ attempts, today }) {
  /** @type {Map<object, State>} */
  const states = new Map();
  /** @type {Map<object, Attempt>} */
  const old = new Map();
  for (const attempt of attempts) {
    if (attempt.revision !== attempt.question.revision) {
      old.set(attempt.question, attempt);
      continue;
    }
    states.set(attempt.question, answered(states.get(attempt.question), attempt));
  }
  const cards = [...states.values()].map(cardOf);
  const due = cards.filter((card) => card.due <= today).sort(byDue);
  const later = cards.filter((card) => card.due > today).map((card) => card.due);
  return {
    cards,
    due,
    today,
    next: later.length ? later.reduce((least, day) => Math.min(least, day)) : null,
    renewed: [...old.values()]
      .filter((attempt) => !states.has(attempt.question))
      .map((last) => ({ case: last.case.id, question: last.question.id, last })),
  };
}

/**
 * How many questions to offer now, and about how long they take.
 * @param {Review} review
 * @returns {{count: number, minutes: number, waiting: number}}
 */
export function offerOf({ due }) {
  const count = Math.min(due.length, SITTING);
  const minutes = Math.ceil((count * SECONDS_A_QUESTION) / 60);
  return { count, minutes, waiting: due.length - count };
}

/**
 * @typedef {{attempt: Attempt, day: number, wrong: boolean, interval: number, lapses: number,
 *   memory: {difficulty: number, stability: number}}} State
 */

/**
 * @param {State | undefined} state
 * @param {Attempt} attempt
 * @returns {State}
 */
function answered(state, attempt) {
  const wrong = attempt.score < 1;
  // A clock set back, or another device's, cannot bring a question back before its last answer.
  const elapsed = state ? Math.max(0, attempt.day - state.day) : 0;
  if (state && elapsed === 0 && (state.wrong || !wrong)) return state;
  const rating = wrong ? AGAIN : attempt.hints > 0 ? HARD : GOOD;
  const memory = scheduler.next_state(state ? state.memory : null, elapsed, rating);
  return {
    attempt,
    day: state ? state.day + elapsed : attempt.day,
    wrong,
    interval: wrong ? 1 : scheduler.next_interval(memory.stability, elapsed),
    lapses: (state ? state.lapses : 0) + (wrong ? 1 : 0),
    memory,
  };
}

/**
 * @param {State} state
 * @returns {Card}
 */
function cardOf({ attempt, day, interval, lapses }) {
  return {
    case: attempt.case.id,
    question: attempt.question.id,
    kind: attempt.question.kind,
    revision: attempt.question.revision,
    due: day + interval,
    last: day,
    interval,
    lapses,
  };
}

/**
 * @param {Card} left
 * @param {Card} right
 */
function byDue(left, right) {
  return left.due - right.due || (left.case + left.question < right.case + right.question ? -1 : 1);
}

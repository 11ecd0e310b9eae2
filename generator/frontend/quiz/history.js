/** What the log says about one question. Pure. */

import { verdictOn } from "./scoring.js";

/** @typedef {import("./types.js").Question} Question */
/** @typedef {{type: string, [data: string]: any}} Event */

/** Where in a log the attempts at each question stand: every question of a page asks.
 * @type {WeakMap<readonly Event[], {length: number, places: Map<string, number[]>}>} */
const indexes = new WeakMap();

/**
 * A log only grows; what came since it was asked last is read then.
 * @param {readonly Event[]} events
 */
function placesOf(events) {
  const index = indexes.get(events) ?? { length: 0, places: new Map() };
  indexes.set(events, index);
  for (; index.length < events.length; index.length += 1) {
    const event = /** @type {Event} */ (events[index.length]);
    if (event.type !== "attempt") continue;
    const key = `${event.case} ${event.question}`;
    const places = index.places.get(key);
    if (places) places.push(index.length);
    else index.places.set(key, [index.length]);
  }
  return index.places;
}

/**
 * The attempts at a question, oldest first, under whatever id it and its case had.
 * @param {readonly Event[]} events in the log's order
 * @param {Question} question
 * @param {readonly string[]} [cases] former ids of its case
 * @returns {Event[]}
 */
export function attemptsAt(events, question, cases = []) {
  const ids = [question.id, ...(question.formerly ?? [])];
  const places = placesOf(events);
  return [question.case, ...cases]
    .flatMap((home) => ids.flatMap((id) => places.get(`${home} ${id}`) ?? []))
    .sort((left, right) => left - right)
    .map((place) => /** @type {Event} */ (events[place]));
}

/**
 * How the last attempt went; `changed` when it answered another wording of the question.
 * @param {readonly Event[]} attempts of one question
 * @param {Question} question
 * @returns {"right" | "partly" | "wrong" | "changed" | null} null: never tried
 */
export function lastResult(attempts, question) {
  const last = attempts[attempts.length - 1];
  if (!last) return null;
  if (last.revision !== question.revision) return "changed";
  return verdictOn(last.score);
}

/**
 * Whether each question was answered in practice at least once.
 * @param {readonly Event[]} events
 * @param {readonly Question[]} questions
 * @param {readonly string[]} [cases]
 * @returns {boolean}
 */
export function allPractised(events, questions, cases = []) {
  return questions.every((question) =>
    attemptsAt(events, question, cases).some(
      ({ mode, response }) => mode === "practice" && response !== null,
    ),
  );
}

/**
 * Whether the lesson of a case was completed, by whatever way.
 * @param {readonly Event[]} events
 * @param {readonly string[]} cases its id, and those that it used to have
 * @returns {boolean}
 */
export function isCompleted(events, cases) {
  return events.some(({ type, case: home }) => type === "lesson_completed" && cases.includes(home));
}

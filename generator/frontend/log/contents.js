/** What a heap of events amounts to, in a few numbers: shown before anything goes out or comes in. */

import { isVisit } from "../progress/visit.js";

/** @typedef {import("./event.js").LogEvent} LogEvent */
/** Of cases, how many were visited and completed.
 * @typedef {{events: number, attempts: number, visited: number, completed: number, notes: number,
 *   first: number | null, last: number | null}} Contents */

/**
 * @param {readonly LogEvent[]} events
 * @returns {Contents}
 */
export function countContents(events) {
  const count = (/** @type {RegExp} */ types) => events.filter(({ type }) => types.test(type)).length;
  // One visit is written down again and again while it lasts: what counts is of which cases they are.
  const cases = (/** @type {(event: LogEvent) => boolean} */ wanted) =>
    new Set(events.filter(wanted).map(({ case: id }) => id)).size;
  const times = events.map(({ time }) => time).filter((time) => time > 0);
  return {
    events: events.length,
    attempts: count(/^attempt$/),
    visited: cases(isVisit),
    completed: cases(({ type }) => type === "lesson_completed"),
    notes: count(/^(note|bookmark)_changed$/),
    // No spreading: a long log would overflow the stack.
    first: times.length ? times.reduce((least, time) => Math.min(least, time)) : null,
    last: times.length ? times.reduce((most, time) => Math.max(most, time)) : null,
  };
}

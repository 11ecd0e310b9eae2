/** Which question was last in view: a mark of this device, beside the log. */

import { readPreference, writePreference } from "../preferences.js";

/** @typedef {{session: string, name: string, after: string}} Seen */
/** @typedef {{learner: {tag: string} | null}} Log */
/** @typedef {{window: Window, module: {id: string}}} Place */

/**
 * One of each module, and named by the learner's tag: so it goes when her records are erased.
 * @param {Place} place
 * @param {Log} log
 */
function keyOf({ module }, { learner }) {
  return `changfeng:quiz-place:${module.id}:${learner?.tag}`;
}

/**
 * @param {Place} place
 * @param {Log} log
 * @returns {Seen | null}
 */
export function readSeen(place, log) {
  try {
    const seen = JSON.parse(readPreference(place.window, keyOf(place, log)) ?? "null");
    return seen && typeof seen.session === "string" ? seen : null;
  } catch {
    return null;
  }
}

/**
 * @param {Place} place
 * @param {Log} log
 * @param {Seen} seen `after`: the last event of the session at that time
 */
export function writeSeen(place, log, seen) {
  writePreference(place.window, keyOf(place, log), JSON.stringify(seen));
}

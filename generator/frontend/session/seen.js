/** Which question was last in view: a mark of this device, beside the log. */

import { readPreference, writePreference } from "../preferences.js";

/** @typedef {{session: string, name: string, after: string}} Seen */
/** @typedef {{learner: {tag: string} | null}} Log */

/** Named by the learner's tag: so it goes when her records are erased.
 * @param {Log} log */
function keyOf({ learner }) {
  return `changfeng:quiz-place:${learner?.tag}`;
}

/**
 * @param {Window} window
 * @param {Log} log
 * @returns {Seen | null}
 */
export function readSeen(window, log) {
  try {
    const seen = JSON.parse(readPreference(window, keyOf(log)) ?? "null");
    return seen && typeof seen.session === "string" ? seen : null;
  } catch {
    return null;
  }
}

/**
 * @param {Window} window
 * @param {Log} log
 * @param {Seen} seen `after`: the last event of the session at that time
 */
export function writeSeen(window, log, seen) {
  writePreference(window, keyOf(log), JSON.stringify(seen));
}

/** Which question was last in view: a mark of this device, beside the log. */

import { readPreference, writePreference } from "../preferences.js";

/** @typedef {{session: string, name: string, after: string}} Seen */
/** @typedef {{learner: {tag: string} | null}} Log */
/** @typedef {{window: Window, module: {id: string, formerly: readonly string[]}}} Place */

/**
 * One of each module, and named by the learner's tag: so it goes when her records are erased.
 * @param {string} module
 * @param {Log} log
 */
function keyOf(module, { learner }) {
  return `changfeng:quiz-place:${module}:${learner?.tag}`;
}

/**
 * @param {Place} place
 * @param {Log} log
 * @returns {Seen | null} that of a former name of the module, where there is none of this
 */
export function readSeen({ window, module }, log) {
  try {
    const kept = [module.id, ...module.formerly].map((id) => readPreference(window, keyOf(id, log)));
    const seen = JSON.parse(kept.find(Boolean) ?? "null");
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
export function writeSeen({ window, module }, log, seen) {
  writePreference(window, keyOf(module.id, log), JSON.stringify(seen));
}

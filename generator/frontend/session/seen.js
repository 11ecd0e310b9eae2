/** Which question was last in view: a mark of this device, beside the log. */

import { readPreference, writePreference } from "../preferences.js";

const KEY = "changfeng:quiz-place";

/** @typedef {{session: string, name: string, after: string}} Seen */

/**
 * @param {Window} window
 * @returns {Seen | null}
 */
export function readSeen(window) {
  try {
    const seen = JSON.parse(readPreference(window, KEY) ?? "null");
    return seen && typeof seen.session === "string" ? seen : null;
  } catch {
    return null;
  }
}

/**
 * @param {Window} window
 * @param {Seen} seen `after`: the last event of the session at that time
 */
export function writeSeen(window, seen) {
  writePreference(window, KEY, JSON.stringify(seen));
}

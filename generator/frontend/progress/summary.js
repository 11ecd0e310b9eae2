/** What one line to the group chat and a certificate say. */

import { progressOf } from "./progress.js";
import { readLog } from "./reading.js";

/**
 * @typedef {{modules: {code: string, lessons: number, completed: number, mastered: boolean}[],
 *   hours: number, revision: string}} Summary
 */

/**
 * @param {readonly import("./reading.js").LogEvent[]} events
 * @param {import("./reading.js").Outline} outline
 * @param {number} now
 * @returns {Summary}
 */
export function summarise(events, outline, now) {
  const progress = progressOf(readLog(events, outline, now));
  return {
    modules: outline.modules.map(({ id, code }) => {
      const { lessons, completed, mastered } =
        /** @type {import("./mastery.js").ModuleProgress} */ (progress.modules.get(id));
      return { code, lessons, completed, mastered };
    }),
    hours: progress.hours,
    revision: outline.revision,
  };
}

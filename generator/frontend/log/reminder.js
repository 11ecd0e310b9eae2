/** When to remind of a backup: Safari deletes what a page stored after seven days of use without it. */

/** @typedef {import("./event.js").LogEvent} LogEvent */

const DAY = 86_400_000;
/** Days that new answers may wait. */
export const PATIENCE_DAYS = 5;

/**
 * How many answers have waited too long for a backup.
 * @param {readonly LogEvent[]} events of one learner, in order
 * @param {number} now
 * @returns {number} 0: no reminder
 */
export function backupDue(events, now) {
  let waiting = 0;
  let oldest = Infinity;
  for (const { type, form, time } of events) {
    if (type === "exported" && form !== "checkin") {
      waiting = 0;
      oldest = Infinity;
    } else if (type === "attempt") {
      waiting += 1;
      // A clock that runs ahead, or stands in 1970, tells nothing about how long ago that was.
      if (time > DAY && time <= now) oldest = Math.min(oldest, time);
    }
  }
  return now - oldest >= PATIENCE_DAYS * DAY ? waiting : 0;
}

/** When to remind of a backup: Safari deletes what a page stored after seven days of use without it. */

/** @typedef {import("./event.js").LogEvent} LogEvent */

const DAY = 86_400_000;
/** Days that new answers may wait. */
export const PATIENCE_DAYS = 5;

/**
 * Whether answers given on this device have waited too long for a backup. What came by an import came
 * from a file, and what was exported elsewhere did not take along what is here.
 * @param {readonly LogEvent[]} events of one learner, in order
 * @param {string} here name of the device
 * @param {number} now
 */
export function isBackupDue(events, here, now) {
  let oldest = Infinity;
  for (const { type, form, time, device } of events) {
    if (device !== here) continue;
    if (type === "exported" && form !== "checkin") {
      oldest = Infinity;
    } else if (type === "attempt" && time > DAY && time <= now) {
      // A clock that runs ahead, or stands in 1970, tells nothing about how long ago that was.
      oldest = Math.min(oldest, time);
    }
  }
  return now - oldest >= PATIENCE_DAYS * DAY;
}

/**
 * Study time as slots of 15 seconds: those in which the page was in sight and had been used within
 * two minutes. Pure: times are parameters, in ms. The log unites the slots of all tabs.
 */

export const SLOT = 15_000;
export const IDLE = 120_000;
/** Not written down more often than this, but for the page going out of sight. */
export const PAUSE = 60_000;

/**
 * @typedef {{visible: boolean, used: number | null, slots: readonly number[], written: number}} Activity
 *   `used`: when it was used last; `slots`: counted and not yet written, rising; `written`: when last.
 */

/**
 * @param {number} now
 * @param {boolean} visible
 * @returns {Activity}
 */
export function begin(now, visible) {
  return { visible, used: null, slots: [], written: now };
}

/**
 * The page was used: scrolled, touched, typed in.
 * @param {Activity} activity
 * @param {number} now
 * @returns {Activity}
 */
export function use(activity, now) {
  return tick({ ...activity, used: now }, now);
}

/**
 * Time went by. Only the slot of this very moment counts, so that a device that slept, or a clock
 * that was set, adds nothing in between.
 * @param {Activity} activity
 * @param {number} now
 * @returns {Activity}
 */
export function tick(activity, now) {
  const { visible, used, slots } = activity;
  if (!visible || used === null) return activity;
  // The clock was set back: what was used in the future is no use.
  if (now < used) return { ...activity, used: null };
  if (now - used > IDLE) return activity;
  const slot = Math.floor(now / SLOT);
  if (slot < 0 || slots.includes(slot)) return activity;
  return { ...activity, slots: [...slots, slot].sort((left, right) => left - right) };
}

/**
 * @param {Activity} activity
 * @param {number} now
 * @param {boolean} visible
 * @returns {Activity}
 */
export function see(activity, now, visible) {
  return visible === activity.visible ? activity : tick({ ...activity, visible }, now);
}

/**
 * @param {Activity} activity
 * @param {number} now
 * @returns {boolean} whether it is time to write down what was counted
 */
export function isDue({ slots, written }, now) {
  return slots.length > 0 && (now - written >= PAUSE || now < written);
}

/**
 * What was counted, as runs of first slot and how many, and the activity without it.
 * @param {Activity} activity
 * @param {number} now
 * @returns {{activity: Activity, runs: [number, number][]}}
 */
export function take(activity, now) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const slot of activity.slots) {
    const last = runs[runs.length - 1];
    if (last && last[0] + last[1] === slot) last[1] += 1;
    else runs.push([slot, 1]);
  }
  return { activity: { ...activity, slots: [], written: now }, runs };
}

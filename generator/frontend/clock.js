/** The device's clock, and its days. It may be wrong, and in some embedded browsers it is broken. */

import { words } from "./words.js";

/**
 * What the clock says; 0, which no fold believes, where it says nothing: one that counts days back
 * from NaN never comes to an end.
 * @returns {number} milliseconds since 1970
 */
export function readClock() {
  const now = Date.now();
  return Number.isFinite(now) ? now : 0;
}

/**
 * A day as people say it. Not by `Intl`, which takes a tenth of a second to wake on a slow phone.
 * @param {number} time milliseconds since 1970
 */
export function sayDay(time) {
  const date = new Date(time);
  return words("centre.days.full", {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
  });
}

/** The device's clock, and its days. It may be wrong, and in some embedded browsers it is broken. */

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
 * A day as people say it.
 * @param {Document} document
 * @param {number} time
 */
export function sayDay(document, time) {
  const language = document.documentElement.lang || "zh";
  return new Date(time).toLocaleDateString(language, { year: "numeric", month: "long", day: "numeric" });
}

/**
 * Room for the card that leads on, kept before anything is painted for those who have learnt here
 * before, so that nothing moves when it comes. A newcomer's page stays as it is.
 */

import { readPreference, writePreference } from "../preferences.js";

const KEY = "changfeng:returning";

/** @param {Document} document */
function courseOf(document) {
  return document.documentElement.dataset.course ?? "";
}

/**
 * @param {Document} document
 * @param {Window} window
 */
export function keepRoomForCard(document, window) {
  if (courseOf(document) && readPreference(window, KEY) === courseOf(document)) {
    document.documentElement.dataset.returning = "";
  }
}

/**
 * Remember for the next page whether there will be a card.
 * @param {Document} document
 * @param {Window} window
 * @param {boolean} returning
 */
export function rememberCard(document, window, returning) {
  const known = readPreference(window, KEY) === courseOf(document);
  if (returning !== known) writePreference(window, KEY, returning ? courseOf(document) : "");
  if (!returning) delete document.documentElement.dataset.returning;
}

/** How fast it is read: a preference of this device. */

import { makeButton } from "../elements.js";
import { readPreference, writePreference } from "../preferences.js";
import { buildGroup } from "../settings/sizing.js";
import { words } from "../words.js";

const KEY = "changfeng:speech-rate";
const RATES = /** @type {const} */ ([
  ["slow", 0.75],
  ["normal", 1],
  ["fast", 1.3],
]);

/** Chosen on this page, should storage be blocked.
 * @type {string | null} */
let chosen = null;

/**
 * @param {Window} window
 * @returns {number}
 */
export function speechRate(window) {
  return find(chosen ?? readPreference(window, KEY))[1];
}

/** @param {string | null} name */
function find(name) {
  return RATES.find(([known]) => known === name) ?? RATES[1];
}

/**
 * @param {Document} document
 * @param {Window} window
 * @returns {HTMLElement}
 */
export function buildRates(document, window) {
  const buttons = RATES.map(([name]) =>
    makeButton(document, words(`speech.${name}`), () => {
      chosen = name;
      writePreference(window, KEY, name);
      show();
    }),
  );
  const show = () => {
    const [now] = find(chosen ?? readPreference(window, KEY));
    RATES.forEach(([name], index) => {
      buttons[index]?.setAttribute("aria-pressed", String(name === now));
    });
  };
  show();
  return buildGroup(document, "rates", words("speech.rate"), buttons);
}

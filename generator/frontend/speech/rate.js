/** How fast it is read: a preference of this device. */

import { readPreference, writePreference } from "../preferences.js";
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
  const group = document.createElement("div");
  group.className = "rates";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words("speech.rate"));
  const label = document.createElement("span");
  label.className = "sizing-label";
  label.setAttribute("aria-hidden", "true");
  label.textContent = words("speech.rate");
  group.append(label);
  const buttons = RATES.map(([name]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = words(`speech.${name}`);
    button.addEventListener("click", () => {
      chosen = name;
      writePreference(window, KEY, name);
      show();
    });
    group.append(button);
    return button;
  });
  const show = () => {
    const [now] = find(chosen ?? readPreference(window, KEY));
    RATES.forEach(([name], index) => {
      buttons[index]?.setAttribute("aria-pressed", String(name === now));
    });
  };
  show();
  return group;
}

/** Light or dark: a preference of this device, not a record of the learner. */

import { readPreference, writePreference } from "../preferences.js";

/** @typedef {"auto" | "light" | "dark"} Scheme */

const KEY = "changfeng:scheme";

/** @type {readonly Scheme[]} */
export const SCHEMES = ["auto", "light", "dark"];

/**
 * What was stored, when it is something we know.
 * @param {unknown} stored
 * @returns {Scheme}
 */
export function parseScheme(stored) {
  return SCHEMES.find((scheme) => scheme === stored) ?? "auto";
}

/**
 * The scheme after this one; from the last back to the first.
 * @param {Scheme} scheme
 * @returns {Scheme}
 */
export function nextScheme(scheme) {
  return SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length] ?? "auto";
}

/**
 * @param {Document} document
 * @param {Window} window
 */
export function applyScheme(document, window) {
  document.documentElement.dataset.scheme = parseScheme(readPreference(window, KEY));
}

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountSchemeButton(document, window) {
  const button = /** @type {HTMLElement | null} */ (
    document.querySelector("[data-action='toggle-scheme']")
  );
  if (!button) return;
  const name = button.querySelector("[data-role='scheme-name']");

  const show = () => {
    const scheme = parseScheme(document.documentElement.dataset.scheme);
    const words = button.dataset[scheme] ?? "";
    if (name) name.textContent = words;
    button.title = words;
  };

  button.addEventListener("click", () => {
    const scheme = nextScheme(parseScheme(document.documentElement.dataset.scheme));
    document.documentElement.dataset.scheme = scheme;
    writePreference(window, KEY, scheme);
    show();
  });
  button.hidden = false;
  show();
}

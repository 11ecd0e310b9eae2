/** Elder mode and the size of the text: preferences of this device, known before the first paint. */

import { readPreference, writePreference } from "../preferences.js";

/**
 * @typedef {{elder: boolean, size: number | null, elderSize: number | null}} Display
 *   `size` and `elderSize` in px of the reading text; null is the size that the mode begins with.
 */

const KEYS = {
  elder: "changfeng:elder",
  size: "changfeng:text-size",
  elderSize: "changfeng:elder-text-size",
};

/** The 适老化 rule asks for 18 at least and 30 to be reachable. */
export const SIZES = [18, 20, 22, 24, 26, 28, 30];
const STANDARD = 17;
const ELDER = 20;
/** From here on a page is set in one column, whatever the width of the window. */
const LARGE = 22;

export const DISPLAY_CHANGED = "changfeng:display";

/** Storage may be blocked: what was chosen then lasts as long as the page.
 * @type {WeakMap<Document, Display>} */
const current = new WeakMap();

/**
 * @param {unknown} stored
 * @returns {number | null}
 */
export function parseSize(stored) {
  return SIZES.find((size) => String(size) === stored) ?? null;
}

/**
 * The size in force, in px.
 * @param {Display} display
 * @returns {number}
 */
export function textSize(display) {
  if (!display.elder) return display.size ?? STANDARD;
  return display.elderSize ?? Math.max(ELDER, display.size ?? 0);
}

/**
 * One step up (1) or down (-1), or the same when there is none.
 * @param {Display} display
 * @param {1 | -1} way
 * @returns {Display}
 */
export function stepped(display, way) {
  const now = textSize(display);
  const next =
    way > 0
      ? SIZES.find((size) => size > now)
      : [...SIZES].reverse().find((size) => size < now);
  if (display.elder) return { ...display, elderSize: next ?? now };
  if (next) return { ...display, size: next };
  return way < 0 ? { ...display, size: null } : display;
}

/**
 * @param {Document} document
 * @param {Window} window
 * @returns {Display}
 */
export function readDisplay(document, window) {
  const known = current.get(document);
  if (known) return known;
  const display = {
    elder: readPreference(window, KEYS.elder) === "on",
    size: parseSize(readPreference(window, KEYS.size)),
    elderSize: parseSize(readPreference(window, KEYS.elderSize)),
  };
  current.set(document, display);
  return display;
}

/**
 * Put the stored display on the page; called before anything is shown, so nothing flashes.
 * @param {Document} document
 * @param {Window} window
 */
export function applyDisplay(document, window) {
  const display = readDisplay(document, window);
  const size = textSize(display);
  const { dataset } = document.documentElement;
  dataset.elder = display.elder ? "on" : "off";
  dataset.textSize = String(size);
  dataset.large = display.elder || size >= LARGE ? "on" : "off";
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Display} display
 */
export function changeDisplay(document, window, display) {
  current.set(document, display);
  writePreference(window, KEYS.elder, display.elder ? "on" : "");
  writePreference(window, KEYS.size, display.size ? String(display.size) : "");
  writePreference(window, KEYS.elderSize, display.elderSize ? String(display.elderSize) : "");
  applyDisplay(document, window);
  document.dispatchEvent(new Event(DISPLAY_CHANGED));
}

/**
 * Do something once, as soon as elder mode is on: a page outside it carries nothing of it.
 * @param {Document} document
 * @param {Window} window
 * @param {() => void} build
 */
export function whenElder(document, window, build) {
  const look = () => {
    if (!readDisplay(document, window).elder) return;
    document.removeEventListener(DISPLAY_CHANGED, look);
    build();
  };
  document.addEventListener(DISPLAY_CHANGED, look);
  look();
}

/**
 * Other pages of the site follow at once: open in another tab, or kept for the way back.
 * @param {Document} document
 * @param {Window} window
 */
export function followDisplay(document, window) {
  const renew = () => {
    current.delete(document);
    applyDisplay(document, window);
    document.dispatchEvent(new Event(DISPLAY_CHANGED));
  };
  window.addEventListener("storage", (event) => {
    if (event.key === null || Object.values(KEYS).includes(event.key)) renew();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) renew();
  });
}

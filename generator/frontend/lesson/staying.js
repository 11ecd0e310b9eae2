/**
 * The passage or question in view stays where it is when elder mode or the size of the text changes,
 * and in elder mode over a reload too: its rows of citations come in above when the browser has put
 * the page back already.
 */

import { DISPLAY_CHANGED } from "../settings/display.js";
import { turnTo } from "../settings/turning.js";

/** Milliseconds after which nothing more comes of itself. */
const LONG = 5000;
/** So much of the window lies under the head line of the page, px. */
const HEAD = 72;
const KEY = "changfeng:stays:";

/**
 * What is looked at: `part` (0…1) of the element with this id stood `top` px below the window's edge.
 * @typedef {{id: string, part: number, top: number}} Seen
 */

/**
 * The first passage or question that begins in the upper half of the window, or the one that fills it.
 * @param {Document} document
 * @param {Window} window
 * @returns {Seen | null} null at the head of the page
 */
export function findSeen(document, window) {
  if (window.scrollY <= 0) return null;
  let seen = null;
  for (const element of document.querySelectorAll("main [id]")) {
    // What stands in a question comes and goes with its script.
    if (element.matches(".question *") || !element.getClientRects().length) continue;
    const { top, height } = element.getBoundingClientRect();
    if (top > window.innerHeight / 2 || top + height < HEAD) continue;
    const line = Math.max(top, HEAD);
    seen = { id: element.id, part: height ? (line - top) / height : 0, top: line };
    if (top >= HEAD) break;
  }
  return seen;
}

/**
 * Scroll so that it stands where it stood.
 * @param {Document} document
 * @param {Window} window
 * @param {Seen} seen
 */
function comeBack(document, window, { id, part, top }) {
  let element = document.getElementById(id);
  // Another question has its place.
  if (element?.matches(".question-aside")) element = document.querySelector(".question:not(.question-aside)");
  if (!element?.getClientRects().length) return;
  const now = element.getBoundingClientRect();
  window.scrollBy({ top: now.top + part * now.height - top, behavior: "instant" });
}

/**
 * @param {Document} document
 * @param {Window} window
 */
export function staySeen(document, window) {
  const key = KEY + window.location.pathname;
  /** @type {Seen | null} */
  let seen = null;
  const watch = new ResizeObserver(() => seen && comeBack(document, window, seen));
  const stop = () => {
    seen = null;
    watch.disconnect();
  };
  /** Before anything is painted, whoever else changes the page meanwhile; until she moves it herself. */
  const hold = () => {
    if (!seen) return;
    watch.disconnect();
    watch.observe(document.body);
    const held = seen;
    window.setTimeout(() => seen === held && stop(), LONG);
  };
  for (const type of ["wheel", "touchstart", "mousedown", "keydown"]) {
    window.addEventListener(type, stop, { passive: true });
  }

  document.addEventListener(
    "click",
    ({ target }) => {
      const changes = "[data-action='toggle-elder'], .sizing";
      if (/** @type {Element} */ (target).closest(changes)) seen = findSeen(document, window);
    },
    true,
  );
  document.addEventListener(DISPLAY_CHANGED, () => {
    const element = seen && document.getElementById(seen.id);
    if (element?.matches(".question")) turnTo(element);
    hold();
  });

  const leave = () => {
    seen = findSeen(document, window);
    keep(window, key, seen);
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (window.performance.getEntriesByType("navigation"));
  if (!visit || visit.type === "navigate" || document.documentElement.dataset.elder !== "on") return;
  seen = kept(window, key);
  hold();
  // The browser may put the page back as late as this.
  window.addEventListener("load", hold);
}

/**
 * @param {Window} window
 * @param {string} key
 * @param {Seen | null} seen
 */
function keep(window, key, seen) {
  try {
    window.sessionStorage.setItem(key, JSON.stringify(seen));
  } catch {
    // Blocked storage: the browser's own way back must do.
  }
}

/**
 * @param {Window} window
 * @param {string} key
 * @returns {Seen | null}
 */
function kept(window, key) {
  try {
    return JSON.parse(window.sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

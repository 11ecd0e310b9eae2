/**
 * A long page comes bit by bit: to lay all of it out at once keeps a slow phone busy for a third of a
 * second before anything is seen, and the log from being read. What stands below its first windows
 * is left out at first, as if it were still on its way; `unrolling.css` says what.
 */

import { comeToRest, inSlices, takeTurn } from "../breathing.js";

/**
 * Before anything is shown. Not where one comes to a place in the page: by a link, back again, or by a reload.
 * @param {Document} document
 * @param {Window} window
 * @param {Promise<unknown>} log
 */
export async function unroll(document, window, log) {
  const { dataset } = document.documentElement;
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (window.performance.getEntriesByType("navigation"));
  if (window.location.hash || visit?.type !== "navigate") return;
  dataset.rolled = "";
  const show = () => delete dataset.rolled;
  // It may lead to a place.
  document.addEventListener("click", show, { capture: true, once: true });

  const parsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  // Those who want the log go before; nobody waits for one that does not answer, or for a late script.
  await Promise.race([parsed.then(() => log).then(() => takeTurn(window)), comeToRest(window)]);
  await inSlices(window, document.querySelectorAll(".story > *, .home > *, .page li, .claim, .question, .related, .site-footer"), (part) => {
    /** @type {HTMLElement} */ (part).dataset.shown = "";
    // To ask where it stands lays it out, in this task.
    part.getBoundingClientRect();
  });
  show();
}

/**
 * A long page is laid out section by section: all at once keeps a slow phone busy for a third of a
 * second before anything is painted. As long as a page is rolled up, what is out of sight has a
 * guessed height; `unrolling.css` says which sections.
 */

import { breathe, comeToRest } from "../breathing.js";

/**
 * In the head. Not when one comes to a place in the page, which guessed heights would miss: by a
 * link, back again, or by a reload.
 * @param {Document} document
 * @param {Window} window
 */
export function rollUp(document, window) {
  const coming = /** @type {PerformanceNavigationTiming[]} */ (window.performance.getEntriesByType("navigation"));
  if (window.location.hash || !coming.some(({ type }) => type === "navigate")) return;
  document.documentElement.dataset.rolled = "";
}

/**
 * Once all else is done, a section or a step in a task; at once when something is pressed, which may
 * lead to a place. What is being read stays where it is, though all before it turns out longer or
 * shorter than it was taken for.
 * @param {Document} document
 * @param {Window} window
 */
export async function unroll(document, window) {
  const { dataset } = document.documentElement;
  document.addEventListener("click", () => delete dataset.rolled, { capture: true, once: true });
  await comeToRest(window);
  for (const part of document.querySelectorAll("section, .timeline > li")) {
    // To ask where its last element stands lays it out, though it stays out of sight.
    part.lastElementChild?.getBoundingClientRect();
    await breathe();
  }
  const read = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
  const top = () => read?.getBoundingClientRect().top ?? 0;
  const before = top();
  delete dataset.rolled;
  const moved = top() - before;
  if (moved) window.scrollBy({ top: moved, behavior: "instant" });
}

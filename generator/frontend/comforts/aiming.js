/** An address that names a place in the page leads there, whatever comes in above that place. */

/** Milliseconds after which nothing more comes of itself. */
const LONG = 5000;

/**
 * Keep the named place in sight until the learner moves the page herself. Rows of citations and the
 * forms of questions come when the page is shown already; they would push the place away, and a
 * browser that scrolls there smoothly ends where it was when it set out.
 * @param {Document} document
 * @param {Window} window
 */
export function stayAimed(document, window) {
  const target = document.getElementById(window.location.hash.slice(1));
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (window.performance.getEntriesByType("navigation"));
  // Who comes back or loads again is where she was, not where the address says.
  if (!target || (visit && visit.type !== "navigate")) return;
  const watch = new ResizeObserver(() => target.scrollIntoView({ behavior: "instant" }));
  const stop = () => watch.disconnect();
  watch.observe(document.body);
  for (const type of ["wheel", "touchstart", "mousedown", "keydown"]) {
    window.addEventListener(type, stop, { once: true, passive: true });
  }
  window.setTimeout(stop, LONG);
}

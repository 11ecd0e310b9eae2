/** Letting the page breathe: long work is cut into tasks, so that a touch is never kept waiting. */

/**
 * End this task and go on in another. A timer would do, but browsers hold nested timers back by
 * 4 ms each.
 * @returns {Promise<void>}
 */
export function breathe() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Milliseconds of work between two breaths of the page; on a slow phone less is done in them. */
const SLICE = 10;

/**
 * Work through a list without ever holding the page for long.
 * @template T
 * @param {Window} window
 * @param {Iterable<T>} items
 * @param {(item: T) => unknown} work `false` ends it
 */
export async function inSlices(window, items, work) {
  let until = window.performance.now() + SLICE;
  for (const item of items) {
    if (work(item) === false) return;
    if (window.performance.now() > until) {
      await breathe();
      until = window.performance.now() + SLICE;
    }
  }
}

/**
 * A task of one's own, after those who asked before: parts that wait for the same thing do not all
 * go on in one. All bundles of a page stand in one queue.
 * @param {Window} window
 * @returns {Promise<void>}
 */
export function takeTurn(window) {
  const home = /** @type {Window & {changfengTurns?: Promise<void>}} */ (window);
  home.changfengTurns = (home.changfengTurns ?? Promise.resolve()).then(breathe);
  return home.changfengTurns;
}

/**
 * When the parts of a page that waited for the log are likely to be mounted: the time for work that
 * nobody waits for.
 * @param {Window} window
 * @returns {Promise<void>}
 */
export function comeToRest(window) {
  return new Promise((resolve) => window.setTimeout(resolve, 500));
}

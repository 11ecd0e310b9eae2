/** Adding behaviour to a page: each part stands alone, and a broken one does not stop the rest. */

import { breathe, inSlices, takeTurn } from "./breathing.js";

/** @typedef {(document: Document, window: Window) => unknown} Part */
/** @typedef {(element: HTMLElement, window: Window) => unknown} ElementPart */

/**
 * Mount every part once the page is parsed, on a slow phone a few at a time. What a part throws is reported, not passed on.
 * @param {Document} document
 * @param {Window} window
 * @param {readonly Part[]} parts
 */
export function mountParts(document, window, parts) {
  whenParsed(document, async () => {
    // The end of parsing is work enough for one task.
    await breathe();
    await inSlices(window, parts, (part) => mount(document, window, part));
  });
}

/**
 * The same for what stands between the page's head line and its text: as soon as both are there,
 * before anything is painted, so that nothing moves when it comes.
 * @param {Document} document
 * @param {Window} window
 * @param {readonly Part[]} parts
 */
export function mountEarly(document, window, parts) {
  const watch = new MutationObserver(() => {
    if (!document.querySelector("main")) return;
    watch.disconnect();
    parts.forEach((part) => mount(document, window, part));
  });
  watch.observe(document, { childList: true, subtree: true });
}

/**
 * The same for heavy parts: each in a task of its own.
 * @param {Document} document
 * @param {Window} window
 * @param {readonly Part[]} parts
 */
export function mountInTurns(document, window, parts) {
  whenParsed(document, () => {
    for (const part of parts) void takeTurn(window).then(() => mount(document, window, part));
  });
}

/**
 * Parts that have an element of their own on the page: custom elements without a shadow, so that what
 * stands in them reads without script too. Each comes to life once, in a task of its own.
 * @param {Document} document
 * @param {Window} window
 * @param {{[name: string]: ElementPart}} parts
 */
export function defineElements(document, window, parts) {
  whenParsed(document, () => {
    for (const [name, part] of Object.entries(parts)) {
      let alive = false;
      const connected = (/** @type {HTMLElement} */ element) => {
        if (alive) return;
        alive = true;
        void takeTurn(window).then(() => mount(document, window, () => part(element, window)));
      };
      window.customElements.define(
        name,
        class extends HTMLElement {
          connectedCallback() {
            connected(this);
          }
        },
      );
    }
  });
}

/**
 * @param {Document} document
 * @param {() => unknown} work
 */
function whenParsed(document, work) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", work);
  else work();
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Part} part
 */
function mount(document, window, part) {
  try {
    const outcome = part(document, window);
    if (outcome instanceof Promise) outcome.catch(report);
  } catch (error) {
    report(error);
  }
}

/** @param {unknown} error */
function report(error) {
  console.error(error);
}

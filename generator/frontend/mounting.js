/** Adding behaviour to a page: each part stands alone, and a broken one does not stop the rest. */

/** @typedef {(document: Document, window: Window) => unknown} Part */

/**
 * Mount every part once the page is parsed. What a part throws is reported, not passed on.
 * @param {Document} document
 * @param {Window} window
 * @param {readonly Part[]} parts
 */
export function mountParts(document, window, parts) {
  const mount = () => {
    for (const part of parts) {
      try {
        const outcome = part(document, window);
        if (outcome instanceof Promise) outcome.catch(report);
      } catch (error) {
        report(error);
      }
    }
  };
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", mount);
  } else {
    mount();
  }
}

/** @param {unknown} error */
function report(error) {
  console.error(error);
}

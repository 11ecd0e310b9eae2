/** Buttons that print; without script the browser's own menu does. */

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountPrintButtons(document, window) {
  for (const button of document.querySelectorAll("[data-action='print']")) {
    button.addEventListener("click", () => window.print());
    /** @type {HTMLElement} */ (button).hidden = false;
  }
}

/** Buttons that print; without script the browser's own menu does. */

import { inWeChat } from "./wechat.js";

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountPrintButtons(document, window) {
  if (inWeChat(window)) return;
  for (const button of document.querySelectorAll("[data-action='print']")) {
    button.addEventListener("click", () => window.print());
    /** @type {HTMLElement} */ (button).hidden = false;
  }
}

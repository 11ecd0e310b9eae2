/** The one visible switch of elder mode, in the head of every page. */

import { changeDisplay, DISPLAY_CHANGED, readDisplay } from "./display.js";

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountElderSwitch(document, window) {
  const button = document.querySelector("[data-action='toggle-elder']");
  if (!button) return;
  const show = () => {
    button.setAttribute("aria-pressed", String(readDisplay(document, window).elder));
  };
  button.addEventListener("click", () => {
    const display = readDisplay(document, window);
    changeDisplay(document, window, { ...display, elder: !display.elder });
  });
  document.addEventListener(DISPLAY_CHANGED, show);
  show();
}

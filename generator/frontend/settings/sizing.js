/** Buttons that make the text larger and smaller, wherever they stand. */

import { words } from "../words.js";
import { changeDisplay, DISPLAY_CHANGED, readDisplay, stepped, textSize } from "./display.js";

/**
 * A labelled pair of buttons with the size in force between them.
 * @param {Document} document
 * @param {Window} window
 * @returns {HTMLElement}
 */
export function buildSizing(document, window) {
  const group = document.createElement("div");
  group.className = "sizing";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words("settings.text_size"));
  const label = document.createElement("span");
  label.className = "sizing-label";
  label.setAttribute("aria-hidden", "true");
  label.textContent = words("settings.text_size");
  const size = document.createElement("output");
  size.className = "sizing-size";

  const smaller = sizeButton(document, window, -1);
  const larger = sizeButton(document, window, 1);
  const show = () => {
    const display = readDisplay(document, window);
    size.textContent = String(textSize(display));
    // Not disabled: a button that goes away under the finger takes the focus with it.
    for (const [button, way] of /** @type {const} */ ([[smaller, -1], [larger, 1]])) {
      const end = textSize(stepped(display, way)) === textSize(display);
      button.setAttribute("aria-disabled", String(end));
    }
  };
  group.append(label, smaller, size, larger);
  document.addEventListener(DISPLAY_CHANGED, show);
  show();
  return group;
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {1 | -1} way
 * @returns {HTMLButtonElement}
 */
function sizeButton(document, window, way) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = words(way > 0 ? "settings.larger" : "settings.smaller");
  button.addEventListener("click", () => {
    changeDisplay(document, window, stepped(readDisplay(document, window), way));
  });
  return button;
}

/**
 * In the settings, which stand in the menu.
 * @param {Document} document
 * @param {Window} window
 */
export function mountSettings(document, window) {
  const part = document.querySelector("[data-part='settings']");
  if (part) part.prepend(buildSizing(document, window));
}

/**
 * In elder mode the sizes stand on every page, below its head.
 * @param {Document} document
 * @param {Window} window
 */
export function mountElderBar(document, window) {
  const header = document.querySelector(".site-header");
  if (!header) return;
  const bar = document.createElement("div");
  bar.className = "elder-bar";
  bar.dataset.part = "elder-bar";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", words("settings.tools"));
  bar.append(buildSizing(document, window));
  header.after(bar);
}

/** Buttons that make the text larger and smaller, wherever they stand. */

import { make, makeButton } from "../elements.js";
import { words } from "../words.js";
import { changeDisplay, DISPLAY_CHANGED, readDisplay, stepped, textSize, whenElder } from "./display.js";

/**
 * A labelled pair of buttons with the size in force between them.
 * @param {Document} document
 * @param {Window} window
 * @returns {HTMLElement}
 */
export function buildSizing(document, window) {
  const size = make(document, "output", { class: "sizing-size" });
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
  document.addEventListener(DISPLAY_CHANGED, show);
  show();
  return buildGroup(document, "sizing", words("settings.text_size"), [smaller, size, larger]);
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {1 | -1} way
 * @returns {HTMLButtonElement}
 */
function sizeButton(document, window, way) {
  return makeButton(document, words(way > 0 ? "settings.larger" : "settings.smaller"), () =>
    changeDisplay(document, window, stepped(readDisplay(document, window), way)),
  );
}

/**
 * Controls that belong together, with what they are for before them.
 * @param {Document} document
 * @param {string} name
 * @param {string} label
 * @param {readonly HTMLElement[]} controls
 * @returns {HTMLElement}
 */
export function buildGroup(document, name, label, controls) {
  return make(document, "div", { class: name, role: "group", "aria-label": label }, [
    make(document, "span", { class: "sizing-label", "aria-hidden": "true" }, label),
    ...controls,
  ]);
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
  whenElder(document, window, () => {
    const part = "elder-bar";
    const attributes = { class: part, "data-part": part, role: "region", "aria-label": words("settings.tools") };
    header.after(make(document, "div", attributes, buildSizing(document, window)));
  });
}

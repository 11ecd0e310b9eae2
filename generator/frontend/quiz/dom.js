/** Ids and signs for the elements of questions. */

import { svg } from "../elements.js";

let made = 0;

/**
 * The id of an element; a new one when it has none.
 * @param {Element} element
 * @returns {string}
 */
export function identify(element) {
  if (!element.id) {
    made += 1;
    element.id = `quiz-${made}`;
  }
  return element.id;
}

const PATHS = {
  right: "M4 12.5l5.2 5.2L20 6.5",
  wrong: "M6 6l12 12M18 6L6 18",
  missed: "M5 12h13M12.5 6l6 6-6 6",
  partly: "M4 13.5c3-5 5-5 8 0s5 5 8 0",
  up: "M12 20V5M5.5 11.5L12 5l6.5 6.5",
  down: "M12 4v15M5.5 12.5L12 19l6.5-6.5",
};

/**
 * A drawn sign in the colour of its text. The word beside it says the same.
 * @param {Document} document
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement}
 */
export function drawIcon(document, name) {
  const path = svg(document, "path", { d: PATHS[name] });
  return svg(document, "svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: "sign" }, [path]);
}

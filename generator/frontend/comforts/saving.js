/** Handing a text to the browser as a file. Where downloads are blocked, copying does the same. */

import { make } from "../elements.js";

/**
 * @param {Window} window
 * @param {string} name
 * @param {string} text
 * @param {"text/csv" | "text/plain"} type
 */
export function saveFile(window, name, text, type) {
  const { document } = window;
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = make(document, "a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser may read it a while later.
  window.setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

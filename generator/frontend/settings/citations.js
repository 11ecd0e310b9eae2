/** In elder mode each citation is repeated as a full row below its paragraph: a raised number of a
 * few pixels is hard to read and to touch. The row's words are those of the number's label. */

import { make } from "../elements.js";
import { whenElder } from "./display.js";

/**
 * One list of rows for every paragraph that cites.
 * @param {Document} document
 * @returns {number} how many rows were built
 */
export function buildRows(document) {
  /** @type {Map<Element, HTMLAnchorElement[]>} */
  const holders = new Map();
  for (const element of document.querySelectorAll("sup.cite > a")) {
    const link = /** @type {HTMLAnchorElement} */ (element);
    const holder = link.closest("p, dd, li, td");
    if (!holder) continue;
    const links = holders.get(holder);
    if (links) links.push(link);
    else holders.set(holder, [link]);
  }
  let count = 0;
  for (const [holder, links] of holders) {
    const rows = links.map((link) => {
      const copy = make(document, "a", { href: link.getAttribute("href") }, link.getAttribute("aria-label"));
      return make(document, "li", {}, copy);
    });
    const list = make(document, "ul", { class: "cite-rows" }, rows);
    count += rows.length;
    if (holder.tagName === "P") holder.after(list);
    else holder.append(list);
  }
  return count;
}

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountCitationRows(document, window) {
  whenElder(document, window, () => buildRows(document));
}

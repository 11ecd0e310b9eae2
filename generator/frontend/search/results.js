/** Hits as elements. Text from pages and from the reader enters as text nodes only. */

import { siteRoot } from "../data.js";
import { words } from "../words.js";

/**
 * @param {Document} document
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 */
export function element(document, tag, className, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/**
 * @param {Document} document
 * @param {HTMLElement} parent
 * @param {readonly import("./confirming.js").Run[]} runs
 */
function appendRuns(document, parent, runs) {
  for (const { text, marked } of runs) {
    parent.append(marked ? element(document, "mark", "", text) : document.createTextNode(text));
  }
}

/**
 * One hit as an item of the list.
 * @param {Document} document
 * @param {import("./confirming.js").Hit} hit
 * @returns {HTMLElement}
 */
export function showHit(document, hit) {
  const item = element(document, "li", "result");
  const link = /** @type {HTMLAnchorElement} */ (element(document, "a", "result-link"));
  link.href = `${siteRoot(document)}${hit.href}`;
  const title = element(document, "span", "result-title");
  appendRuns(document, title, hit.title);
  link.append(title);
  if (hit.section) link.append(element(document, "span", "result-section", hit.section));
  item.append(link);
  if (hit.sentence.length) {
    const sentence = element(document, "p", "result-sentence");
    appendRuns(document, sentence, hit.sentence);
    item.append(sentence);
  }
  return item;
}

/**
 * What to say when nothing is found.
 * @param {Document} document
 * @param {import("./nearness.js").Near} near
 * @param {readonly import("./confirming.js").PageText[]} pages
 * @param {(text: string) => string} address of another search
 * @returns {DocumentFragment}
 */
export function showNear(document, near, pages, address) {
  const shown = document.createDocumentFragment();
  if (near.parts.length) {
    shown.append(element(document, "p", "near-label", words("search.near_parts")));
    const list = element(document, "ul", "near-list");
    for (const { text, count } of near.parts) {
      const link = /** @type {HTMLAnchorElement} */ (element(document, "a", "", text));
      link.href = address(text);
      const item = element(document, "li", "");
      item.append(link, element(document, "span", "near-count", words("search.about", { count })));
      list.append(item);
    }
    shown.append(list);
  }
  if (pages.length) {
    shown.append(element(document, "p", "near-label", words("search.near_pages")));
    const list = element(document, "ul", "near-list");
    for (const { href, title } of pages) {
      const link = /** @type {HTMLAnchorElement} */ (element(document, "a", "", title));
      link.href = `${siteRoot(document)}${href}`;
      const item = element(document, "li", "");
      item.append(link);
      list.append(item);
    }
    shown.append(list);
  }
  const gaps = element(document, "p", "near-gaps", words("search.gaps"));
  const link = /** @type {HTMLAnchorElement} */ (element(document, "a", "", words("search.gaps_link")));
  link.href = `${siteRoot(document)}gaps.html`;
  gaps.append(link);
  shown.append(gaps);
  return shown;
}

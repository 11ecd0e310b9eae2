/** Hits as elements. Text from pages and from the reader enters as text nodes only. */

import { siteRoot } from "../data.js";
import { make } from "../elements.js";
import { words } from "../words.js";

/**
 * @param {Document} document
 * @param {readonly import("./confirming.js").Run[]} runs
 */
function showRuns(document, runs) {
  return runs.map(({ text, marked }) => (marked ? make(document, "mark", {}, text) : text));
}

/**
 * One hit as an item of the list.
 * @param {Document} document
 * @param {import("./confirming.js").Hit} hit
 * @returns {HTMLElement}
 */
export function showHit(document, hit) {
  const { section, sentence } = hit;
  return make(document, "li", {}, [
    make(document, "a", { class: "result-link", href: siteRoot(document) + hit.href }, [
      make(document, "span", { class: "result-title" }, showRuns(document, hit.title)),
      section && make(document, "span", { class: "result-section" }, section),
    ]),
    sentence.length > 0 && make(document, "p", { class: "result-sentence" }, showRuns(document, sentence)),
  ]);
}

/**
 * What to say when nothing is found.
 * @param {Document} document
 * @param {import("./nearness.js").Near} near
 * @param {readonly import("./confirming.js").PageText[]} pages
 * @param {(text: string) => string} address of another search
 * @returns {Node[]}
 */
export function showNear(document, near, pages, address) {
  const root = siteRoot(document);
  const link = (/** @type {string} */ href, /** @type {string} */ text) => make(document, "a", { href }, text);
  const parts = near.parts.map(({ text, count }) => [
    link(address(text), text),
    make(document, "span", { class: "near-count" }, words("search.about", { count })),
  ]);
  return [
    ...nearList(document, "search.near_parts", parts),
    ...nearList(document, "search.near_pages", pages.map(({ href, title }) => [link(root + href, title)])),
    make(document, "p", { class: "near-gaps" }, words("search.gaps"), link(`${root}gaps.html`, words("search.gaps_link"))),
  ];
}

/**
 * @param {Document} document
 * @param {string} label
 * @param {readonly (readonly Node[])[]} items
 */
function nearList(document, label, items) {
  if (!items.length) return [];
  return [
    make(document, "p", { class: "near-label" }, words(label)),
    make(document, "ul", { class: "near-list" }, items.map((item) => make(document, "li", {}, item))),
  ];
}

/** A question out of a data file, as a static section for this page. */

import { siteRoot } from "../data.js";

/**
 * The question's HTML comes from our own site, finished at build time, with links from its root.
 * @param {Document} document
 * @param {import("./types.js").Question} question
 * @returns {HTMLElement}
 */
export function makeSection(document, question) {
  const template = document.createElement("template");
  template.innerHTML = question.html ?? "";
  const section = /** @type {HTMLElement} */ (template.content.firstElementChild);
  const root = siteRoot(document);
  for (const link of section.querySelectorAll("a[href]")) {
    link.setAttribute("href", root + (link.getAttribute("href") ?? ""));
  }
  return section;
}

/** What the panels of the log are made of. */

import { copyText } from "../../comforts/copying.js";
import { fill, make, makeButton } from "../../elements.js";
import { words } from "../../words.js";

/** @typedef {import("../../elements.js").Child} Child */

let made = 0;

/** An id that no other part of the page has. */
export function newElementId() {
  made += 1;
  return `log-${made}`;
}

/**
 * A panel that opens below what it belongs to, with a heading that takes the focus.
 * @param {Document} document
 * @param {Element} place
 * @param {string} heading
 * @param {readonly Child[]} children
 */
export function openPanel(document, place, heading, children) {
  const title = make(document, "h4", { tabindex: "-1" }, heading);
  fill(place, [make(document, "div", { class: "log-panel" }, title, ...children)]);
  title.focus();
}

/**
 * A button that copies a text, and says whether it worked; where it did not, the text can be
 * selected by hand.
 * @param {Document} document
 * @param {Window} window
 * @param {{key: string, params?: {[name: string]: string | number}, text: () => string,
 *   field?: HTMLTextAreaElement, done: () => unknown, primary?: boolean}} what
 * @returns {HTMLElement}
 */
export function makeCopyButton(document, window, what) {
  const status = make(document, "span", { role: "status", class: "copy-status" });
  const press = async () => {
    const copied = await copyText(document, window, what.text());
    status.textContent = words(copied ? "log.copied" : "log.not_copied");
    button.focus();
    if (copied) what.done();
    else what.field?.select();
  };
  const text = words(what.key, what.params);
  const button = makeButton(document, text, press, what.primary ? "button-primary" : "");
  return make(document, "span", { class: "log-copy" }, button, status);
}

/**
 * A text to be read, selected and copied by hand.
 * @param {Document} document
 * @param {string} label
 * @param {string} text
 * @param {number} [rows] to be seen at a time; without them the whole text is
 */
export function makeTextField(document, label, text, rows) {
  const id = newElementId();
  const field = make(document, "textarea", { id, rows: rows || 1, readonly: true, spellcheck: "false" });
  field.value = text;
  const held = rows ? field : make(document, "div", { class: "log-whole", "data-text": text }, field);
  const box = make(document, "div", { class: "log-field" }, make(document, "label", { for: id }, label), held);
  return { box, field };
}

/** Building the panels of the log: text is only ever text. */

import { copyText } from "../../comforts/copying.js";
import { words } from "../../words.js";

/** @typedef {Node | string | null | false | undefined} Child */

let made = 0;

/** An id that no other part of the page has. */
export function newElementId() {
  made += 1;
  return `log-${made}`;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {Document} document
 * @param {K} name
 * @param {{[attribute: string]: string | number | boolean}} attributes `false` leaves one out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(document, name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(attribute, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * @param {Document} document
 * @param {string} key of its words
 * @param {() => unknown} press
 * @param {"button" | "button button-primary" | "button log-danger"} look
 * @param {{[name: string]: string | number}} [params]
 */
export function makeButton(document, key, press, look = "button", params = {}) {
  const button = make(document, "button", { type: "button", class: look }, words(key, params));
  button.addEventListener("click", press);
  return button;
}

/**
 * @param {Element} element
 * @param {readonly Child[]} children
 */
export function fill(element, children) {
  while (element.firstChild) element.firstChild.remove();
  for (const child of children) if (child) element.append(child);
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
 * A day as people say it.
 * @param {Document} document
 * @param {number} time
 */
export function sayDay(document, time) {
  const language = document.documentElement.lang || "zh";
  return new Date(time).toLocaleDateString(language, { year: "numeric", month: "long", day: "numeric" });
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
  const button = makeButton(document, what.key, press, what.primary ? "button button-primary" : "button", what.params);
  return make(document, "span", { class: "log-copy" }, button, status);
}

/**
 * A text to be read, selected and copied by hand.
 * @param {Document} document
 * @param {string} label
 * @param {string} text
 * @param {number} rows
 */
export function makeTextField(document, label, text, rows) {
  const id = newElementId();
  const field = make(document, "textarea", { id, rows, readonly: true, spellcheck: "false" });
  field.value = text;
  const box = make(document, "div", { class: "log-field" }, make(document, "label", { for: id }, label), field);
  return { box, field };
}

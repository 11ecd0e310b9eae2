/** Building parts of a page from data: text is only ever text. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with its attributes and children. What is null, undefined or false is left out; `true`
 * sets an attribute empty.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {Document} document
 * @param {K} name
 * @param {{[attribute: string]: string | number | boolean | null | undefined}} [attributes]
 * @param {...(Child | readonly Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(document, name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(attribute, value === true ? "" : String(value));
  }
  append(element, children.flat());
  return element;
}

/**
 * A part of a drawing.
 * @param {Document} document
 * @param {string} name
 * @param {{[name: string]: string | number}} attributes
 * @param {Node[]} [children]
 * @returns {SVGElement}
 */
export function svg(document, name, attributes, children = []) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return /** @type {SVGElement} */ (element);
}

/**
 * A button that does something on this page.
 * @param {Document} document
 * @param {string} text
 * @param {() => unknown} press
 * @param {string} [look] further classes
 */
export function makeButton(document, text, press, look = "") {
  const button = make(document, "button", { type: "button", class: `button ${look}`.trim() }, text);
  button.addEventListener("click", press);
  return button;
}

/**
 * A link that looks like a button.
 * @param {Document} document
 * @param {string} text
 * @param {string} href
 * @param {string} [look] further classes
 */
export function makeButtonLink(document, text, href, look = "") {
  return make(document, "a", { class: `button ${look}`.trim(), href }, text);
}

/**
 * Empty an element and fill it anew.
 * @param {Element} element
 * @param {readonly Child[]} children
 */
export function fill(element, children) {
  while (element.firstChild) element.firstChild.remove();
  append(element, children);
}

/**
 * @param {Element} element
 * @param {readonly Child[]} children
 */
function append(element, children) {
  for (const child of children) if (child) element.append(child);
}

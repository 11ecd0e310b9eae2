/** Building parts of a page from data: text is only ever text. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with its attributes and children; what is null, undefined or false is left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {Document} document
 * @param {K} name
 * @param {{[name: string]: string | number | boolean | null | undefined}} [attributes]
 * @param {readonly Child[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(document, name, attributes = {}, children = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * A button that does something on this page.
 * @param {Document} document
 * @param {string} text
 * @param {() => unknown} press
 * @param {string} [kind] further classes
 */
export function button(document, text, press, kind = "") {
  const made = el(document, "button", { type: "button", class: `button ${kind}`.trim() }, [text]);
  made.addEventListener("click", press);
  return made;
}

/**
 * A link that looks like a button.
 * @param {Document} document
 * @param {string} text
 * @param {string} href
 * @param {string} [kind]
 */
export function buttonLink(document, text, href, kind = "") {
  return el(document, "a", { class: `button ${kind}`.trim(), href }, [text]);
}

/**
 * Empty an element and fill it anew.
 * @param {Element} element
 * @param {readonly Child[]} children
 */
export function fill(element, children) {
  while (element.firstChild) element.firstChild.remove();
  for (const child of children) if (child) element.append(child);
}

/** What the kinds share: reading a response that may have come from anywhere. */

import { words } from "../../words.js";

/** @typedef {import("../types.js").Choice} Choice */

/**
 * The texts of a list; none when it is no list.
 * @param {unknown} response
 * @returns {string[]}
 */
export function textsOf(response) {
  return Array.isArray(response) ? response.filter((item) => typeof item === "string") : [];
}

/**
 * An object's own value: a response may name `__proto__` or `constructor`.
 * @param {unknown} response
 * @param {string} key
 * @returns {unknown}
 */
export function partOf(response, key) {
  return typeof response === "object" &&
    response !== null &&
    !Array.isArray(response) &&
    Object.prototype.hasOwnProperty.call(response, key)
    ? /** @type {{[key: string]: unknown}} */ (response)[key]
    : undefined;
}

/**
 * @param {readonly {id: string, text: string}[]} choices
 * @param {unknown} id
 * @returns {string} the text of a choice, "" when there is none
 */
export function textOf(choices, id) {
  const found = choices.find((choice) => choice.id === id);
  return found ? plain(found.text) : "";
}

/**
 * Texts in a row.
 * @param {readonly string[]} texts
 * @param {string} [between] key of the words between them
 */
export function inARow(texts, between = "quiz.and") {
  return texts.filter(Boolean).join(words(between));
}

/**
 * The little Markdown of a choice, read aloud: links and emphasis are what they say.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\*\*|[*`]/g, "");
}

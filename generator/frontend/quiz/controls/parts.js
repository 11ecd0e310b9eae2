/** What the controls of all kinds share: the group around them, their rows, the marks on them. */

import { make } from "../../elements.js";
import { words } from "../../words.js";
import { drawIcon, identify } from "../dom.js";

/** @typedef {"right" | "wrong" | "missed"} Mark */

/**
 * Put a fieldset around an element, in its place, named by what is asked.
 * @param {HTMLElement} section
 * @param {Element} element
 * @param {string} help what to do, for those who cannot see it
 * @param {Element | null} prompt
 * @returns {HTMLFieldSetElement}
 */
export function groupAround(section, element, help, prompt = section.querySelector(".prompt")) {
  const document = section.ownerDocument;
  const legend = make(document, "legend", { class: "visually-hidden" }, help);
  const group = make(document, "fieldset", { class: "group" });
  if (prompt) group.setAttribute("aria-labelledby", `${identify(prompt)} ${identify(legend)}`);
  element.replaceWith(group);
  group.append(legend, element);
  return group;
}

/**
 * The rows of a list by the id of their choice.
 * @param {Element} list
 * @returns {Map<string, HTMLElement>}
 */
export function rowsOf(list) {
  const rows = [...list.querySelectorAll(":scope > [data-choice]")];
  return new Map(
    rows.map((row) => [
      /** @type {HTMLElement} */ (row).dataset.choice ?? "",
      /** @type {HTMLElement} */ (row),
    ]),
  );
}

/**
 * Put rows into an order; ids that are not there are passed over.
 * @param {Element} list
 * @param {readonly string[]} ids
 */
export function arrange(list, ids) {
  const rows = rowsOf(list);
  for (const id of ids) {
    const row = rows.get(id);
    if (row) list.append(row);
  }
}

/**
 * @param {Element} row
 * @returns {string} the text of a row as it is shown
 */
export function shownText(row) {
  return (row.querySelector(".choice-text")?.textContent ?? "").trim();
}

/**
 * Show by sign and word how a row was answered, and what there is to say about it.
 * @param {Element} row
 * @param {Mark} mark
 * @param {string} word
 * @param {...(Node | string | null)} notes
 */
export function showMark(row, mark, word, ...notes) {
  const document = row.ownerDocument;
  row.setAttribute("data-mark", mark);
  const sign = make(document, "span", { class: "mark" }, drawIcon(document, mark), word);
  (row.querySelector(".pick") ?? row).append(sign);
  for (const note of notes) if (note) row.append(make(document, "p", { class: "choice-note" }, note));
}

/** @param {Element} root */
export function clearMarks(root) {
  for (const row of root.querySelectorAll("[data-mark]")) row.removeAttribute("data-mark");
  for (const sign of root.querySelectorAll(".mark, .choice-note")) sign.remove();
}

/**
 * What the static page says about a choice, to be shown where it was picked.
 * @param {Element} section
 * @param {string} choice
 * @param {string} [situation]
 * @returns {Node | null}
 */
export function noteOn(section, choice, situation = "") {
  const lists = [...section.querySelectorAll(".feedback-list")].filter(
    (list) => (/** @type {HTMLElement} */ (list).dataset.of ?? "") === situation,
  );
  for (const note of lists.flatMap((list) => [...list.querySelectorAll("[data-note]")])) {
    const text = note.querySelector(".note-text");
    if (text && /** @type {HTMLElement} */ (note).dataset.note === choice) {
      const copy = section.ownerDocument.createDocumentFragment();
      copy.append(...[...text.childNodes].map((node) => node.cloneNode(true)));
      return copy;
    }
  }
  return null;
}

/**
 * Mark the picks of one list: right ones, wrong ones, and those that should have been picked.
 * @param {Element} list
 * @param {readonly string[]} picked
 * @param {readonly string[]} right
 * @param {(id: string) => Node | string | null} noteFor
 */
export function markPicks(list, picked, right, noteFor) {
  for (const [id, row] of rowsOf(list)) {
    const isRight = right.includes(id);
    if (picked.includes(id)) {
      const mark = isRight ? "right" : "wrong";
      showMark(row, mark, words(`quiz.mark.${mark}`), noteFor(id));
    } else if (isRight) {
      showMark(row, "missed", words("quiz.mark.missed"), noteFor(id));
    }
  }
}

/**
 * Give every row of a list something to pick it by; the row itself becomes the label.
 * @param {Element} list
 * @param {"radio" | "checkbox"} type
 * @returns {HTMLInputElement[]}
 */
export function addInputs(list, type) {
  const document = list.ownerDocument;
  const name = `${identify(list)}-pick`;
  return [...rowsOf(list)].map(([id, row]) => {
    const input = make(document, "input", { class: "pick-input", type, name, value: id });
    const label = make(document, "label", { class: "pick" }, input);
    const pick = row.querySelector(".pick");
    if (pick) {
      label.append(...pick.childNodes);
      pick.replaceWith(label);
    }
    return input;
  });
}

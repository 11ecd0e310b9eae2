/** Single choice, multiple choice, true/false: the rows become radio buttons or boxes to tick. */

import { words } from "../../words.js";
import { textsOf } from "../kinds/responses.js";
import { addInputs, arrange, clearMarks, groupAround, markPicks, noteOn } from "./parts.js";

/** @typedef {import("../types.js").Response} Response */

/**
 * @param {"radio" | "checkbox"} type
 * @param {string} help
 * @param {(picked: string[]) => Response} respond
 * @param {(response: Response) => string[]} picksOf
 * @returns {import("../types.js").Build}
 */
function builder(type, help, respond, picksOf) {
  return (section, question, order, change) => {
    const list = /** @type {Element} */ (section.querySelector("[data-part='choices']"));
    if (Array.isArray(order)) {
      arrange(list, order);
      reletter(section, order);
    }
    const group = groupAround(section, list, words(help));
    const inputs = addInputs(list, type);
    // In the order of the question, however it is shown.
    const ids = (question.choices ?? []).map((choice) => choice.id);
    const read = () => {
      const picked = inputs.filter((input) => input.checked).map((input) => input.value);
      return respond(picked.sort((one, other) => ids.indexOf(one) - ids.indexOf(other)));
    };
    list.addEventListener("change", () => change(read()));
    return {
      read,
      write(response) {
        const picked = picksOf(response);
        for (const input of inputs) input.checked = picked.includes(input.value);
      },
      mark(response) {
        const right = [].concat(question.correct).map(String);
        markPicks(list, picksOf(response), right, (id) => noteOn(section, id));
      },
      unmark: () => clearMarks(list),
      lock(locked) {
        group.disabled = locked;
      },
      focus: () => (inputs.find((input) => input.checked) ?? inputs[0])?.focus(),
    };
  };
}

export const buildSingleChoice = builder(
  "radio",
  "quiz.help.single_choice",
  ([picked]) => picked ?? null,
  (response) => (typeof response === "string" ? [response] : []),
);

export const buildMultipleChoice = builder(
  "checkbox",
  "quiz.help.multiple_choice",
  (picked) => (picked.length ? picked : null),
  textsOf,
);

export const buildTrueFalse = builder(
  "radio",
  "quiz.help.true_false",
  ([picked]) => (picked === undefined ? null : picked === "true"),
  (response) => (typeof response === "boolean" ? [String(response)] : []),
);

/**
 * Letters by place, everywhere a choice is named by its letter.
 * @param {HTMLElement} section
 * @param {readonly string[]} order
 */
function reletter(section, order) {
  for (const letter of section.querySelectorAll("[data-letter]")) {
    const place = order.indexOf(/** @type {HTMLElement} */ (letter).dataset.letter ?? "");
    if (place >= 0) letter.textContent = String.fromCharCode(65 + place);
  }
}

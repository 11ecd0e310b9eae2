/** Matching and classify: each row chooses its partner from a list. */

import { make } from "../../elements.js";
import { words } from "../../words.js";
import { identify } from "../dom.js";
import { partOf } from "../kinds/responses.js";
import { arrange, clearMarks, groupAround, noteOn, rowsOf, showMark, shownText } from "./parts.js";

/** @type {import("../types.js").Build} */
export function buildPairs(section, question, order, change) {
  const document = section.ownerDocument;
  const list = /** @type {Element} */ (section.querySelector("[data-part='choices']"));
  const targets = /** @type {Element} */ (section.querySelector("[data-part='targets']"));
  if (order && !Array.isArray(order)) {
    arrange(list, order.choices);
    arrange(targets, order.targets);
    reletter(list, (index) => String(index + 1));
    reletter(targets, (index) => String.fromCharCode(65 + index));
  }
  const group = groupAround(section, list, words("quiz.help.pairs"));
  /** @type {Map<string, HTMLSelectElement>} */
  const selects = new Map();
  const name = (/** @type {Element} */ target) =>
    `${target.querySelector(".letter")?.textContent}. ${shownText(target)}`;

  for (const [id, row] of rowsOf(list)) {
    const text = row.querySelector(".choice-text");
    const select = make(document, "select", { class: "partner" });
    if (text) select.setAttribute("aria-labelledby", identify(text));
    select.append(make(document, "option", { value: "" }, words("quiz.choose")));
    for (const [target, aim] of rowsOf(targets)) {
      select.append(make(document, "option", { value: target }, name(aim)));
    }
    row.querySelector(".partner")?.replaceWith(select);
    selects.set(id, select);
  }

  const read = () => {
    const pairs = question.choices
      .map(({ id }) => [id, selects.get(id)?.value ?? ""])
      .filter(([, target]) => target);
    return pairs.length ? Object.fromEntries(pairs) : null;
  };
  list.addEventListener("change", () => change(read()));

  return {
    read,
    write(response) {
      for (const [id, select] of selects) {
        const target = partOf(response, id);
        select.value = typeof target === "string" ? target : "";
        if (select.selectedIndex < 0) select.value = "";
      }
    },
    mark(response) {
      for (const [id, row] of rowsOf(list)) {
        const right = question.correct[id];
        const note = noteOn(section, id);
        if (partOf(response, id) === right) {
          showMark(row, "right", words("quiz.mark.right"), note);
        } else {
          const target = rowsOf(targets).get(right);
          const text = words("quiz.mark.partner", { text: target ? name(target) : "" });
          const mark = partOf(response, id) === undefined ? "missed" : "wrong";
          showMark(row, mark, words(`quiz.mark.${mark}`), text, note);
        }
      }
    },
    unmark: () => clearMarks(list),
    lock(locked) {
      group.disabled = locked;
    },
    focus() {
      const open = [...selects.values()];
      (open.find((select) => !select.value) ?? open[0])?.focus();
    },
  };
}

/**
 * @param {Element} list
 * @param {(index: number) => string} letterAt
 */
function reletter(list, letterAt) {
  [...rowsOf(list).values()].forEach((row, index) => {
    const letter = row.querySelector(".letter");
    if (letter) letter.textContent = letterAt(index);
  });
}

/** Short answer: the line to write on becomes a field. */

import { make } from "../../elements.js";
import { words } from "../../words.js";
import { identify } from "../dom.js";
import { shortAnswer } from "../kinds/short_answer.js";
import { clearMarks, groupAround, showMark } from "./parts.js";

/** @type {import("../types.js").Build} */
export function buildBlank(section, question, _order, change) {
  const document = section.ownerDocument;
  const blank = /** @type {Element} */ (section.querySelector(".blank"));
  const group = groupAround(section, blank, words("quiz.help.short_answer"));
  const numeric = question.tolerance !== null && !question.correct.join().includes("-");
  const field = make(document, "input", {
    class: "blank-line",
    type: "text",
    inputmode: numeric ? "decimal" : "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    maxlength: "200",
  });
  blank.querySelector(".blank-line")?.replaceWith(field);
  const said = blank.querySelector(".blank-label");
  if (said) {
    const label = make(document, "label", { class: "blank-label", for: identify(field) });
    label.append(...said.childNodes);
    said.replaceWith(label);
  }
  const unit = blank.querySelector(".unit");
  if (unit) field.setAttribute("aria-describedby", identify(unit));
  const read = () => (field.value.trim() ? field.value : null);
  field.addEventListener("input", () => change(read()));
  return {
    read,
    write(response) {
      field.value = typeof response === "string" ? response : "";
    },
    mark(response) {
      // What was left empty is not wrong: the verdict says that nothing was answered.
      if (response === null) return;
      const mark = shortAnswer.shareOf(question, response) === 1 ? "right" : "wrong";
      showMark(blank, mark, words(`quiz.mark.${mark}`));
    },
    unmark: () => clearMarks(group),
    lock(locked) {
      group.disabled = locked;
    },
    focus: () => field.select(),
  };
}

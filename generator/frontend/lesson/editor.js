/** The form in which a private note is written, below its passage. */

import { make, makeButton } from "../elements.js";
import { words } from "../words.js";

/** As long as the log takes, and longer than anybody writes on a phone. */
const LONGEST = 4000;

/**
 * @param {Document} document
 * @param {string} title of the passage
 * @param {string} before the note as it stood
 * @param {{save: (text: string) => void, close: () => void}} acts `save` keeps a text and leaves
 *   the form open; `close` takes it away
 * @returns {{form: HTMLFormElement, keep: () => void, focus: () => void}} `keep` saves what was typed
 */
export function buildEditor(document, title, before, { save, close }) {
  const field = make(document, "textarea", { rows: 4, maxlength: LONGEST });
  field.value = before;

  let kept = before;
  const keep = (/** @type {string} */ text) => {
    if (text === kept) return;
    kept = text;
    save(text);
  };
  const leaveWith = (/** @type {string} */ text) => () => {
    keep(text);
    close();
  };
  const form = make(document, "form", { class: "note-editor", "data-silent": true }, [
    make(document, "label", {}, words("lesson.note_of", { title }), field),
    make(document, "p", { class: "note" }, words("lesson.private")),
    make(document, "div", { class: "buttons" }, [
      make(document, "button", { type: "submit", class: "button button-primary" }, words("lesson.save")),
      makeButton(document, words("lesson.cancel"), leaveWith(before)),
      before && makeButton(document, words("lesson.remove"), leaveWith("")),
    ]),
  ]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep(field.value.trim());
    close();
  });
  form.addEventListener("keydown", (event) => {
    // Escape never takes what was typed.
    if (event.key === "Escape" && field.value === before) close();
  });
  return { form, keep: () => keep(field.value.trim()), focus: () => field.focus() };
}

/** The form in which a private note is written, below its passage. */

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
  const form = document.createElement("form");
  form.className = "note-editor";
  form.dataset.silent = "";
  const label = document.createElement("label");
  label.textContent = words("lesson.note_of", { title });
  const field = document.createElement("textarea");
  field.rows = 4;
  field.maxLength = LONGEST;
  field.value = before;
  label.append(field);
  const privacy = document.createElement("p");
  privacy.className = "note";
  privacy.textContent = words("lesson.private");

  let kept = before;
  const keep = (/** @type {string} */ text) => {
    if (text === kept) return;
    kept = text;
    save(text);
  };
  const row = document.createElement("div");
  row.className = "buttons";
  row.append(
    action(document, "save", "submit", () => {}),
    action(document, "cancel", "button", () => {
      keep(before);
      close();
    }),
  );
  if (before) {
    row.append(
      action(document, "remove", "button", () => {
        keep("");
        close();
      }),
    );
  }
  form.append(label, privacy, row);
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

/**
 * @param {Document} document
 * @param {string} name
 * @param {"submit" | "button"} type
 * @param {() => void} act
 * @returns {HTMLButtonElement}
 */
function action(document, name, type, act) {
  const button = document.createElement("button");
  button.type = type;
  button.className = name === "save" ? "button button-primary" : "button";
  button.textContent = words(`lesson.${name}`);
  button.addEventListener("click", act);
  return button;
}

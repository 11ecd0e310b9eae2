/** Notes and bookmarks, each with the way back to its place; private, so they leave only by hand. */

import { copyText } from "../comforts/copying.js";
import { siteRoot } from "../data.js";
import { words } from "../words.js";
import { button, el } from "./elements.js";

/** @typedef {import("../progress/notes.js").Note} Note */
/** @typedef {import("./state.js").State} State */

/**
 * @param {Document} document
 * @param {State} state
 * @returns {import("./overview.js").Section | null}
 */
export function notesSection(document, { notes }) {
  if (!notes.length) return null;
  return {
    key: notes.map(({ case: { id }, ...note }) => ({ id, ...note })),
    build: () => {
      const status = el(document, "span", { class: "copy-status", role: "status" });
      return [
        el(document, "ul", { class: "notes" }, notes.map((note) => noteItem(document, note))),
        el(document, "p", { class: "buttons" }, [
          button(document, words("centre.notes.copy"), async () => {
            const window = /** @type {Window} */ (document.defaultView);
            const done = await copyText(document, window, notesText(notes));
            status.textContent = words(`centre.mistakes.${done ? "copied" : "copy_failed"}`);
          }),
          button(document, words("centre.notes.print"), () => document.defaultView?.print()),
          status,
        ]),
      ];
    },
  };
}

/**
 * @param {Document} document
 * @param {Note} note
 */
function noteItem(document, { case: found, anchor, title, marked, text }) {
  const href = siteRoot(document) + found.href + (anchor ? `#${anchor}` : "");
  return el(document, "li", {}, [
    el(document, "p", {}, [
      marked ? el(document, "span", { class: "tag" }, [words("centre.notes.bookmark")]) : null,
      el(document, "a", { href }, [title ? `${found.title} · ${title}` : found.title]),
    ]),
    text ? el(document, "p", { class: "note-text" }, [text]) : null,
  ]);
}

/**
 * @param {readonly Note[]} notes
 * @returns {string}
 */
export function notesText(notes) {
  return notes
    .map(({ case: { title: home }, title, text }) =>
      [`《${home}》${title}`, text].filter(Boolean).join("\n"),
    )
    .join("\n\n");
}

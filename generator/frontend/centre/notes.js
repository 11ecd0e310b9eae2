/** Notes and bookmarks, each with the way back to its place; private, so they leave only by hand. */

import { copyText } from "../comforts/copying.js";
import { inWeChat } from "../comforts/wechat.js";
import { siteRoot } from "../data.js";
import { make, makeButton } from "../elements.js";
import { words } from "../words.js";

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
      const window = /** @type {Window} */ (document.defaultView);
      const status = make(document, "span", { class: "copy-status", role: "status" });
      return [
        make(document, "ul", { class: "notes" }, notes.map((note) => noteItem(document, note))),
        make(document, "p", { class: "buttons" }, [
          makeButton(document, words("centre.notes.copy"), async () => {
            const done = await copyText(document, window, notesText(notes));
            status.textContent = words(`centre.mistakes.${done ? "copied" : "copy_failed"}`);
          }),
          !inWeChat(window) && makeButton(document, words("centre.notes.print"), () => printNotes(document)),
          status,
        ]),
      ];
    },
  };
}

/**
 * The notes alone: the rest of the overview stays off the paper.
 * @param {Document} document
 */
function printNotes(document) {
  const window = /** @type {Window} */ (document.defaultView);
  const { classList } = document.documentElement;
  classList.add("prints-notes");
  window.addEventListener("afterprint", () => classList.remove("prints-notes"), { once: true });
  window.print();
}

/**
 * @param {Document} document
 * @param {Note} note
 */
function noteItem(document, { case: found, anchor, title, marked, text }) {
  const href = siteRoot(document) + found.href + (anchor ? `#${anchor}` : "");
  return make(document, "li", {}, [
    make(document, "p", {}, [
      marked ? make(document, "span", { class: "tag" }, words("centre.notes.bookmark")) : null,
      make(document, "a", { href }, title ? `${found.title} · ${title}` : found.title),
    ]),
    text ? make(document, "p", { class: "note-text" }, text) : null,
  ]);
}

/**
 * @param {readonly Note[]} notes
 * @returns {string}
 */
export function notesText(notes) {
  return notes
    .map(({ case: { title: home }, title, text }) =>
      [words("centre.notes.of", { case: home, title }).trim(), text].filter(Boolean).join("\n"),
    )
    .join("\n\n");
}

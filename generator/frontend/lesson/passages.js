/** Private notes and bookmarks on a step or a paragraph: two quiet buttons for each of them. */

import { inSlices } from "../breathing.js";
import { make } from "../elements.js";
import { words } from "../words.js";
import { foldAnnotations } from "./annotations.js";
import { buildEditor } from "./editor.js";

/** @typedef {import("../log/log.js").Log} Log */
/** @typedef {import("./annotations.js").Annotation} Annotation */

const PASSAGES = ".story .claim[id], .story .timeline > li[id]";
const NOTHING = { text: "", marked: false };

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Log} log
 * @param {string} caseId
 * @param {ReadonlySet<string>} cases
 * @returns {Promise<void>}
 */
export async function mountPassages(document, window, log, caseId, cases) {
  const elements = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(PASSAGES)]);
  /** @type {ReturnType<typeof buildPassage>[]} */
  const passages = [];
  await inSlices(window, elements, (element) => {
    passages.push(buildPassage(document, log, caseId, element));
  });
  let { tag } = log;
  const show = () => {
    // What one was writing is neither shown to the next nor kept as hers.
    if (tag && tag !== log.tag) for (const passage of passages) passage.drop();
    ({ tag } = log);
    const annotations = foldAnnotations(log.events(), cases);
    for (const passage of passages) passage.show(annotations.get(passage.anchor) ?? NOTHING);
  };
  log.subscribe(show);
  show();
  const story = document.querySelector(".story");
  if (story) story.classList.add("annotatable");

  // A touch on a passage brings its buttons; on another, those.
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("a, button, summary, label, .note-editor")) return;
    const selection = window.getSelection();
    if (selection && !selection.isCollapsed) return;
    for (const { element } of passages) {
      const chosen = element.contains(target) && !element.classList.contains("current");
      element.classList.toggle("current", chosen);
    }
  });
  // What was typed is not lost with the page.
  const keep = () => passages.forEach((passage) => passage.keep());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keep();
  });
  window.addEventListener("pagehide", keep, { capture: true });
}

/**
 * What names a passage in a list: the title of a step, or how a paragraph begins.
 * @param {Element} element
 * @returns {string}
 */
export function titleOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const part of copy.querySelectorAll("sup.cite, .as-of, .cite-rows, [data-silent]")) {
    part.remove();
  }
  const heading = copy.querySelector("h3");
  const text = ((heading ?? copy).textContent ?? "").replace(/\s+/g, " ").trim();
  const signs = [...text];
  return heading || signs.length <= 24 ? text : `${signs.slice(0, 22).join("")}……`;
}

/**
 * @param {Document} document
 * @param {Log} log
 * @param {string} caseId
 * @param {HTMLElement} element
 */
function buildPassage(document, log, caseId, element) {
  const anchor = element.id;
  const title = titleOf(element);
  const noteButton = toolButton(document, words("lesson.note"), title);
  const markButton = toolButton(document, words("lesson.bookmark"), title);
  const state = make(document, "span", { class: "passage-state", "aria-live": "polite" });
  const tools = { class: "passage-tools", "data-silent": true };
  element.classList.add("passage");
  element.append(make(document, "span", tools, noteButton, markButton, state));
  const shown = make(document, "div", { class: "passage-note", "data-silent": true, hidden: true });

  /** @type {Annotation} */
  let annotation = NOTHING;
  /** @type {ReturnType<typeof buildEditor> | null} */
  let editor = null;

  const keep = async (/** @type {string} */ type, /** @type {object} */ data) => {
    const keeping = log.append(type, { case: caseId, anchor, title, ...data });
    state.textContent = words(`lesson.${await keeping}`);
  };
  const place = (/** @type {HTMLElement} */ part) => {
    // A paragraph holds no blocks; a step does.
    if (element.tagName === "LI") element.append(part);
    else element.after(part);
  };
  const show = (/** @type {Annotation} */ next) => {
    annotation = next;
    element.classList.toggle("annotated", Boolean(next.text || next.marked));
    markButton.setAttribute("aria-pressed", String(next.marked));
    shown.textContent = next.text;
    shown.hidden = !next.text || Boolean(editor);
    if (next.text && !shown.isConnected) place(shown);
    setText(noteButton, words(next.text ? "lesson.edit" : "lesson.note"));
  };
  const close = () => {
    if (!editor) return;
    editor.form.remove();
    editor = null;
    show(annotation);
    noteButton.focus();
  };
  noteButton.addEventListener("click", () => {
    if (editor) return editor.focus();
    state.textContent = "";
    editor = buildEditor(document, title, annotation.text, {
      save: (text) => void keep("note_changed", { text }),
      close,
    });
    shown.hidden = true;
    place(editor.form);
    editor.focus();
  });
  markButton.addEventListener("click", () => {
    void keep("bookmark_changed", { on: !annotation.marked });
  });
  const drop = () => {
    if (editor) editor.form.remove();
    editor = null;
    state.textContent = "";
  };
  return { element, anchor, show, drop, keep: () => editor && editor.keep() };
}

/**
 * @param {Document} document
 * @param {string} text
 * @param {string} title
 * @returns {HTMLButtonElement}
 */
function toolButton(document, text, title) {
  return make(document, "button", { type: "button", class: "passage-tool" }, [
    make(document, "span", {}, text),
    make(document, "span", { class: "visually-hidden" }, words("lesson.of", { title })),
  ]);
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
function setText(button, text) {
  const name = button.firstElementChild;
  if (name && name.textContent !== text) name.textContent = text;
}

/** What is said once a question is settled: the verdict, the key, the explanation, the passages. */

import { make } from "../elements.js";
import { words } from "../words.js";
import { drawIcon } from "./dom.js";
import { verdictOn } from "./scoring.js";

const MOVED = [".key", ".explanation", ".passages"];

/**
 * Show the verdict below the answer. The static key, explanation and passages move into it.
 * @param {HTMLElement} section
 * @param {number} score
 * @param {boolean} answered
 * @returns {HTMLElement} its heading, which can take the focus
 */
export function showVerdict(section, score, answered) {
  const document = section.ownerDocument;
  const verdict = verdictOn(score);
  const level = Number(section.querySelector(".question-title")?.tagName[1] ?? 3) + 1;
  const word = answered
    ? words(`quiz.verdict.${verdict}`, { percent: Math.round(score * 100) })
    : words("quiz.verdict.open");
  const title = make(
    document,
    /** @type {"h4"} */ (`h${level}`),
    { class: "verdict-title", tabindex: "-1" },
    drawIcon(document, verdict),
    word,
  );
  const panel = make(document, "div", { class: "verdict", "data-verdict": verdict }, title);
  const folded = section.querySelector(".answer .fold-body");
  for (const selector of MOVED) {
    const part = folded && folded.querySelector(`:scope > ${selector}`);
    if (part) panel.append(part);
  }
  const others = otherNotes(section);
  if (others) panel.append(others);
  section.querySelector(".answer")?.before(panel);
  return title;
}

/**
 * Take the verdict away; the static parts go back to where they were.
 * @param {HTMLElement} section
 */
export function hideVerdict(section) {
  const panel = section.querySelector(".verdict");
  const folded = section.querySelector(".answer .fold-body");
  if (!panel || !folded) return;
  const [key, ...rest] = MOVED.map((selector) => panel.querySelector(`:scope > ${selector}`));
  if (key) folded.prepend(key);
  for (const part of rest) if (part) folded.append(part);
  panel.remove();
}

/**
 * What there is to say about the choices that were not marked, folded.
 * @param {HTMLElement} section
 * @returns {HTMLElement | null}
 */
function otherNotes(section) {
  const document = section.ownerDocument;
  const list = section.querySelector(".feedback-list:not([data-of])");
  if (!list) return null;
  const copy = /** @type {Element} */ (list.cloneNode(true));
  for (const note of [...copy.querySelectorAll("[data-note]")]) {
    const id = /** @type {HTMLElement} */ (note).dataset.note ?? "";
    const marked = [...section.querySelectorAll("[data-choice][data-mark]")];
    if (marked.some((row) => /** @type {HTMLElement} */ (row).dataset.choice === id)) note.remove();
  }
  if (!copy.children.length) return null;
  const summary = make(document, "summary", {}, words("quiz.others"));
  return make(
    document,
    "details",
    { class: "fold other-notes" },
    summary,
    make(document, "div", { class: "fold-body" }, copy),
  );
}

/** Mistakes taken along: on paper, as text for a chat, as a table. */

import { words } from "../words.js";
import { dayText } from "./dates.js";
import { writeTable } from "./exporting.js";
import { loadQuestion, textOf, yoursOf } from "./questions.js";

/** @typedef {import("../progress/mistakes.js").Mistake} Mistake */
/**
 * @typedef {{title: string, kind: string, prompt: string, yours: string, key: string,
 *   explanation: string, when: string, times: number}} Row
 */

/**
 * @param {Window} window
 * @param {readonly Mistake[]} chosen
 * @returns {Promise<Row[]>}
 */
export async function rowsOf(window, chosen) {
  /** @type {Row[]} */
  const rows = [];
  for (const mistake of chosen) {
    const shown = await loadQuestion(window, mistake.case, mistake.question).catch(() => null);
    if (!shown) continue;
    const { section, question } = shown;
    rows.push({
      title: mistake.last.case.title,
      kind: words(`centre.kinds.${mistake.kind}`),
      prompt: textOf(section, ".prompt"),
      yours: yoursOf(question, mistake),
      key: textOf(section, ".key"),
      explanation: textOf(section, ".explanation"),
      when: dayText(mistake.last.day, "full"),
      times: mistake.times,
    });
  }
  return rows;
}

/**
 * Rows as lines to read: one block a question.
 * @param {readonly Row[]} rows
 */
export function textFor(rows) {
  const blocks = rows.map((row, index) => words("centre.mistakes.block", { number: index + 1, ...row }));
  return [words("centre.mistakes.title"), ...blocks].join("\n\n");
}

/** @param {readonly Row[]} rows */
export function tableFor(rows) {
  const heads = ["case", "kind", "question", "yours_head", "key", "explanation", "when", "wrong"];
  return writeTable(
    heads.map((name) => words(`centre.mistakes.${name}`)),
    rows.map(({ title, kind, prompt, yours, key, explanation, when, times }) => [
      title, kind, prompt, yours, key, explanation, when, times,
    ]),
  );
}

/**
 * Paper shows the key and the explanation too, whichever way it is printed: their folds open for it
 * and close again.
 * @param {Window} window
 */
export function unfoldOnPaper(window) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  const turn = (/** @type {boolean} */ open) => {
    for (const fold of opened) fold.open = open;
  };
  window.addEventListener("beforeprint", () => {
    opened = [...window.document.querySelectorAll(".mistake details.answer:not([open])")].map(
      (fold) => /** @type {HTMLDetailsElement} */ (fold),
    );
    turn(true);
  });
  window.addEventListener("afterprint", () => turn(false));
}

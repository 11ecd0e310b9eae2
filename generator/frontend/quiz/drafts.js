/** An answer that was begun and not submitted, kept for this tab. Losing it is no loss of record. */

import { DRAFTS } from "../log/stores/copy.js";
import { kindOf } from "./kinds/index.js";

/** @typedef {import("./types.js").Question} Question */

/** @param {Question} question */
function keyOf(question) {
  return `${DRAFTS}${question.case}:${question.id}:${question.revision}`;
}

/**
 * @param {Window} window
 * @param {Question} question
 * @returns {any} the response, null when there is none that fits
 */
export function readDraft(window, question) {
  try {
    const draft = JSON.parse(window.sessionStorage.getItem(keyOf(question)) ?? "null");
    return kindOf(question).describe(question, draft) ? draft : null;
  } catch {
    return null;
  }
}

/**
 * @param {Window} window
 * @param {Question} question
 * @param {any} response null forgets it
 */
export function writeDraft(window, question, response) {
  try {
    if (response === null) window.sessionStorage.removeItem(keyOf(question));
    else window.sessionStorage.setItem(keyOf(question), JSON.stringify(response));
  } catch {
    // Blocked storage: the draft lasts as long as the page.
  }
}

/** Questions away from their page: read from the data files, given ids and links of this page. */

import { loadData } from "../data.js";
import { kindOf } from "../quiz/kinds/index.js";
import { makeSection } from "../quiz/section.js";
import { words } from "../words.js";

/** @typedef {import("../quiz/types.js").Question} Question */
/** @typedef {{question: Question, section: HTMLElement}} Shown */

/**
 * One question as a static section for this page; null when the course no longer asks it.
 * @param {Window} window
 * @param {string} caseId
 * @param {string} questionId
 * @returns {Promise<Shown | null>} rejects when the data file cannot be read
 */
export async function loadQuestion(window, caseId, questionId) {
  const data = await loadData(window, `questions/${caseId}`);
  const question = data.questions.find((/** @type {Question} */ each) => each.id === questionId);
  if (!question) return null;
  return { question, section: place(window.document, question) };
}

/**
 * @param {Document} document
 * @param {Question} question
 * @returns {HTMLElement}
 */
function place(document, question) {
  const section = makeSection(document, question);
  // Two cases may use one name for a question: here both can stand.
  for (const element of [section, ...section.querySelectorAll("[id]")]) {
    element.id = `${question.case}-${element.id}`;
  }
  for (const attribute of ["aria-labelledby", "for"]) {
    for (const element of [section, ...section.querySelectorAll(`[${attribute}]`)]) {
      const said = element.getAttribute(attribute);
      if (said) element.setAttribute(attribute, `${question.case}-${said}`);
    }
  }
  return section;
}

/**
 * What stands below a label of a static question, as text.
 * @param {HTMLElement} section
 * @param {string} selector
 * @returns {string}
 */
export function textOf(section, selector) {
  const found = section.querySelector(selector);
  if (!found) return "";
  const lines = [...found.querySelectorAll("li, p:not(.key-label)")];
  const parts = (lines.length ? lines : [found]).map((line) => {
    const copy = /** @type {Element} */ (line.cloneNode(true));
    // What is not there cannot be meant by its letter.
    for (const letter of copy.querySelectorAll(".letter-ref")) letter.remove();
    return (copy.textContent ?? "").trim();
  });
  const ranked = found.querySelector(".key-list:not(.key-plain)");
  return parts.filter(Boolean).join(words(ranked ? "quiz.then" : "centre.semicolon")).replace(/\s+/g, " ");
}

/**
 * What was answered last, in words.
 * @param {Question} question
 * @param {import("../progress/mistakes.js").Mistake} mistake
 * @returns {string}
 */
export function yoursOf(question, { last, outdated }) {
  if (outdated) return words("centre.mistakes.outdated");
  if (last.response === null) return words("centre.mistakes.nothing");
  let said = "";
  try {
    said = kindOf(question).describe(question, last.response);
  } catch {
    // An imported response may be of any shape.
  }
  return said || words("centre.mistakes.nothing");
}

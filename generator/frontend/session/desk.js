/** What the views of a module quiz share: the page they stand on, its pool, and its static questions. */

import { make } from "../elements.js";
import { indexPool } from "./pool.js";

/** @typedef {import("../quiz/types.js").Question} Question */

/**
 * @typedef {object} Desk
 * @property {Document} document
 * @property {Window} window
 * @property {HTMLElement} home where views go
 * @property {HTMLElement} pool the static questions
 * @property {import("./pool.js").Pool} questions
 * @property {import("./sitting.js").Module} module
 * @property {string} back address of the module's page
 */

/**
 * @param {Document} document
 * @param {Window} window
 * @returns {Desk | null} null on a page without a module quiz
 */
export function findDesk(document, window) {
  const quiz = document.querySelector("section.quiz[data-quiz='module']");
  const home = quiz && quiz.querySelector("[data-part='session']");
  const pool = quiz && quiz.querySelector("[data-part='pool']");
  const data = quiz && quiz.querySelector("script.quiz-data");
  const page = /** @type {HTMLElement | null} */ (quiz && quiz.closest("[data-module]"));
  if (!quiz || !home || !pool || !data || !page) return null;
  /** @type {HTMLElement} */ (quiz).dataset.live = "on";
  const { module = "", formerly = "", mastery, quizSize, renamed } = page.dataset;
  const crumbs = [...document.querySelectorAll(".crumbs a")];
  return {
    document,
    window,
    home: /** @type {HTMLElement} */ (home),
    pool: /** @type {HTMLElement} */ (pool),
    questions: indexPool(JSON.parse(data.textContent || "[]"), readRenamed(renamed)),
    module: {
      id: module,
      formerly: formerly.split(" ").filter(Boolean),
      mastery: Number(mastery),
      size: Number(quizSize),
    },
    back: crumbs[crumbs.length - 1]?.getAttribute("href") ?? "",
  };
}

/**
 * @param {string | undefined} pairs such as `former=present another=present`
 * @returns {{[former: string]: string}}
 */
function readRenamed(pairs) {
  return Object.fromEntries(
    (pairs ?? "").split(" ").flatMap((pair) => (pair.includes("=") ? [pair.split("=")] : [])),
  );
}

/**
 * A copy of a static question, with a title and ids of its own.
 * @param {Desk} desk
 * @param {Question} question
 * @param {{id: string, level: 2 | 3, title: string}} as
 * @returns {HTMLElement}
 */
export function copyQuestion({ document, pool }, question, { id, level, title }) {
  const original = [...pool.querySelectorAll("section.question")].find((section) => {
    const { case: home, question: own } = /** @type {HTMLElement} */ (section).dataset;
    return home === question.case && own === question.id;
  });
  if (!original) throw new Error(`no question ${question.case}/${question.id} on this page`);
  const copy = /** @type {HTMLElement} */ (original.cloneNode(true));
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  copy.id = id;
  copy.setAttribute("aria-labelledby", `${id}-title`);
  const old = copy.querySelector(".question-title");
  const heading = make(
    document,
    /** @type {"h2"} */ (`h${level}`),
    { class: "question-title", id: `${id}-title`, tabindex: "-1" },
    make(document, "span", { class: "question-number" }, title),
  );
  const kicker = old && old.querySelector(".kicker");
  if (kicker) heading.append(kicker);
  if (old) old.replaceWith(heading);
  return copy;
}

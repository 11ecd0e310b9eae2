/** What the views of a module quiz share: where they stand, and what they ask. */

import { make } from "../elements.js";
import { makeSection } from "../quiz/section.js";

/** @typedef {import("../quiz/types.js").Question} Question */

/**
 * @typedef {object} Place
 * @property {Document} document
 * @property {Window} window
 * @property {HTMLElement} home where views go
 * @property {HTMLElement} pool the static questions
 * @property {import("./sitting.js").Module} module
 * @property {string} revision of the pool
 * @property {string} back address of the module's page
 *
 * @typedef {Place & import("./reading.js").Shelf} Desk
 */

/**
 * @param {HTMLElement} home
 * @param {Window} window
 * @returns {Place | null} null where there are no questions beside it
 */
export function findPlace(home, window) {
  const document = home.ownerDocument;
  const quiz = home.closest("section.quiz[data-quiz='module']");
  const pool = quiz && quiz.querySelector("[data-part='pool']");
  const page = /** @type {HTMLElement | null} */ (quiz && quiz.closest("[data-module]"));
  if (!quiz || !pool || !page) return null;
  /** @type {HTMLElement} */ (quiz).dataset.live = "on";
  const { module = "", formerly = "", mastery, quizSize, pool: revision = "" } = page.dataset;
  const crumbs = [...document.querySelectorAll(".crumbs a")];
  return {
    document,
    window,
    home,
    pool: /** @type {HTMLElement} */ (pool),
    module: {
      id: module,
      formerly: formerly.split(" ").filter(Boolean),
      mastery: Number(mastery),
      size: Number(quizSize),
    },
    revision,
    back: crumbs[crumbs.length - 1]?.getAttribute("href") ?? "",
  };
}

/**
 * A question with a title and ids of its own.
 * @param {Desk} desk
 * @param {Question} question
 * @param {{id: string, level: 2 | 3, title: string}} as
 * @returns {HTMLElement}
 */
export function layOut({ document }, question, { id, level, title }) {
  const section = makeSection(document, question);
  for (const part of section.querySelectorAll("[id]")) part.removeAttribute("id");
  section.id = id;
  section.setAttribute("aria-labelledby", `${id}-title`);
  const old = section.querySelector(".question-title");
  const heading = make(
    document,
    /** @type {"h2"} */ (`h${level}`),
    { class: "question-title", id: `${id}-title`, tabindex: "-1" },
    make(document, "span", { class: "question-number" }, title),
  );
  const kicker = old && old.querySelector(".kicker");
  if (kicker) heading.append(kicker);
  if (old) old.replaceWith(heading);
  return section;
}

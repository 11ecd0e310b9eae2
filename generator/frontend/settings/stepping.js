/** In elder mode a case page shows one question at a time. The others are there, and print. */

import { findTarget } from "../comforts/folds.js";
import { make, makeButton } from "../elements.js";
import { words } from "../words.js";
import { DISPLAY_CHANGED, readDisplay, whenElder } from "./display.js";
import { TURNED } from "./turning.js";

/**
 * Where a step leads: from one of `count` places, never past an end.
 * @param {number} from
 * @param {number} by
 * @param {number} count
 * @returns {number}
 */
export function stepTo(from, by, count) {
  return Math.max(0, Math.min(count - 1, from + by));
}

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountQuestionSteps(document, window) {
  const quiz = document.querySelector("section.quiz[data-quiz='practice']");
  if (quiz) whenElder(document, window, () => step(document, window, quiz));
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Element} quiz
 */
function step(document, window, quiz) {
  let at = 0;
  // Asked anew each time: the script of the questions may put others in their place.
  const questions = () => [...quiz.querySelectorAll(":scope > section.question")];

  const where = make(document, "p", { class: "question-place" });
  const back = makeButton(document, words("settings.previous"), () => go(-1));
  const on = makeButton(document, words("settings.next"), () => go(1));
  const attributes = { class: "question-steps", role: "group", "aria-label": words("settings.steps") };
  const bar = make(document, "div", attributes, where, back, on);

  const show = () => {
    const all = questions();
    const { elder } = readDisplay(document, window);
    at = stepTo(at, 0, all.length);
    all.forEach((question, index) => {
      question.classList.toggle("question-aside", elder && index !== at);
    });
    bar.hidden = !elder;
    for (const part of [where, back, on]) part.hidden = all.length < 2;
    where.textContent = words("settings.place", { number: at + 1, count: all.length });
    back.setAttribute("aria-disabled", String(at === 0));
    on.setAttribute("aria-disabled", String(at === all.length - 1));
    const last = all[all.length - 1];
    if (last && last.nextElementSibling !== bar) last.after(bar);
  };
  const go = (/** @type {number} */ by) => {
    const next = stepTo(at, by, questions().length);
    if (next === at) return;
    at = next;
    show();
    const question = /** @type {HTMLElement | undefined} */ (questions()[at]);
    if (!question) return;
    question.tabIndex = -1;
    question.focus({ preventScroll: true });
    question.scrollIntoView();
  };

  const turn = (/** @type {Node | null} */ target) => {
    const index = questions().findIndex((question) => question.contains(target));
    if (index < 0) return false;
    at = index;
    show();
    return true;
  };
  /** A link to a question, or to something in it, turns to it. */
  const follow = () => {
    const target = findTarget(document, window.location.hash);
    if (turn(target) && target) target.scrollIntoView();
  };
  // The learner's script knows which one she is at; it may have come before this.
  quiz.addEventListener(TURNED, ({ target }) => turn(/** @type {Node} */ (target)));
  turn(quiz.querySelector("[data-turn]"));
  window.addEventListener("hashchange", follow);
  document.addEventListener(DISPLAY_CHANGED, show);
  new MutationObserver(show).observe(quiz, { childList: true });
  show();
  follow();
}

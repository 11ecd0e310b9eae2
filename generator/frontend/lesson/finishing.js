/** 读完了, at the end of the story: pressed once, then it says since when. */

import { sayDay } from "../clock.js";
import { make, makeButton, makeButtonLink } from "../elements.js";
import { words } from "../words.js";

/** @typedef {import("../log/log.js").Log} Log */
/** @typedef {import("../log/log.js").LogEvent} LogEvent */

/**
 * When the case was completed first.
 * @param {readonly LogEvent[]} events in their order
 * @param {ReadonlySet<string>} cases the ids that this case has and had
 * @returns {number | null} ms since 1970
 */
export function completedAt(events, cases) {
  const found = events.find(({ type, case: id }) => type === "lesson_completed" && cases.has(id));
  return found ? found.time : null;
}

/**
 * @param {Document} document
 * @param {Log} log
 * @param {string} caseId
 * @param {ReadonlySet<string>} cases
 */
export function mountFinish(document, log, caseId, cases) {
  const part = document.querySelector("[data-part='finish']");
  if (!part) return;
  const questions = document.querySelectorAll("section.quiz[data-quiz='practice'] .question").length;

  const invite = make(document, "p", {}, words(questions ? "lesson.invite" : "lesson.invite_plain"));
  const button = makeButton(document, words("lesson.finish"), () => finish(), "button-primary");
  const state = make(document, "p", { class: "finish-state", "aria-live": "polite" });
  const next = nextStep(document, questions);
  part.append(invite, button, state);
  if (next) part.append(next);

  let saved = "";
  const show = () => {
    const time = completedAt(log.events(), cases);
    const done = time !== null;
    invite.hidden = button.hidden = done;
    state.hidden = !done;
    if (next) next.hidden = !done;
    part.classList.toggle("finished", done);
    if (time === null) return;
    const text = words("lesson.finished", { date: sayDay(time) }) + saved;
    if (state.textContent !== text) state.textContent = text;
  };
  const finish = async () => {
    if (completedAt(log.events(), cases) !== null) return;
    const keeping = log.append("lesson_completed", { case: caseId, by: "reader" });
    // The button is gone: the next step is where one goes on.
    const link = next && next.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    saved = words(`lesson.kept_${await keeping}`);
    show();
  };
  log.subscribe(show);
  show();
  part.removeAttribute("hidden");
}

/**
 * The questions below, or else the next lesson.
 * @param {Document} document
 * @param {number} questions
 * @returns {HTMLElement | null}
 */
function nextStep(document, questions) {
  const to = (/** @type {string} */ text, /** @type {string} */ href) =>
    make(document, "p", {}, makeButtonLink(document, text, href));
  if (questions) return to(words("lesson.to_questions", { count: questions }), "#questions");
  const following = document.querySelector(".pager-next");
  if (!following) return null;
  const title = following.lastChild ? (following.lastChild.textContent ?? "").trim() : "";
  return to(words("lesson.to_next", { title }), following.getAttribute("href") ?? "");
}

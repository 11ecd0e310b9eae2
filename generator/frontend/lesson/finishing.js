/** 读完了, at the end of the story: pressed once, then it says since when. */

import { sayDay } from "../clock.js";
import { fill, make, makeButton, makeButtonLink } from "../elements.js";
import { countPractice, isAnswer } from "../progress/practice.js";
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
 * How many of its practice questions were never answered.
 * @param {HTMLElement} article
 * @param {readonly LogEvent[]} events
 * @param {ReadonlySet<string>} cases
 */
export function unanswered(article, events, cases) {
  const own = events.filter((event) => isAnswer(event) && cases.has(event.case));
  const { asked, answered } = countPractice(article, new Set(own.map(({ question }) => question)));
  return asked - answered;
}

/**
 * @param {HTMLElement} article
 * @param {Log} log
 * @param {string} caseId
 * @param {ReadonlySet<string>} cases
 */
export function mountFinish(article, log, caseId, cases) {
  const { ownerDocument: document } = article;
  const part = article.querySelector("[data-part='finish']");
  if (!part) return;
  const questions = unanswered(article, [], cases);

  const invite = make(document, "p", {}, words(questions ? "lesson.invite" : "lesson.invite_plain"));
  const button = makeButton(document, words("lesson.finish"), () => finish(), "button-primary");
  const state = make(document, "p", { class: "finish-state", "aria-live": "polite" });
  const next = make(document, "p");
  part.append(invite, button, state, next);

  let saved = "";
  let left = -1;
  const show = () => {
    const time = completedAt(log.events(), cases);
    const done = time !== null;
    invite.hidden = button.hidden = done;
    state.hidden = next.hidden = !done;
    part.classList.toggle("finished", done);
    if (time === null) return;
    const open = unanswered(article, log.events(), cases);
    if (open !== left) fill(next, [nextStep(document, open)]);
    left = open;
    next.hidden = !next.firstChild;
    const text = words("lesson.finished", { date: sayDay(time) }) + saved;
    if (state.textContent !== text) state.textContent = text;
  };
  const finish = async () => {
    if (completedAt(log.events(), cases) !== null) return;
    const keeping = log.append("lesson_completed", { case: caseId, by: "reader" });
    // The button is gone: the next step is where one goes on.
    const link = next.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    saved = words(`lesson.kept_${await keeping}`);
    show();
  };
  log.subscribe(show);
  show();
  part.removeAttribute("hidden");
}

/**
 * The questions below, as many as are open, or else the next lesson.
 * @param {Document} document
 * @param {number} open
 */
function nextStep(document, open) {
  if (open) return makeButtonLink(document, words("lesson.to_questions", { count: open }), "#questions");
  const following = document.querySelector(".pager-next");
  if (!following) return null;
  const title = following.lastChild ? (following.lastChild.textContent ?? "").trim() : "";
  return makeButtonLink(document, words("lesson.to_next", { title }), following.getAttribute("href") ?? "");
}

/** 读完了, at the end of the story: pressed once, then it says since when. */

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

  const invite = paragraph(document, words(questions ? "lesson.invite" : "lesson.invite_plain"));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-primary";
  button.textContent = words("lesson.finish");
  const state = paragraph(document, "");
  state.className = "finish-state";
  state.setAttribute("aria-live", "polite");
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
    const day = new Date(time).toLocaleDateString(document.documentElement.lang, {
      year: "numeric",
      month: "long",
      day: "numeric",
    });
    const text = words("lesson.finished", { date: day }) + saved;
    if (state.textContent !== text) state.textContent = text;
  };
  button.addEventListener("click", async () => {
    if (completedAt(log.events(), cases) !== null) return;
    const keeping = log.append("lesson_completed", { case: caseId, by: "reader" });
    // The button is gone: the next step is where one goes on.
    const link = next && next.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    saved = words(`lesson.kept_${await keeping}`);
    show();
  });
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
  const link = document.createElement("a");
  link.className = "button";
  if (questions) {
    link.href = "#questions";
    link.textContent = words("lesson.to_questions", { count: questions });
  } else {
    const following = /** @type {HTMLAnchorElement | null} */ (
      document.querySelector(".pager-next")
    );
    if (!following) return null;
    link.href = following.getAttribute("href") ?? "";
    const title = following.lastChild ? (following.lastChild.textContent ?? "").trim() : "";
    link.textContent = words("lesson.to_next", { title });
  }
  const line = paragraph(document, "");
  line.append(link);
  return line;
}

/**
 * @param {Document} document
 * @param {string} text
 * @returns {HTMLParagraphElement}
 */
function paragraph(document, text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

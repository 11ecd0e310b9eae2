/**
 * Marks of progress wherever a lesson or a module is named: nothing for a newcomer, and nothing
 * that moves what stands there. They need only the log and what the page says of itself.
 */

import { make } from "../elements.js";
import { openLog } from "../log/page.js";
import { words } from "../words.js";
import { drawRing } from "./drawing.js";
import { onFrame } from "./frame.js";
import { percentOf, reaches } from "./mastery.js";
import { countPractice, isAnswer } from "./practice.js";
import { foldQuizzes } from "./quizzes.js";
import { isVisit } from "./visit.js";

/** @typedef {import("./reading.js").LogEvent} LogEvent */
/** `answered`: whatever was, outside a module quiz. @typedef {{visited: boolean, completed: boolean,
 *   answered: Set<string>}} Traces */
/** @typedef {{cases: Map<string, Traces>, quizzes: Map<string, number>}} Learnt */

/**
 * @param {Document} document
 * @param {Window} window
 */
export async function mountMarks(document, window) {
  if (!document.querySelector("[data-case], [data-module]")) return;
  const log = await openLog(window);
  const show = () => markPage(document, foldTraces(log.events()));
  log.subscribe(onFrame(window, show));
  show();
}

/**
 * What each case and module has seen, under the ids of the time.
 * @param {readonly LogEvent[]} events
 * @returns {Learnt}
 */
export function foldTraces(events) {
  /** @type {Map<string, Traces>} */
  const cases = new Map();
  for (const event of events) {
    const { type, case: id, question } = event;
    const visited = isVisit(event);
    const answered = isAnswer(event);
    if (!answered && !visited && type !== "lesson_completed") continue;
    const traces = cases.get(id) ?? { visited: false, completed: false, answered: new Set() };
    if (visited) traces.visited = true;
    if (type === "lesson_completed") traces.completed = true;
    if (answered) traces.answered.add(question);
    cases.set(id, traces);
  }
  /** @type {Map<string, number>} */
  const quizzes = new Map();
  for (const { module, submitted, only, score } of foldQuizzes(events, [])) {
    if (submitted && !only) quizzes.set(module, Math.max(score, quizzes.get(module) ?? 0));
  }
  return { cases, quizzes };
}

/**
 * @param {Document} document
 * @param {Learnt} learnt
 */
export function markPage(document, learnt) {
  for (const place of elements(document, "li[data-case], article[data-case]")) {
    markCase(document, place, tracesOf(place, learnt));
  }
  for (const place of elements(document, "[data-module]")) markModule(document, place, learnt);
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
function elements(parent, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (parent.querySelectorAll(selector))];
}

/** @param {HTMLElement} place @param {string | undefined} id */
function idsOf(place, id) {
  return [id ?? "", ...(place.dataset.formerly ?? "").split(" ").filter(Boolean)];
}

/**
 * @param {HTMLElement} place
 * @param {Learnt} learnt
 * @returns {Traces | null}
 */
function tracesOf(place, { cases }) {
  const found = idsOf(place, place.dataset.case).flatMap((id) => cases.get(id) ?? []);
  if (!found.length) return null;
  return {
    visited: found.some(({ visited }) => visited),
    completed: found.some(({ completed }) => completed),
    answered: new Set(found.flatMap(({ answered }) => [...answered])),
  };
}

/**
 * @param {Document} document
 * @param {HTMLElement} place
 * @param {Traces | null} traces
 */
function markCase(document, place, traces) {
  const { asked, answered } = countPractice(place, traces ? traces.answered : new Set());
  const home = place.querySelector(":scope > .crumbs") ?? place;
  if (!traces || !(traces.completed || traces.visited || answered)) {
    put(home, "mark", null);
    return;
  }
  const [state, text, share] = traces.completed
    ? ["done", words("marks.done"), 1]
    : answered
      ? ["practice", words("marks.practice", { answered, asked }), answered / asked]
      : ["begun", words("marks.begun"), 0.25];
  put(home, "mark", `${state} ${text}`, () =>
    make(document, "span", { "data-mark": state }, drawRing(document, Number(share)), String(text)),
  );
}

/**
 * @param {Document} document
 * @param {HTMLElement} place
 * @param {Learnt} learnt
 */
function markModule(document, place, learnt) {
  const rows = elements(place, "li[data-case]");
  // Home names the first lessons of a module, its own page 50 at a time, that of its quiz none: only
  // where all of them stand is it known how many are completed. Its score is known anywhere.
  const whole = rows.length > 0 && rows.length === Number(place.dataset.lessons);
  const completed = whole ? rows.filter((row) => tracesOf(row, learnt)?.completed).length : 0;
  const scores = idsOf(place, place.dataset.module).flatMap((id) => learnt.quizzes.get(id) ?? []);
  const best = scores.length ? Math.max(...scores) : null;
  const home = place.querySelector(".module-code") ? place : place.querySelector(".masthead .kicker");
  if (!home) return;
  if (!completed && best === null) {
    put(home, "module-mark", null);
    return;
  }
  const needed = Number(place.dataset.quizSize) > 0 ? Number(place.dataset.mastery) : 0;
  const mastered = whole && completed === rows.length && reaches(best ?? 0, needed);
  const lessons = whole ? words("marks.lessons", { completed, lessons: rows.length }) : "";
  const score = best === null ? "" : words("marks.best", { percent: percentOf(best) });
  const said = [lessons, score, mastered ? words("marks.mastered") : ""].filter(Boolean);
  put(home, "module-mark", said.join(" "), () =>
    make(document, "span", { "data-mark": mastered && "mastered" }, [
      whole && drawRing(document, completed / rows.length),
      ...said.map((text) => make(document, "span", {}, text)),
    ]),
  );
}

/**
 * Put a mark where it belongs, replace it when it says something new, or take it away.
 * @param {Element} home
 * @param {string} name
 * @param {string | null} key
 * @param {() => HTMLElement} [build]
 */
function put(home, name, key, build) {
  const before = /** @type {HTMLElement | null} */ (home.querySelector(`:scope > .${name}`));
  if (before && before.dataset.key === key) return;
  if (before) before.remove();
  if (key === null || !build) return;
  const mark = build();
  mark.className = name;
  mark.dataset.key = key;
  home.append(mark);
}

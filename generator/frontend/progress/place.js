/** Where she left off, and what comes next: the place behind 继续学习. */

import { answeredQuestions } from "./completion.js";
import { standing } from "./quizzes.js";
import { isVisit } from "./visit.js";

/** @typedef {import("./progress.js").Progress} Progress */
/** @typedef {import("./quizzes.js").QuizPass} QuizPass */
/** @typedef {import("./reading.js").Case} Case */
/** @typedef {import("./reading.js").OutlineQuestion} OutlineQuestion */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./course.js").Lesson} Lesson */
/** @typedef {import("./course.js").OutlineModule} OutlineModule */
/** @typedef {import("./completion.js").CaseProgress} CaseProgress */
/** @typedef {import("./mastery.js").ModuleProgress} ModuleProgress */

/**
 * An unfinished quiz, a question, a section, a lesson not yet begun, a module's quiz, or nothing.
 * @typedef {{kind: "quiz", module: OutlineModule, href: string, answered: number, size: number}
 *   | {kind: "question", case: Case, href: string, number: number, of: number}
 *   | {kind: "section", case: Case, href: string, anchor: string}
 *   | {kind: "lesson", case: Lesson & {module: string | null}, href: string, begun: boolean}
 *   | {kind: "module-quiz", module: OutlineModule, href: string, tried: boolean}
 *   | {kind: "done"}} Place
 */

/**
 * @param {Reading} reading
 * @param {Progress} progress
 * @returns {Place | null} null before anything was begun
 */
export function findPlace(reading, progress) {
  const { course } = reading;
  const passes = progress.quizzes;
  const open = openPass(reading, passes);
  const last = lastLesson(reading);
  if (open && open.index > (last ? last.index : -1)) {
    const module = /** @type {OutlineModule} */ (course.moduleOf(open.module));
    const href = module.quiz ? module.quiz.href : module.href;
    return { kind: "quiz", module, href, answered: open.answered, size: open.size };
  }
  if (!last && !passes.length) return null;
  if (last) {
    const place = inLesson(reading, last.case);
    const done = progress.cases.get(last.case.id)?.completed;
    if (!done || (place.kind === "question" && isPractising(reading, last))) return place;
  }
  const { module } = last ? last.case : /** @type {QuizPass} */ (passes[passes.length - 1]);
  return after(reading, progress, course.moduleOf(module));
}

/**
 * The open quiz in which something was done last.
 * @param {Reading} reading
 * @param {readonly QuizPass[]} passes
 */
function openPass({ course }, passes) {
  return standing(passes, course)
    .filter((pass) => !pass.submitted && course.moduleOf(pass.module)?.quiz)
    .pop();
}

/**
 * The last lesson in which something was done.
 * @param {Reading} reading
 * @returns {{case: Case, index: number} | null}
 */
function lastLesson({ course, events }) {
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (!event || !isStudy(event)) continue;
    const found = course.caseOf(event.case);
    if (found) return { case: found, index };
  }
  return null;
}

/**
 * Whether questions were answered in a lesson after it was said to be read.
 * @param {Reading} reading
 * @param {{case: Case, index: number}} last
 */
function isPractising({ course, events }, { case: found, index }) {
  for (let at = index; at >= 0; at -= 1) {
    const event = events[at];
    if (!event || !isStudy(event) || isVisit(event) || course.caseOf(event.case) !== found) continue;
    return event.type === "attempt";
  }
  return false;
}

const ANCHOR = /^[a-z0-9-]{1,80}$/;

/**
 * That all questions were answered is written down after the fact, so it says nothing of the place.
 * @param {import("./reading.js").LogEvent} event
 */
function isStudy(event) {
  const { type, mode, by } = event;
  if (type === "attempt") return mode === "practice";
  return isVisit(event) || (type === "lesson_completed" && by === "reader");
}

/**
 * The section of a lesson that was last in view, whatever was done elsewhere since.
 * @param {Reading} reading
 * @param {Case} found
 * @returns {string | null} null at the head of the page
 */
function lastAnchor({ course, events }, found) {
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event && isVisit(event) && course.caseOf(event.case) === found) {
      return ANCHOR.test(event.at) ? event.at : null;
    }
  }
  return null;
}

/**
 * @param {Reading} reading
 * @param {Case} found
 * @returns {Place}
 */
function inLesson(reading, found) {
  const asked = answeredQuestions(reading).get(found.id);
  if (asked && asked.size) {
    const next = found.practice.findIndex((id) => !asked.has(id));
    if (next >= 0) {
      const href = `${found.href}#q-${found.practice[next]}`;
      return { kind: "question", case: found, href, number: next + 1, of: found.practice.length };
    }
  }
  const anchor = lastAnchor(reading, found);
  if (anchor) return { kind: "section", case: found, href: `${found.href}#${anchor}`, anchor };
  return { kind: "lesson", case: found, href: found.href, begun: true };
}

/**
 * What follows, from one module on and round to those before it.
 * @param {Reading} reading
 * @param {Progress} progress
 * @param {OutlineModule | undefined} from
 * @returns {Place}
 */
function after(reading, progress, from) {
  const { course } = reading;
  const stateOf = (/** @type {Case} */ { id }) =>
    /** @type {CaseProgress} */ (progress.cases.get(id));
  const modules = [...course.modules.values()];
  const start = from ? modules.indexOf(from) : 0;
  for (const module of [...modules.slice(start), ...modules.slice(0, start)]) {
    const state = /** @type {ModuleProgress} */ (progress.modules.get(module.id));
    if (state.mastered) continue;
    let next = module.first;
    let found = next && course.cases.get(next.id);
    while (found && stateOf(found).completed) {
      next = found.next;
      found = next && course.cases.get(next.id);
    }
    if (found && stateOf(found).visited) return inLesson(reading, found);
    if (next) {
      return { kind: "lesson", case: { ...next, module: module.id }, href: next.href, begun: false };
    }
    if (module.quiz && !state.passed) {
      const tried = state.best !== null;
      return { kind: "module-quiz", module, href: module.quiz.href, tried };
    }
  }
  return { kind: "done" };
}

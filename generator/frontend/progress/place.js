/** Where she left off, and what comes next: the place behind 继续学习. */

import { answeredQuestions } from "./completion.js";
import { foldQuizzes } from "./quizzes.js";

/** @typedef {import("./progress.js").Progress} Progress */
/** @typedef {import("./reading.js").Case} Case */
/** @typedef {import("./reading.js").OutlineQuestion} OutlineQuestion */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./course.js").OutlineModule} OutlineModule */

/**
 * An unfinished quiz, a question, a section, a lesson not yet begun, a module's quiz, or nothing.
 * @typedef {{kind: "quiz", module: OutlineModule, href: string, answered: number, size: number}
 *   | {kind: "question", case: Case, href: string, number: number, of: number}
 *   | {kind: "section", case: Case, href: string, anchor: string}
 *   | {kind: "lesson", case: Case, href: string, begun: boolean}
 *   | {kind: "module-quiz", module: OutlineModule, href: string, tried: boolean}
 *   | {kind: "done"}} Place
 */

/**
 * @param {Reading} reading
 * @param {Progress} progress
 * @returns {Place | null} null before anything was begun
 */
export function findPlace(reading, progress) {
  const { course, events } = reading;
  const passes = foldQuizzes(events, reading.times);
  const open = openPass(reading, passes);
  const last = lastLesson(reading);
  if (open && open.index > (last ? last.index : -1)) {
    const module = /** @type {OutlineModule} */ (course.moduleOf(open.module));
    const href = module.quiz ? module.quiz.href : module.href;
    return { kind: "quiz", module, href, answered: open.answered, size: open.size };
  }
  if (!last && !passes.length) return null;
  if (last && !progress.cases.get(last.case.id)?.completed) {
    return inLesson(reading, last.case, last.anchor);
  }
  const quizzed = passes.length ? course.moduleOf(passes[passes.length - 1]?.module) : undefined;
  const module = last ? course.moduleOf(last.case.module) : quizzed;
  return after(reading, progress, module ? module.id : null);
}

/**
 * The unsubmitted quiz in which something was done last. One that was put down for another of its
 * module does not come back.
 * @param {Reading} reading
 * @param {readonly import("./quizzes.js").QuizPass[]} passes
 */
function openPass({ course }, passes) {
  const byTime = [...passes].sort((left, right) => left.index - right.index);
  const latest = new Map(byTime.map((pass) => [course.moduleOf(pass.module), pass]));
  return byTime
    .filter((pass) => !pass.submitted && latest.get(course.moduleOf(pass.module)) === pass)
    .filter((pass) => course.moduleOf(pass.module)?.quiz)
    .pop();
}

/**
 * The last lesson in which something was done, with the section that was last in view.
 * @param {Reading} reading
 * @returns {{case: Case, anchor: string | null, index: number} | null}
 */
function lastLesson({ course, events }) {
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (!event || !isStudy(event)) continue;
    const found = course.caseOf(event.case);
    if (!found) continue;
    const anchor = event.type === "lesson_visited" && ANCHOR.test(event.at) ? event.at : null;
    return { case: found, anchor, index };
  }
  return null;
}

const ANCHOR = /^[a-z0-9-]{1,80}$/;

/**
 * That all questions were answered is written down after the fact, so it says nothing of the place.
 * @param {import("./reading.js").LogEvent} event
 */
function isStudy({ type, mode, by }) {
  if (type === "attempt") return mode === "practice";
  return type === "lesson_visited" || (type === "lesson_completed" && by === "reader");
}

/**
 * @param {Reading} reading
 * @param {Case} found
 * @param {string | null} anchor
 * @returns {Place}
 */
function inLesson(reading, found, anchor) {
  const asked = answeredQuestions(reading).get(found.id);
  if (asked && asked.size) {
    const next = found.practice.findIndex((id) => !asked.has(id));
    if (next >= 0) {
      const href = `${found.href}#q-${found.practice[next]}`;
      return { kind: "question", case: found, href, number: next + 1, of: found.practice.length };
    }
  }
  if (anchor) return { kind: "section", case: found, href: `${found.href}#${anchor}`, anchor };
  return { kind: "lesson", case: found, href: found.href, begun: true };
}

/**
 * What follows, from one module on and round to those before it.
 * @param {Reading} reading
 * @param {Progress} progress
 * @param {string | null} from
 * @returns {Place}
 */
function after(reading, progress, from) {
  const { course } = reading;
  const modules = [...course.modules.values()];
  const start = Math.max(0, modules.findIndex((module) => module.id === from));
  for (let step = 0; step < modules.length; step += 1) {
    const module = modules[(start + step) % modules.length];
    const state = module && progress.modules.get(module.id);
    if (!module || !state || state.mastered) continue;
    const next = module.cases.find((id) => !progress.cases.get(id)?.completed);
    const found = course.caseOf(next);
    if (found) {
      const begun = Boolean(progress.cases.get(found.id)?.visited);
      return begun ? inLesson(reading, found, null) : lesson(found);
    }
    if (module.quiz && !state.passed) {
      const tried = state.best !== null;
      return { kind: "module-quiz", module, href: module.quiz.href, tried };
    }
  }
  return { kind: "done" };
}

/**
 * @param {Case} found
 * @returns {Place}
 */
function lesson(found) {
  return { kind: "lesson", case: found, href: found.href, begun: false };
}

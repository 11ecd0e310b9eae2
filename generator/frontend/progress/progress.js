/** Everything that is shown of a learner's progress: a pure fold of (log, course, now). */

import { foldCompletion } from "./completion.js";
import { studySeconds } from "./hours.js";
import { foldMastery } from "./mastery.js";
import { foldMistakes as mistakesOf } from "./mistakes.js";
import { foldQuizzes } from "./quizzes.js";
import { readLog } from "./reading.js";
import { foldStreak } from "./streak.js";

/** @typedef {import("./completion.js").CaseProgress} CaseProgress */
/** @typedef {import("./mastery.js").ModuleProgress} ModuleProgress */
/** @typedef {import("./reading.js").LogEvent} LogEvent */
/** @typedef {import("./reading.js").Outline} Outline */
/** @typedef {import("./reading.js").Reading} Reading */

/**
 * @typedef {{lessons: number, completed: number}} Share
 * @typedef {{cases: Map<string, CaseProgress>, modules: Map<string, ModuleProgress>,
 *   boards: Map<string, Share>, quizzes: import("./quizzes.js").QuizPass[],
 *   course: Share & {modules: number, mastered: number, complete: boolean},
 *   seconds: number, hours: number, streak: import("./streak.js").Streak}} Progress
 */

/**
 * @param {readonly LogEvent[]} events
 * @param {Outline} outline
 * @param {number} now
 * @returns {Progress}
 */
export function foldProgress(events, outline, now) {
  return progressOf(readLog(events, outline, now));
}

/**
 * @param {readonly LogEvent[]} events
 * @param {Outline} outline
 * @param {number} now
 */
export function foldMistakes(events, outline, now) {
  return mistakesOf(readLog(events, outline, now));
}

/**
 * @param {Reading} reading
 * @returns {Progress}
 */
export function progressOf(reading) {
  const { course } = reading;
  const cases = foldCompletion(reading);
  const done = [...course.cases.values()].filter(({ id }) => cases.get(id)?.completed);
  const quizzes = foldQuizzes(reading.events, reading.times);
  const modules = foldMastery(course, done, quizzes);
  const seconds = studySeconds(reading.slots);
  const all = [...modules.values()];
  const mastered = all.filter((module) => module.mastered).length;
  return {
    cases,
    quizzes,
    modules,
    boards: new Map(
      course.outline.boards.map(({ id, lessons }) => [
        id,
        { lessons, completed: done.filter(({ boards }) => boards.includes(id)).length },
      ]),
    ),
    course: {
      lessons: all.reduce((sum, module) => sum + module.lessons, 0),
      completed: all.reduce((sum, module) => sum + module.completed, 0),
      modules: all.length,
      mastered,
      complete: all.length > 0 && mastered === all.length,
    },
    seconds,
    hours: tenths(seconds),
    streak: foldStreak(reading.days, reading.today),
  };
}

/**
 * Hours with one decimal, never more than was studied.
 * @param {number} seconds
 */
export function tenths(seconds) {
  return Math.floor(seconds / 360) / 10;
}

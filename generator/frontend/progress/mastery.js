/**
 * When a module is mastered: every lesson is completed and its quiz once reached `mastery_score`; a
 * module without a quiz by completion alone. The course: all modules.
 */

/** @typedef {import("./course.js").Case} Case */
/** @typedef {import("./course.js").Course} Course */

/** A pass through a module quiz. @typedef {{id: string, module: string, submitted: boolean,
 *   time: number, score: number, only?: "wrong" | null}} QuizResult */

/**
 * @typedef {{lessons: number, completed: number, best: number | null, last: number | null,
 *   passed: boolean, mastered: boolean}} ModuleProgress
 */

/** Weights are fractions: a sum of tenths may fall short by less than this. */
const ROUNDING = 1e-9;

/**
 * @param {number} score 0…1
 * @param {number} mastery 0…1
 */
export function reaches(score, mastery) {
  return score >= mastery - ROUNDING;
}

/**
 * Percent that never say more than was reached: 79.9 % is not 80 %. What reaches 80 % says so.
 * @param {number} share 0…1
 */
export function percentOf(share) {
  return Math.floor(share * 100 + 1e-6);
}

/**
 * A retry of only the wrong ones is practice: it does not count for mastery.
 * @param {Course} course
 * @param {readonly Case[]} done
 * @param {readonly QuizResult[]} sessions in the order of the log
 * @returns {Map<string, ModuleProgress>}
 */
export function foldMastery(course, done, sessions) {
  /** @type {Map<string, {best: number, last: number}>} */
  const scores = new Map();
  for (const { module, submitted, score, only } of sessions) {
    const found = submitted && !only && Number.isFinite(score) && course.moduleOf(module);
    if (!found) continue;
    const before = scores.get(found.id);
    scores.set(found.id, { best: Math.max(score, before ? before.best : 0), last: score });
  }
  /** @type {Map<string, ModuleProgress>} */
  const modules = new Map();
  for (const module of course.modules.values()) {
    const { lessons } = module;
    const completed = done.filter(({ module: home }) => home === module.id).length;
    const score = scores.get(module.id);
    const passed = !module.quiz || (!!score && reaches(score.best, module.mastery));
    modules.set(module.id, {
      lessons,
      completed,
      best: score ? score.best : null,
      last: score ? score.last : null,
      passed,
      mastered: passed && lessons > 0 && completed === lessons,
    });
  }
  return modules;
}

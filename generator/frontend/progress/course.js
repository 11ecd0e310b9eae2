/**
 * The outline of the course as folds need it: ids as they were -> ids as they are. Of a large course
 * it holds only those cases that the log names: of the others nothing is to be told but how many
 * there are, and which comes next.
 */

/**
 * @typedef {{id: string, title: string, href: string, minutes: number}} Lesson enough to lead there
 * @typedef {{revision: string, kind: string, difficulty: string, weight?: number, use: string,
 *   formerly?: string[]}} OutlineQuestion
 * @typedef {Lesson & {module: string | null, place: number, next: Lesson | null,
 *   name_only: boolean, topics: string[], boards: string[], community: string | null,
 *   formerly: string[], practice: string[], questions: {[id: string]: OutlineQuestion}}} OutlineCase
 * `place` in the course; `next` of its module
 * @typedef {{id: string, code: string, title: string, href: string, lessons: number,
 *   first: Lesson | null, formerly: string[], mastery: number,
 *   quiz: {size: number, pool: number, href: string} | null}} OutlineModule
 * @typedef {{id: string, title: string, revision: string, issuer: string | null,
 *   modules: OutlineModule[], cases: {[id: string]: OutlineCase},
 *   boards: {id: string, title: string, lessons: number}[], topics: {id: string, title: string}[],
 *   communities: {id: string, name: string}[]}} Outline
 */

/**
 * One case, with its questions by every id that they ever had.
 * @typedef {OutlineCase & {byId: Map<string, {id: string} & OutlineQuestion>}} Case
 */

/**
 * @typedef {{outline: Outline, cases: Map<string, Case>, modules: Map<string, OutlineModule>,
 *   caseOf: (id: unknown) => Case | undefined,
 *   moduleOf: (id: unknown) => OutlineModule | undefined}} Course
 */

/** @type {WeakMap<Outline, Course>} */
const indexed = new WeakMap();

/**
 * Maps, so that an id out of an imported log can never name a property of an object.
 * @param {Outline} outline
 * @returns {Course}
 */
export function indexCourse(outline) {
  const known = indexed.get(outline);
  if (known) return known;

  /** @type {Map<string, Case>} */
  const cases = new Map();
  for (const found of Object.values(outline.cases)) {
    const questions = Object.entries(found.questions).map(([questionId, question]) => ({
      id: questionId,
      ...question,
    }));
    cases.set(found.id, { ...found, byId: byEveryId(questions) });
  }

  const anyCase = byEveryId([...cases.values()]);
  const modules = byEveryId(outline.modules);
  const course = {
    outline,
    cases,
    modules: new Map(outline.modules.map((module) => [module.id, module])),
    caseOf: (/** @type {unknown} */ id) => anyCase.get(/** @type {string} */ (id)),
    moduleOf: (/** @type {unknown} */ id) => modules.get(/** @type {string} */ (id)),
  };
  indexed.set(outline, course);
  return course;
}

/**
 * A present id wins over a former one, in whichever order they stand.
 * @template {{id: string, formerly?: string[]}} T
 * @param {readonly T[]} items
 * @returns {Map<string, T>}
 */
function byEveryId(items) {
  /** @type {Map<string, T>} */
  const found = new Map();
  for (const item of items) for (const old of item.formerly ?? []) found.set(old, item);
  for (const item of items) found.set(item.id, item);
  return found;
}

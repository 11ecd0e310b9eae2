/** The questions that a page holds, found under every id that they and their cases ever had. */

import { KINDS } from "../quiz/kinds/index.js";

/** @typedef {import("../quiz/types.js").Question} Question */
/** @typedef {import("../quiz/types.js").Order} Order */

/**
 * @typedef {object} Pool
 * @property {readonly Question[]} questions
 * @property {(home: string, id: string) => string} nameOf `case/question` under today's ids
 * @property {(home: string, id: string) => Question | undefined} find
 */

/**
 * @param {readonly Question[]} questions
 * @param {{[former: string]: string}} [renamed] former id of a case -> its id
 * @returns {Pool}
 */
export function indexPool(questions, renamed = {}) {
  const cases = new Map(Object.entries(renamed));
  for (const question of questions) cases.delete(question.case);
  /** @type {Map<string, Question>} */
  const byName = new Map();
  for (const question of questions) {
    for (const old of question.formerly ?? []) byName.set(`${question.case}/${old}`, question);
  }
  // A present id wins over a former one.
  for (const question of questions) byName.set(`${question.case}/${question.id}`, question);

  const find = (/** @type {string} */ home, /** @type {string} */ id) =>
    byName.get(`${cases.get(home) ?? home}/${id}`);
  return {
    questions,
    find,
    nameOf(home, id) {
      const found = find(home, id);
      return found ? `${found.case}/${found.id}` : `${home}/${id}`;
    },
  };
}

/**
 * A recorded order, if it is one of this question: a log can have been damaged or made up.
 * @param {Question} question
 * @param {unknown} order
 * @returns {Order}
 */
export function fittingOrder(question, order) {
  if (!order || typeof order !== "object") return null;
  const own = KINDS[question.kind]?.shuffled(question, () => 0);
  if (Array.isArray(own)) return sameIds(own, order) ? /** @type {string[]} */ (order) : null;
  if (!own) return null;
  const { choices, targets } = /** @type {{choices?: unknown, targets?: unknown}} */ (order);
  const fits = sameIds(own.choices, choices) && sameIds(own.targets, targets);
  return fits ? /** @type {Order} */ (order) : null;
}

/**
 * @param {readonly string[]} ids
 * @param {unknown} other
 */
function sameIds(ids, other) {
  return (
    Array.isArray(other) && other.length === ids.length && ids.every((id) => other.includes(id))
  );
}

/**
 * What a module quiz draws from, found under every id that its questions and their cases ever had.
 * To draw, little must be known of a question; whole it is only once its case was read.
 */

import { kindOf } from "../quiz/kinds/index.js";

/** @typedef {import("../quiz/types.js").Question} Question */
/** @typedef {import("../quiz/types.js").Order} Order */

/**
 * A question as far as a draw chooses by it.
 * @typedef {{case: string, id: string, difficulty: string, formerly?: readonly string[]}} Entry
 *
 * @typedef {object} Pool
 * @property {readonly Entry[]} entries
 * @property {(home: string, id: string) => string} nameOf `case/question` under today's ids
 * @property {(asked: readonly {case: string, question: string}[]) => string[]} unread ids of the
 *   cases that must be read before these questions can be asked
 * @property {(home: string, questions: readonly Question[]) => void} add what was read of a case
 * @property {(home: string, id: string) => Question | undefined} find undefined when the course
 *   does not ask it any more; its case must have been read
 */

/**
 * @param {readonly Entry[]} entries
 * @param {{[former: string]: string}} [renamed] former id of a case -> its id
 * @returns {Pool}
 */
export function indexPool(entries, renamed = {}) {
  const cases = new Map(Object.entries(renamed));
  for (const entry of entries) cases.delete(entry.case);
  /** @type {Map<string, Entry>} */
  const byName = new Map();
  for (const entry of entries) {
    for (const old of entry.formerly ?? []) byName.set(`${entry.case}/${old}`, entry);
  }
  // A present id wins over a former one.
  for (const entry of entries) byName.set(`${entry.case}/${entry.id}`, entry);
  /** @type {Map<string, Map<string, Question>>} case -> its questions */
  const read = new Map();

  const seek = (/** @type {string} */ home, /** @type {string} */ id) =>
    byName.get(`${cases.get(home) ?? home}/${id}`);
  return {
    entries,
    nameOf(home, id) {
      const found = seek(home, id);
      return found ? `${found.case}/${found.id}` : `${home}/${id}`;
    },
    unread(asked) {
      const homes = asked.flatMap(({ case: home, question }) => seek(home, question)?.case ?? []);
      return [...new Set(homes)].filter((home) => !read.has(home));
    },
    add(home, questions) {
      read.set(home, new Map(questions.map((question) => [question.id, question])));
    },
    find(home, id) {
      const found = seek(home, id);
      return found && read.get(found.case)?.get(found.id);
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
  const own = kindOf(question).shuffled(question, () => 0);
  return own && isLike(own, order) ? /** @type {Order} */ (order) : null;
}

/**
 * Whether a list holds the same ids, or an object such lists by the same names.
 * @param {readonly string[] | {[name: string]: any}} own
 * @param {any} other
 * @returns {boolean}
 */
function isLike(own, other) {
  if (!other || typeof other !== "object") return false;
  if (!Array.isArray(own)) return Object.entries(own).every(([name, list]) => isLike(list, other[name]));
  return (
    Array.isArray(other) && other.length === own.length && own.every((id) => other.includes(id))
  );
}

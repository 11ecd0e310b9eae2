/**
 * Judging a long log: it holds the same few lists of fields over and over, and every page judges it
 * anew. Of each type the last list that was right is remembered, with what is asked of each value.
 */

import { DEEPEST, judge, rulesOf, safe } from "./validation.js";

/** @typedef {import("./validation.js").Rule} Rule */

/** @type {Map<unknown, readonly (readonly [string, Rule])[]>} */
const shapes = new Map();

/**
 * The verdict of `judge`, sooner for a record with the fields of the one before it.
 * @param {any} value
 * @param {string} course
 * @returns {import("./validation.js").Verdict}
 */
export function judgeAlike(value, course) {
  if (value && value.course === course && fits(value, shapes.get(value.type))) return { event: value };
  const verdict = judge(value, course);
  if ("event" in verdict) shapes.set(value.type, shapeOf(verdict.event));
  return verdict;
}

/**
 * @param {object} value
 * @param {readonly (readonly [string, Rule])[]} [shape]
 */
function fits(value, shape) {
  const keys = Object.keys(value);
  if (!shape || shape.length !== keys.length) return false;
  const values = Object.values(value);
  return shape.every(([key, rule], index) => key === keys[index] && rule(values[index]));
}

/**
 * @param {import("./event.js").LogEvent} event
 * @returns {[string, Rule][]}
 */
function shapeOf(event) {
  const rules = rulesOf(event.type);
  return Object.keys(event).map((key) => {
    const rule = rules.get(key);
    // A rule may let through more than is safe, as `judge` says, but only inside of what is nested.
    const safely = (/** @type {unknown} */ one) => one === undefined || safe(one, DEEPEST - 1);
    return [key, rule ? (one) => rule(one) && (typeof one !== "object" || safely(one)) : safely];
  });
}

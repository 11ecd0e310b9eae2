/** Choices to put into an order. Response: the list of all their ids. */

import { inARow, textOf, textsOf } from "./responses.js";
import { shuffle } from "./shuffling.js";

/** @typedef {import("../types.js").Question} Question */

/**
 * @param {Question} question
 * @param {unknown} response
 */
function isWhole(question, response) {
  const ids = textsOf(response);
  /** @type {string[]} */
  const right = question.correct;
  return (
    Array.isArray(response) &&
    response.length === right.length &&
    right.every((id) => ids.includes(id))
  );
}

/** @type {import("../types.js").Rules} */
export const ordering = {
  shareOf(question, response) {
    if (!isWhole(question, response)) return 0;
    const ids = textsOf(response);
    /** @type {string[]} */
    const right = question.correct;
    const follow = right.slice(1).filter((id, index) => ids[ids.indexOf(id) - 1] === right[index]);
    return follow.length / (right.length - 1);
  },
  complete: isWhole,
  // An order that is right beforehand would ask nothing.
  shuffled(question, random) {
    const ids = shuffle(
      question.choices.map((choice) => choice.id),
      random,
    );
    const solved = ids.every((id, index) => id === question.correct[index]);
    return solved ? [...ids.slice(1), ...ids.slice(0, 1)] : ids;
  },
  kept: (_, response) => response,
  describe: (question, response) =>
    inARow(textsOf(response).map((id) => textOf(question.choices, id)), "quiz.then"),
};

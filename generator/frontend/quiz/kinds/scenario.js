/** A story told in situations. Response: situation id -> choice id, for those walked through. */

import { inARow, partOf, textOf } from "./responses.js";

/** @typedef {import("../types.js").Question} Question */
/** @typedef {import("../types.js").Situation} Situation */

/**
 * The situations that a response walks through, the one that is still open included.
 * @param {Question} question
 * @param {unknown} response
 * @returns {Situation[]}
 */
export function walk(question, response) {
  /** @type {Situation[]} */
  const way = [];
  let current = question.situations[0];
  while (current && !way.includes(current)) {
    way.push(current);
    const chosen = partOf(response, current.id);
    const choice = current.choices.find(({ id }) => id === chosen);
    current = question.situations.find(({ id }) => choice && id === choice.next);
  }
  return way;
}

/** @type {import("../types.js").Rules} */
export const scenario = {
  inParts: true,
  shareOf(question, response) {
    const best = walk(question, question.correct);
    const right = best.filter(({ id }) => partOf(response, id) === question.correct[id]);
    return right.length / best.length;
  },
  complete(question, response) {
    const last = walk(question, response).pop();
    return !!last && last.choices.some(({ id }) => id === partOf(response, last.id));
  },
  shuffled: () => null,
  /** The story goes on where it first left the best way. */
  kept(question, response) {
    /** @type {{[situation: string]: string}} */
    const kept = {};
    for (const { id } of walk(question, response)) {
      if (partOf(response, id) !== question.correct[id]) break;
      kept[id] = question.correct[id];
    }
    return Object.keys(kept).length ? kept : null;
  },
  describe: (question, response) =>
    inARow(
      walk(question, response).map(({ id, choices }) => textOf(choices, partOf(response, id))),
      "quiz.then",
    ),
};

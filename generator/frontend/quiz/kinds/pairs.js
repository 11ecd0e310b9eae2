/** What matching and classify share: every choice gets one partner. Response: choice id -> partner id. */

import { inARow, partOf, textOf } from "./responses.js";

/** @typedef {import("../types.js").Question} Question */

/**
 * @param {Question} question
 * @param {unknown} response
 */
export function shareOfPairs(question, response) {
  const choices = Object.keys(question.correct);
  const right = choices.filter((id) => partOf(response, id) === question.correct[id]);
  return right.length / choices.length;
}

/**
 * @param {Question} question
 * @param {unknown} response
 */
export function isPaired(question, response) {
  return question.choices.every((choice) => typeof partOf(response, choice.id) === "string");
}

/**
 * The pairs that are right.
 * @param {Question} question
 * @param {unknown} response
 * @returns {{[choice: string]: string} | null}
 */
export function rightPairs(question, response) {
  const right = Object.entries(question.correct).filter(([id, aim]) => partOf(response, id) === aim);
  return right.length ? Object.fromEntries(right) : null;
}

/**
 * @param {Question} question
 * @param {unknown} response
 * @param {readonly import("../types.js").Choice[]} aims
 */
export function describePairs(question, response, aims) {
  return inARow(
    question.choices.map(({ id }) => {
      const aim = textOf(aims, partOf(response, id));
      return aim && inARow([textOf(question.choices, id), aim], "quiz.then");
    }),
  );
}

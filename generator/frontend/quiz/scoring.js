/** The only scorer. The rules are written down in `kinds/`, and mirrored in `generator/scoring.py`. */

import { kindOf } from "./kinds/index.js";

/** @typedef {import("./types.js").Question} Question */

/**
 * The score of one response. Whatever is not a response to this question scores 0.
 * @param {Question} question
 * @param {unknown} response
 * @returns {number} from 0 to 1
 */
export function scoreQuestion(question, response) {
  const share = kindOf(question).shareOf(question, response);
  if (question.credit === "all_or_nothing") return share === 1 ? 1 : 0;
  return share;
}

/**
 * The mean of scores, each counted by its weight; 0 when there are none.
 * @param {readonly {score: number, weight: number}[]} scored
 * @returns {number}
 */
export function weigh(scored) {
  let sum = 0;
  let total = 0;
  for (const { score, weight } of scored) {
    sum += score * weight;
    total += weight;
  }
  return total ? sum / total : 0;
}

/**
 * @param {number} score
 * @returns {"right" | "partly" | "wrong"}
 */
export function verdictOn(score) {
  if (score >= 1) return "right";
  return score > 0 ? "partly" : "wrong";
}

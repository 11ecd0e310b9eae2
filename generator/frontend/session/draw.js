/**
 * Drawing a module quiz from its pool. The draw is a pure function of (pool, size, seed): the order
 * of the pool does not matter, and no question comes twice. First it picks by what is known of all
 * questions, then those that it picked are read, and recorded with the order of what they offer.
 *
 * Cases come first: their shares differ by at most one, except for a case that has no more
 * questions. Within that, difficulties come as near as can be to their shares of the pool.
 */

import { kindOf } from "../quiz/kinds/index.js";
import { shareOut } from "./shares.js";
import { randomFrom } from "./seeds.js";

/** @typedef {import("../quiz/types.js").Question} Question */
/** @typedef {import("./pool.js").Entry} Entry */
/** @typedef {{case: string, id: string}} Named */

/**
 * A question as it was drawn; all that is recorded of it.
 * @typedef {{case: string, question: string, revision: string, kind: string, weight: number,
 *   order: import("../quiz/types.js").Order}} Drawn
 */

/** How many seeds are tried for a draw with little in it that was asked before. */
const TRIES = 16;

/**
 * @param {readonly Entry[]} pool
 * @param {number} size
 * @param {number} seed
 * @returns {Entry[]} as many as are asked for, or the whole pool
 */
export function drawQuiz(pool, size, seed) {
  const cases = byCase(ranked(pool, seed));
  const counts = shareOut(
    [...cases].map(([id, questions]) => ({
      id,
      rank: randomFrom(seed, id)(),
      kinds: questions.map((question) => question.difficulty),
    })),
    size,
  );
  /** @type {Map<string, Entry[]>} */
  const chosen = new Map();
  for (const [id, questions] of cases) {
    const left = new Map(counts.get(id));
    const taken = questions.filter(({ difficulty }) => {
      const open = left.get(difficulty) ?? 0;
      left.set(difficulty, open - 1);
      return open > 0;
    });
    chosen.set(id, taken);
  }
  return inTurn(chosen, seed);
}

/**
 * The very questions that are given, each once, in a new order.
 * @param {readonly Question[]} questions
 * @param {number} seed
 * @returns {Question[]}
 */
export function drawAll(questions, seed) {
  return inTurn(byCase(ranked(questions, seed)), seed);
}

/**
 * A question that was drawn, with what it offers shuffled by the same seed.
 * @param {Question} question
 * @param {number} seed
 * @returns {Drawn}
 */
export function record(question, seed) {
  return {
    case: question.case,
    question: question.id,
    revision: question.revision,
    kind: question.kind,
    weight: question.weight,
    order: kindOf(question).shuffled(question, randomFrom(seed, `${nameOf(question)}/order`)),
  };
}

/**
 * A seed whose draw holds as few as can be of the questions that were asked before. What is drawn
 * still follows from the seed alone.
 * @param {readonly Entry[]} pool
 * @param {number} size
 * @param {(entry: Entry) => boolean} asked
 * @param {() => number} next new seeds
 * @returns {number}
 */
export function chooseSeed(pool, size, asked, next) {
  let chosen = next();
  if (!pool.some(asked)) return chosen;
  let least = drawQuiz(pool, size, chosen).filter(asked).length;
  for (let tried = 1; tried < TRIES && least > 0; tried += 1) {
    const seed = next();
    const count = drawQuiz(pool, size, seed).filter(asked).length;
    if (count < least) [chosen, least] = [seed, count];
  }
  return chosen;
}

/** @param {Named} question */
function nameOf(question) {
  return `${question.case}/${question.id}`;
}

/**
 * Each question once, in an order that follows from the seed and its name only.
 * @template {Named} T
 * @param {readonly T[]} questions
 * @param {number} seed
 * @returns {T[]}
 */
function ranked(questions, seed) {
  const once = new Map(questions.map((question) => [nameOf(question), question]));
  return [...once]
    .map(([name, question]) => ({ name, question, rank: randomFrom(seed, name)() }))
    .sort((left, right) => left.rank - right.rank || (left.name < right.name ? -1 : 1))
    .map(({ question }) => question);
}

/**
 * @template {Named} T
 * @param {readonly T[]} questions
 * @returns {Map<string, T[]>}
 */
function byCase(questions) {
  /** @type {Map<string, T[]>} */
  const cases = new Map();
  for (const question of questions) {
    const known = cases.get(question.case);
    if (known) known.push(question);
    else cases.set(question.case, [question]);
  }
  return cases;
}

/**
 * One question of each case, then a second of each, so that neighbours differ.
 * @template {Named} T
 * @param {ReadonlyMap<string, T[]>} cases
 * @param {number} seed
 * @returns {T[]}
 */
function inTurn(cases, seed) {
  const rows = [...cases]
    .map(([id, questions]) => ({ id, questions, rank: randomFrom(seed, id)() }))
    .sort((left, right) => left.rank - right.rank || (left.id < right.id ? -1 : 1));
  const rounds = Math.max(0, ...rows.map(({ questions }) => questions.length));
  /** @type {T[]} */
  const turn = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const { questions } of rows) {
      const question = questions[round];
      if (question) turn.push(question);
    }
  }
  return turn;
}

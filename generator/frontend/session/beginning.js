/** Beginning a session: a new draw, or the wrong ones once more. */

import { chooseSeed, drawAll, drawQuiz, record } from "./draw.js";
import { beginSession } from "./records.js";
import { newSeed } from "./seeds.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("../quiz/types.js").Question} Question */
/** @typedef {import("./pool.js").Entry} Entry */

/**
 * A new draw; of several, the one with the fewest questions that were asked before.
 * @param {Room} room
 */
export function drawAnew({ desk, log, state, go, whenRead }) {
  const { questions, module, window } = desk;
  const before = new Set(
    state().sessions.flatMap((session) =>
      session.questions.map((drawn) => questions.nameOf(drawn.case, drawn.question)),
    ),
  );
  const asked = (/** @type {Entry} */ { case: home, id }) => before.has(`${home}/${id}`);
  const next = () => newSeed(window.crypto);
  const seed = chooseSeed(questions.entries, module.size, asked, next);
  const entries = drawQuiz(questions.entries, module.size, seed);
  whenRead(entries.map(({ case: home, id }) => ({ case: home, question: id })), () => {
    const drawn = entries.flatMap(({ case: home, id }) => questions.find(home, id) ?? []);
    const session = beginSession(desk, log, {
      seed,
      questions: drawn.map((question) => record(question, seed)),
    });
    go("#question-1", { session });
  });
}

/**
 * Only what was wrong, as a session of its own. It does not count for mastery: half of the answers
 * were just seen.
 * @param {Room} room
 * @param {{id: string}} session
 * @param {readonly Question[]} wrong
 */
export function drawAgain({ desk, log, go }, session, wrong) {
  const seed = newSeed(desk.window.crypto);
  const questions = drawAll(wrong, seed).map((question) => record(question, seed));
  const begun = beginSession(desk, log, { seed, questions, only: "wrong", of: session.id });
  go("#question-1", { session: begun });
}

/** A sentence that is right or wrong. Response: true or false. */

import { words } from "../../words.js";

/** @type {import("../types.js").Rules} */
export const trueFalse = {
  shareOf: (question, response) => (response === question.correct ? 1 : 0),
  complete: (_, response) => typeof response === "boolean",
  shuffled: () => null,
  kept: () => null,
  describe: (_, response) => (typeof response === "boolean" ? words(response ? "quiz.true" : "quiz.false") : ""),
};

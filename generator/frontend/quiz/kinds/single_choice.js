/** Exactly one of several choices. Response: its id. */

import { textOf } from "./responses.js";
import { shuffleChoices } from "./shuffling.js";

/** @type {import("../types.js").Rules} */
export const singleChoice = {
  shareOf: (question, response) => (response === question.correct ? 1 : 0),
  complete: (question, response) => question.choices.some((choice) => choice.id === response),
  shuffled: (question, random) => shuffleChoices(question.choices, random),
  kept: () => null,
  describe: (question, response) => textOf(question.choices, response),
};

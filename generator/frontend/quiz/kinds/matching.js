/** Choices on the left, each with one target on the right. */

import { describePairs, isPaired, rightPairs, sharePairs } from "./pairs.js";
import { shuffleChoices } from "./shuffling.js";

/** @type {import("../types.js").Rules} */
export const matching = {
  shareOf: sharePairs,
  complete: isPaired,
  shuffled: (question, random) => ({
    choices: shuffleChoices(question.choices, random),
    targets: shuffleChoices(question.targets, random),
  }),
  kept: rightPairs,
  describe: (question, response) => describePairs(question, response, question.targets),
};

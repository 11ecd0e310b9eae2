/** Choices on the left, each with one target on the right. */

import { describePairs, isPaired, rightPairs, shareOfPairs } from "./pairs.js";
import { shuffleChoices } from "./shuffling.js";

/** @type {import("../types.js").Rules} */
export const matching = {
  inParts: true,
  shareOf: shareOfPairs,
  complete: isPaired,
  shuffled: (question, random) => ({
    choices: shuffleChoices(question.choices, random),
    targets: shuffleChoices(question.targets, random),
  }),
  kept: rightPairs,
  describe: (question, response) => describePairs(question, response, question.targets),
};

/** Situations to sort into labelled groups; the groups keep their order, which often means something. */

import { describePairs, isPaired, rightPairs, shareOfPairs } from "./pairs.js";
import { shuffleChoices } from "./shuffling.js";

/** @type {import("../types.js").Rules} */
export const classify = {
  inParts: true,
  shareOf: shareOfPairs,
  complete: isPaired,
  shuffled: (question, random) => ({
    choices: shuffleChoices(question.choices, random),
    targets: question.groups.map((group) => group.id),
  }),
  kept: rightPairs,
  describe: (question, response) => describePairs(question, response, question.groups),
};

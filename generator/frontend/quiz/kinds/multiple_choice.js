/** One or more of several choices. Response: the list of their ids. */

import { inARow, textOf, textsOf } from "./responses.js";
import { shuffleChoices } from "./shuffling.js";

/** @type {import("../types.js").Rules} */
export const multipleChoice = {
  shareOf(question, response) {
    const picked = new Set(textsOf(response));
    const hits = question.correct.filter((/** @type {string} */ id) => picked.has(id)).length;
    return Math.max(0, (hits - (picked.size - hits)) / question.correct.length);
  },
  complete: (_, response) => textsOf(response).length > 0,
  shuffled: (question, random) => shuffleChoices(question.choices, random),
  kept(question, response) {
    const right = textsOf(response).filter((id) => question.correct.includes(id));
    return right.length ? right : null;
  },
  describe: (question, response) =>
    inARow(textsOf(response).map((id) => textOf(question.choices, id))),
};

/** One strategy object a kind of question; adding a kind adds one line here. */

import { buildBlank } from "../controls/blank.js";
import { buildMultipleChoice, buildSingleChoice, buildTrueFalse } from "../controls/choices.js";
import { buildOrdering } from "../controls/ordering.js";
import { buildPairs } from "../controls/pairs.js";
import { buildScenario } from "../controls/scenario.js";
import { classify } from "./classify.js";
import { matching } from "./matching.js";
import { multipleChoice } from "./multiple_choice.js";
import { ordering } from "./ordering.js";
import { scenario } from "./scenario.js";
import { shortAnswer } from "./short_answer.js";
import { singleChoice } from "./single_choice.js";
import { trueFalse } from "./true_false.js";

/** @type {{[kind: string]: import("../types.js").Kind}} */
export const KINDS = {
  single_choice: { ...singleChoice, build: buildSingleChoice },
  multiple_choice: { ...multipleChoice, build: buildMultipleChoice },
  true_false: { ...trueFalse, build: buildTrueFalse },
  ordering: { ...ordering, build: buildOrdering },
  matching: { ...matching, build: buildPairs },
  short_answer: { ...shortAnswer, build: buildBlank },
  classify: { ...classify, build: buildPairs },
  scenario: { ...scenario, build: buildScenario },
};

/** A kind that only a later version of this script knows: nothing can be asked, nothing is right. */
const UNKNOWN = {
  shareOf: () => 0,
  complete: () => false,
  shuffled: () => null,
  kept: () => null,
  describe: () => "",
};

/**
 * What is known about the kind of a question.
 * @param {{kind: string}} question
 * @returns {import("../types.js").Rules & {build?: import("../types.js").Build}} nothing builds a
 *   question of an unknown kind
 */
export function kindOf({ kind }) {
  return KINDS[kind] ?? UNKNOWN;
}

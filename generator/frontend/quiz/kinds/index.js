/** One strategy object a kind of question; adding a kind adds one line here. */

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
  single_choice: singleChoice,
  multiple_choice: multipleChoice,
  true_false: trueFalse,
  ordering,
  matching,
  short_answer: shortAnswer,
  classify,
  scenario,
};

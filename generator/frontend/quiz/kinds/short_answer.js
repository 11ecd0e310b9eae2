/** A word or a number to type. Response: the text as typed. */

import { isAccepted } from "./answers.js";

/** @type {import("../types.js").Rules} */
export const shortAnswer = {
  typed: true,
  shareOf({ correct, tolerance, unit }, response) {
    return typeof response === "string" && isAccepted(response, correct, tolerance, unit) ? 1 : 0;
  },
  complete: (_, response) => typeof response === "string" && response.trim() !== "",
  shuffled: () => null,
  kept: (_, response) => response,
  describe: ({ unit }, response) =>
    typeof response === "string" ? [response.trim(), unit].filter(Boolean).join(" ") : "",
};

/** The way from the learner's script to the steps of elder mode, which stand in another bundle. */

export const TURNED = "turn";

/**
 * Have the steps show this question, now or as soon as there are any.
 * @param {Element} question
 */
export function turnTo(question) {
  const all = question.parentElement?.querySelectorAll("[data-turn]") ?? [];
  for (const other of all) other.removeAttribute("data-turn");
  question.setAttribute("data-turn", "");
  question.dispatchEvent(new Event(TURNED, { bubbles: true }));
}

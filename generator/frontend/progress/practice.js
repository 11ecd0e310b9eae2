/** What a page asks for practice, as `data-practice` names it: ids, former ones behind commas. */

/**
 * Whether a question was answered where what is right is said at once.
 * @param {{[field: string]: any}} event
 */
export function isAnswer({ type, mode, response }) {
  return type === "attempt" && mode !== "quiz" && response !== null;
}

/**
 * Review asks also what is kept for the module quiz: that is no practice.
 * @param {HTMLElement} place
 * @param {ReadonlySet<string>} answered ids of questions, of the time
 * @returns {{asked: number, answered: number}}
 */
export function countPractice({ dataset }, answered) {
  const asked = (dataset.practice ?? "").split(" ").filter(Boolean);
  const done = asked.filter((ids) => ids.split(",").some((id) => answered.has(id)));
  return { asked: asked.length, answered: done.length };
}

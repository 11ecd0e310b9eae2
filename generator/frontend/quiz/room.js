/**
 * Room for what the learner's script will add to the questions, kept before anything is painted, so
 * that nothing jumps. The reader's script stands in the head and can do that; the learner's cannot.
 */

/** @param {Document} document */
export function keepRoom(document) {
  document.documentElement.dataset.script = "on";
}

/**
 * By now the learner's script has run. Where it brought nothing to life, the page is as if there
 * were no script: every situation of a scenario is shown.
 * @param {Document} document
 */
export function leaveRoom(document) {
  if (!document.querySelector("[data-live]")) delete document.documentElement.dataset.script;
}

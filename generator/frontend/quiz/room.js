/**
 * Room for what the learner's script will add to the questions, kept before anything is painted, so
 * that nothing jumps. The reader's script stands before all that is shown and can do that; the
 * learner's cannot.
 */

import { takeTurn } from "../breathing.js";
import { frameView, readRoute } from "../session/route.js";

/**
 * @param {Document} document
 * @param {Window} window
 */
export function keepRoom(document, window) {
  const { dataset } = document.documentElement;
  if (!("learns" in dataset)) return;
  dataset.script = "on";
  // A module quiz may be opened in the middle.
  frameView(document, readRoute(window.location.hash).view);
}

/**
 * After the parts of the learner's script: once all has come that will come, and they have had their
 * turns. Where they brought nothing to life, the page is as if there were no script: every situation
 * of a scenario is shown.
 * @param {Document} document
 * @param {Window} window
 */
export function leaveRoom(document, window) {
  window.addEventListener("load", async () => {
    await takeTurn(window);
    const { dataset } = document.documentElement;
    if (document.querySelector("[data-live]")) return;
    delete dataset.script;
    delete dataset.view;
  });
}

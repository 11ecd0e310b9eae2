/** What a page shows of the learner, folded anew whenever her log changes: at most once a frame. */

import { readClock } from "../clock.js";
import { loadData } from "../data.js";
import { openLog } from "../log/page.js";
import { onFrame } from "../progress/frame.js";
import { unrecordedCompletions } from "../progress/completion.js";
import { foldMistakes } from "../progress/mistakes.js";
import { foldNotes } from "../progress/notes.js";
import { findPlace } from "../progress/place.js";
import { progressOf } from "../progress/progress.js";
import { foldQuizzes } from "../progress/quizzes.js";
import { readLog } from "../progress/reading.js";
import { reviewOf } from "../progress/review.js";

/** @typedef {import("../progress/reading.js").Outline} Outline */
/** @typedef {ReturnType<typeof foldAll>} State */
/** @typedef {Awaited<ReturnType<typeof openLog>>} Log */

/**
 * @param {readonly import("../progress/reading.js").LogEvent[]} events
 * @param {Outline} outline
 * @param {number} now
 */
export function foldAll(events, outline, now) {
  const reading = readLog(events, outline, now);
  const progress = progressOf(reading);
  return {
    reading,
    progress,
    course: reading.course,
    now,
    empty: events.length === 0,
    mistakes: foldMistakes(reading),
    notes: foldNotes(reading),
    place: findPlace(reading, progress),
    quizzes: foldQuizzes(reading.events, reading.times),
    review: reviewOf(reading),
  };
}

/**
 * Call `show` now, after every change of the log, and when the page comes back into view, because
 * another day may have begun. Before anything was learnt the outline is read only if `always`.
 * @param {Window} window
 * @param {(state: State | null, log: Log) => void} show
 * @param {{always?: boolean}} [options]
 */
export async function watchLearner(window, show, { always = false } = {}) {
  const log = await openLog(window);
  const refresh = async () => {
    const events = log.events();
    if (!events.length && !always) {
      show(null, log);
      return;
    }
    const outline = await loadData(window, "outline");
    const state = foldAll(log.events(), outline, readClock());
    show(state, log);
    await keepCompletions(log, state);
  };
  const again = onFrame(window, () => void refresh().catch((error) => console.error(error)));
  log.subscribe((change) => {
    // How safely it is kept changes nothing of what was learnt.
    if (change !== "status") again();
  });
  window.document.addEventListener("visibilitychange", again);
  await refresh();
}

/**
 * Write down what is completed without being written, so that no later question takes it back.
 * @param {Log} log
 * @param {State} state
 */
async function keepCompletions(log, state) {
  if (state.empty || log.status().readOnly) return;
  const missing = unrecordedCompletions(state.reading);
  if (!missing.length) return;
  await log.appendAll(missing.map((id) => ["lesson_completed", { case: id, by: "questions" }]));
}

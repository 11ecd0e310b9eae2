/** What a page shows of the learner, folded anew whenever her log changes: at most once a frame. */

import { breathe } from "../breathing.js";
import { readClock } from "../clock.js";
import { openLog } from "../log/page.js";
import { readOutline } from "../outline.js";
import { onFrame } from "../progress/frame.js";
import { unrecordedCompletions } from "../progress/completion.js";
import { foldMistakes } from "../progress/mistakes.js";
import { foldNotes } from "../progress/notes.js";
import { findPlace } from "../progress/place.js";
import { progressOf } from "../progress/progress.js";
import { readLog } from "../progress/reading.js";
import { reviewOf } from "../progress/review.js";

/** @typedef {import("../progress/reading.js").Outline} Outline */
/** @typedef {Awaited<ReturnType<typeof foldAll>>} State */
/** @typedef {Awaited<ReturnType<typeof openLog>>} Log */

/**
 * Each of the folds in a task of its own.
 * @param {readonly import("../progress/reading.js").LogEvent[]} events that stay as they are
 * @param {Outline} outline
 * @param {number} now
 */
export async function foldAll(events, outline, now) {
  await breathe();
  const reading = readLog(events, outline, now);
  await breathe();
  const progress = progressOf(reading);
  await breathe();
  const place = findPlace(reading, progress);
  await breathe();
  const review = reviewOf(reading);
  await breathe();
  return {
    reading,
    progress,
    course: reading.course,
    now,
    empty: events.every(({ type }) => type === "profile_changed" || type === "exported"),
    mistakes: foldMistakes(reading),
    notes: foldNotes(reading),
    place,
    quizzes: progress.quizzes,
    review,
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
  let latest = 0;
  const refresh = async () => {
    const mine = (latest += 1);
    const { tag } = log;
    const events = log.events().slice();
    if (!events.length && !always) {
      show(null, log);
      return;
    }
    const outline = await readOutline(window, events);
    const state = await foldAll(events, outline, readClock());
    // Something newer may have been folded meanwhile; or somebody else learns, and a page that is not
    // seen gets no frame to fold it in.
    if (mine !== latest || log.tag !== tag) return;
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
  const missing = unrecordedCompletions(state.reading, state.progress.cases);
  if (!missing.length) return;
  await log.appendAll(missing.map((id) => ["lesson_completed", { case: id, by: "questions" }]));
}

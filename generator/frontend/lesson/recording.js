/** Study time and place of a case page, written to the log while it is read. */

import { readClock } from "../clock.js";
import { begin, isDue, see, take, tick, use } from "./activity.js";
import { currentPlace } from "./place.js";

/** @typedef {import("../log/log.js").Log} Log */

/** Twice within a slot, so that none is missed. */
const BEAT = 7_000;
const USES = ["pointerdown", "pointermove", "touchstart", "wheel", "scroll", "keydown", "input"];

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Promise<Log>} opening
 * @param {string} caseId
 */
export function recordVisit(document, window, opening, caseId) {
  let activity = begin(readClock(), !document.hidden);
  let reserved = false;
  /** @type {Log | undefined} */
  let log;
  opening.then((opened) => {
    log = opened;
  });

  const write = () => {
    if (!log || !activity.slots.length) return;
    const taken = take(activity, readClock());
    activity = taken.activity;
    void log.append("lesson_visited", {
      case: caseId,
      slots: taken.runs,
      at: currentPlace(document, window),
    });
  };
  const used = () => {
    activity = use(activity, readClock());
    if (log && !log.tag && !reserved) log.reserve();
    reserved = Boolean(log);
  };
  for (const type of USES) {
    window.addEventListener(type, used, { passive: true, capture: true });
  }
  window.setInterval(() => {
    activity = tick(activity, readClock());
    if (isDue(activity, readClock())) write();
  }, BEAT);
  document.addEventListener("visibilitychange", () => {
    // What was counted is written before the page may be thrown away.
    if (document.hidden) {
      activity = tick(activity, readClock());
      write();
    }
    activity = see(activity, readClock(), !document.hidden);
  });
  window.addEventListener("pagehide", write);
}

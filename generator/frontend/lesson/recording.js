/** Study time, written to the log while a page of the course is used. */

import { readClock } from "../clock.js";
import { begin, isDue, see, take, tick, use } from "./activity.js";

/** @typedef {import("../log/log.js").Log} Log */

/** Twice within a slot, so that none is missed. */
const BEAT = 7_000;
const USES = ["pointerdown", "pointermove", "touchstart", "wheel", "scroll", "keydown", "input"];

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Promise<Log>} opening
 * @param {() => string | null} atHand the case that one learns from; null while nothing is learnt here
 * @param {() => {at: string | null, mode?: "quiz" | "review"}} more where one is, in an event's words
 */
export function recordVisit(document, window, opening, atHand, more) {
  let activity = begin(readClock(), !document.hidden);
  let reserved = false;
  /** @type {Log | undefined} */
  let log;
  /** The last case at hand: what was counted is written after one went away from it. */
  let last = atHand();
  /** Who learns. @type {string | null} */
  let tag = null;
  opening.then((opened) => {
    log = opened;
    tag = opened.tag;
    opened.subscribe(() => {
      // What one has learnt and is not written yet is not the next one's.
      if (tag && tag !== opened.tag) activity = take(activity, readClock()).activity;
      tag = opened.tag;
    });
  });

  const write = () => {
    if (!log || last === null || !activity.slots.length) return;
    const taken = take(activity, readClock());
    activity = taken.activity;
    void log.append("lesson_visited", { case: last, slots: taken.runs, ...more() });
  };
  const learning = () => {
    const now = atHand();
    last = now ?? last;
    return now !== null;
  };
  const used = () => {
    if (!learning()) return;
    activity = use(activity, readClock());
    if (log && !log.tag && !reserved) log.reserve();
    reserved = Boolean(log);
  };
  for (const type of USES) {
    window.addEventListener(type, used, { passive: true, capture: true });
  }
  window.setInterval(() => {
    if (learning()) activity = tick(activity, readClock());
    if (isDue(activity, readClock())) write();
  }, BEAT);
  document.addEventListener("visibilitychange", () => {
    // What was counted is written before the page may be thrown away.
    if (document.hidden) {
      if (learning()) activity = tick(activity, readClock());
      write();
    }
    if (learning()) activity = see(activity, readClock(), !document.hidden);
    else activity = { ...activity, visible: !document.hidden };
  });
  window.addEventListener("pagehide", write);
}

/** What a tab does with news of the others. */

import { readClock } from "../clock.js";
import { TAG } from "./event.js";

/** @typedef {import("./log.js").Log} Log */
/** @typedef {import("./channel.js").News} News */

/** Milliseconds after which news of an erasing is old: the learner may have been imported again. */
const OLD = 10_000;

/**
 * @param {Log} log
 * @param {News} news
 */
export function hear(log, { lines, back, erased, at, chosen }) {
  if (Array.isArray(back)) for (const tag of back) log.records.erased.delete(tag);
  if (Array.isArray(lines)) learn(log, lines);
  if (typeof erased === "string" && !log.records.erased.has(erased)) {
    if (Math.abs(readClock() - Number(at)) > OLD) {
      log.readAgain();
    } else {
      log.drop(erased);
      // This tab may have been mending the stores just then.
      void log.keeper.erase(erased);
    }
  }
  if (typeof chosen === "string" && TAG.test(chosen)) {
    // Erased before, and there again: what she did since then was not listened to.
    if (log.records.erased.delete(chosen)) void log.load();
    if (chosen !== log.tag) {
      log.become(chosen);
      log.announce("learner");
    }
  }
}

/**
 * @param {Log} log
 * @param {readonly unknown[]} lines
 */
function learn(log, lines) {
  const found = log.records.readNew(lines);
  if (found.later.length > 0) log.keeper.lock("reload");
  log.records.learn(found.kept);
  if (found.kept.length > 0) {
    if (!log.tag) log.settleFirst();
    log.announce("events");
  }
}

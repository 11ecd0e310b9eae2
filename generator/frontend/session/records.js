/** What a module quiz writes into the log. */

import { checksum } from "../log/checksum.js";
import { newSession } from "../log/event.js";
import { kindOf } from "../quiz/kinds/index.js";
import { scoreQuestion } from "../quiz/scoring.js";
import { currentSession } from "./session.js";
import { attemptsFor, sessionsOf } from "./sitting.js";

/** @typedef {"durable" | "copy" | "memory"} Kept */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./draw.js").Drawn} Drawn */
/** @typedef {import("./sitting.js").Place} Place */
/** @typedef {import("./sitting.js").Sitting} Sitting */

/**
 * @typedef {object} Log what is needed of `log/log.js`
 * @property {{tag: string} | null} learner
 * @property {string | null} tag
 * @property {() => readonly any[]} events
 * @property {(type: string, data: object) => Promise<Kept>} append
 * @property {(entries: [string, object, string?][]) => Promise<Kept>} appendAll
 * @property {(listener: () => void) => () => void} subscribe
 */

/** Typing is kept when it rests; every other answer at once. */
const REST = 500;

/**
 * Begin a session.
 * @param {Desk} desk
 * @param {Log} log
 * @param {{seed: number, questions: Drawn[], only?: "wrong" | null, of?: string | null}} draw
 * @returns {string} its id
 */
export function beginSession({ window, module }, log, { seed, questions, only = null, of = null }) {
  const session = newSession(window);
  log.append("quiz_started", { session, module: module.id, seed, only, of, questions }).catch(() => {});
  return session;
}

/**
 * Keep the answers of a session, and say how they are kept.
 * @param {Desk} desk
 * @param {Log} log
 * @param {string} session
 * @param {(kept: Kept | "failed" | "") => void} say "" while it is being kept
 */
export function keepAnswers({ window }, log, session, say) {
  let latest = 0;
  /** @type {{place: Place, response: any, timer: number, tag: string | null} | null} */
  let resting = null;

  /**
   * @param {string} type
   * @param {object} data
   */
  const write = (type, data) => {
    latest += 1;
    const own = latest;
    say("");
    log.append(type, data).then(
      (kept) => own === latest && say(kept),
      () => own === latest && say("failed"),
    );
  };
  const named = (/** @type {Place} */ { drawn }) => ({
    session,
    case: drawn.case,
    question: drawn.question,
  });
  const flush = () => {
    if (!resting) return;
    const { place, response, timer, tag } = resting;
    window.clearTimeout(timer);
    resting = null;
    // Another learner came meanwhile: it is not hers.
    if (tag !== log.tag) return;
    write("answer_changed", { ...named(place), revision: place.drawn.revision, response });
  };
  const hide = () => {
    if (window.document.visibilityState === "hidden") flush();
  };
  window.addEventListener("pagehide", flush);
  window.document.addEventListener("visibilitychange", hide);

  return {
    /**
     * @param {Place} place
     * @param {any} response
     */
    answer(place, response) {
      if (resting && resting.place.name !== place.name) flush();
      if (resting) window.clearTimeout(resting.timer);
      resting = { place, response, timer: window.setTimeout(flush, REST), tag: log.tag };
      if (!kindOf(place.question).typed) flush();
    },
    /**
     * @param {Place} place
     * @param {boolean} flagged
     */
    flag: (place, flagged) => write("flag_changed", { ...named(place), flagged }),
    /** Whether something typed is not yet in the log. */
    isResting: () => resting !== null,
    close() {
      flush();
      window.removeEventListener("pagehide", flush);
      window.document.removeEventListener("visibilitychange", hide);
    },
  };
}

/**
 * Submit a session: all attempts at once, and only once.
 * @param {Desk} desk
 * @param {Log} log
 * @param {Sitting} sitting as it stands now
 * @returns {Promise<Kept>}
 */
export function submitSession({ questions }, log, sitting) {
  const attempts = attemptsFor(sitting, log.events(), questions, scoreQuestion);
  const { id, questions: drawn } = sitting.session;
  return log.appendAll(
    attempts.map((attempt) => {
      const place = drawn.findIndex((one) => one.case === attempt.case && one.question === attempt.question);
      // Whichever tab hands in, it is the same attempt; with another answer, from another device, it is not.
      const same = checksum(JSON.stringify(attempt));
      return ["attempt", attempt, `${id}${"-".repeat(10)}`.slice(0, 10) + (1000 + place) + same];
    }),
  );
}

/**
 * A submission that was cut short, where only a part could be kept, is completed on the next visit.
 * Nothing is added to an older session: what it did not ask then, it does not ask now.
 * @param {Desk} desk
 * @param {Log} log
 * @param {Sitting | null} sitting
 */
export function completeSubmission(desk, log, sitting) {
  if (!sitting || !sitting.session.submitted) return;
  const sessions = sessionsOf(log.events(), desk.questions, desk.module);
  if (currentSession(sessions)?.id !== sitting.session.id) return;
  // What had been reworded by then may be asked again today, but was not handed in.
  if (sitting.session.results.size < sitting.session.asked) submitSession(desk, log, sitting).catch(() => {});
}

/** A log, read once for every fold: in order, without repeats, with the ids of today. */

import { indexCourse } from "./course.js";
import { believedTimes, dayReader } from "./days.js";
import { isVisit } from "./visit.js";

/** @typedef {import("./course.js").Case} Case */
/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./course.js").Outline} Outline */
/** @typedef {import("./course.js").OutlineQuestion} OutlineQuestion */

/** An event as it may come: an import can have brought anything.
 * @typedef {{[key: string]: any}} LogEvent */

/**
 * One answer to a question that the course still has.
 * @typedef {{id: string, mode: "practice" | "quiz" | "review", session: string | null, case: Case,
 *   question: {id: string} & OutlineQuestion, revision: string, hints: number,
 *   response: unknown, score: number, time: number, day: number}} Attempt
 */

/**
 * @typedef {{course: Course, now: number, today: number, events: readonly LogEvent[],
 *   times: readonly number[], attempts: readonly Attempt[],
 *   visits: ReadonlyMap<string, number>, completions: ReadonlyMap<string, "reader" | "questions">,
 *   slots: readonly (readonly [number, number])[], days: ReadonlySet<number>,
 *   dayOf: (time: number) => number}} Reading
 */

const MODES = new Set(["practice", "quiz", "review"]);
/** A day: no visit holds more slots in one piece, and a forged one may not. */
const LONGEST = 5760;

/** @type {{events: readonly LogEvent[], length: number, outline: Outline, now: number,
 *   reading: Reading} | undefined} */
let latest;

/**
 * Whatever the log holds, this reads what it can and never throws. The last reading is kept, so
 * that several folds over the same log cost one.
 * @param {readonly LogEvent[]} events
 * @param {Outline} outline
 * @param {number} now
 * @returns {Reading}
 */
export function readLog(events, outline, now) {
  if (
    latest &&
    latest.events === events &&
    latest.length === events.length &&
    latest.outline === outline &&
    latest.now === now
  ) {
    return latest.reading;
  }
  const reading = read(events, indexCourse(outline), now);
  latest = { events, length: events.length, outline, now, reading };
  return reading;
}

/**
 * In the order (seq, id), each id once. A log that is in order already is not copied.
 * @param {readonly LogEvent[]} events
 * @returns {readonly LogEvent[]}
 */
export function ordered(events) {
  /** @type {LogEvent | undefined} */
  let before;
  let tidy = true;
  for (const event of events) {
    if (!wellFormed(event) || (before && compare(before, event) >= 0)) {
      tidy = false;
      break;
    }
    before = event;
  }
  if (tidy) return events;
  const sorted = [...events].filter(wellFormed).sort(compare);
  return sorted.filter((event, index) => index === 0 || sorted[index - 1]?.id !== event.id);
}

/** @param {unknown} event */
function wellFormed(event) {
  const found = /** @type {LogEvent | null | undefined} */ (event);
  return (
    typeof found === "object" &&
    found !== null &&
    typeof found.id === "string" &&
    typeof found.type === "string" &&
    Number.isFinite(found.seq)
  );
}

/**
 * @param {LogEvent} left
 * @param {LogEvent} right
 */
function compare(left, right) {
  return left.seq - right.seq || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

/**
 * @param {readonly LogEvent[]} log
 * @param {Course} course
 * @param {number} now
 * @returns {Reading}
 */
function read(log, course, now) {
  const events = ordered(log);
  const times = believedTimes(/** @type {{time: unknown}[]} */ (events), now);
  const day = dayReader();
  /** @type {Attempt[]} */
  const attempts = [];
  /** @type {Map<string, number>} */
  const visits = new Map();
  /** @type {Map<string, "reader" | "questions">} */
  const completions = new Map();
  /** @type {[number, number][]} */
  const slots = [];
  /** @type {Set<number>} */
  const days = new Set();

  events.forEach((event, index) => {
    const time = /** @type {number} */ (times[index]);
    const found = course.caseOf(event.case);
    if (event.type === "attempt") {
      days.add(day(time));
      const attempt = found && readAttempt(event, found, time, day(time));
      if (attempt) attempts.push(attempt);
    } else if (event.type === "lesson_visited") {
      days.add(day(time));
      slots.push(...readSlots(event.slots));
      if (found && isVisit(event)) visits.set(found.id, Math.max(time, visits.get(found.id) ?? 0));
    } else if (event.type === "lesson_completed") {
      // What follows from answers is written down after the fact, maybe on another day.
      if (event.by !== "questions") days.add(day(time));
      if (found && !completions.has(found.id)) {
        completions.set(found.id, event.by === "questions" ? "questions" : "reader");
      }
    }
  });
  const today = day(now);
  return {
    course, now, today, events, times, attempts, visits, completions, slots, days, dayOf: day,
  };
}

/**
 * @param {LogEvent} event
 * @param {Case} found
 * @param {number} time
 * @param {number} day
 * @returns {Attempt | undefined}
 */
function readAttempt(event, found, time, day) {
  const question = found.byId.get(event.question);
  const score = event.score;
  if (!question || !MODES.has(event.mode)) return undefined;
  if (typeof score !== "number" || !(score >= 0 && score <= 1)) return undefined;
  return {
    id: event.id,
    mode: event.mode,
    session: typeof event.session === "string" ? event.session : null,
    case: found,
    question,
    revision: String(event.revision),
    hints: event.hints > 0 ? 1 : 0,
    response: event.response === undefined ? null : event.response,
    score,
    time,
    day,
  };
}

/**
 * @param {unknown} slots
 * @returns {[number, number][]} first slot and how many
 */
function readSlots(slots) {
  if (!Array.isArray(slots)) return [];
  /** @type {[number, number][]} */
  const found = [];
  for (const pair of slots) {
    if (!Array.isArray(pair)) continue;
    const [first, count] = pair;
    if (Number.isSafeInteger(first) && Number.isSafeInteger(count) && first >= 0 && count > 0) {
      found.push([first, Math.min(count, LONGEST)]);
    }
  }
  return found;
}

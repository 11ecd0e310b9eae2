/**
 * What this page knows of the log, whoever learns: what counts, what a later version may count, and
 * what follows from it. Neither stores nor tabs are known here.
 */

import { readClock } from "../clock.js";
import { compareEvents, LAST_SEQ, makeEvent } from "./event.js";
import { foldLearners } from "./learners.js";
import { readLine, writeLine } from "./record.js";
import { judge } from "./validation.js";

/** @typedef {import("./event.js").LogEvent} LogEvent */
/** @typedef {import("./learners.js").KnownLearner} KnownLearner */
/** @typedef {import("./stores/database.js").Row} Row */
/** @typedef {import("./stores/sifting.js").Kept} Kept */
/** So far ahead of all that is known no count can be: a person gives some answers a minute. */
const FARTHEST = 1_000_000;

/** Type, data and, where one act may be reported twice, an id that the caller made.
 * @typedef {readonly [string, {[field: string]: any}, string?]} Entry */

export class Records {
  /** @param {string} course */
  constructor(course) {
    this.course = course;
    /** What counts, by id. @type {Map<string, Kept>} */
    this.kept = new Map();
    /** Lines of later versions: kept, not counted. @type {Map<string, Row & {aside: boolean}>} */
    this.later = new Map();
    /** Learners whose erasing late news of another tab may not undo. @type {Set<string>} */
    this.erased = new Set();
    /** The highest that was counted to. */
    this.seq = 0;
    /** @type {Map<string, LogEvent[]>} */
    this.ordered = new Map();
    /** @type {KnownLearner[] | undefined} */
    this.folded = undefined;
  }

  /**
   * Whether it is known and counts.
   * @param {string} id
   */
  has(id) {
    return this.kept.has(id);
  }

  /**
   * Whether it is known, though it may not count.
   * @param {string} id
   */
  holds(id) {
    return this.kept.has(id) || this.later.has(id);
  }

  /** The ids of what counts. */
  ids() {
    return [...this.kept.keys()];
  }

  /** @returns {KnownLearner[]} */
  learners() {
    if (!this.folded) this.folded = foldLearners([...this.kept.values()].map(({ event }) => event));
    return this.folded;
  }

  /**
   * What one learner did, in order. The array grows as long as what is learnt comes after it.
   * @param {string} tag
   * @returns {LogEvent[]}
   */
  eventsOf(tag) {
    let events = this.ordered.get(tag);
    if (!events) {
      events = [];
      for (const { event } of this.kept.values()) if (event.learner === tag) events.push(event);
      events.sort(compareEvents);
      this.ordered.set(tag, events);
    }
    return events;
  }

  /**
   * What a later version wrote of one learner: not counted here, but hers, and part of a backup.
   * @param {string} tag
   * @returns {any[]}
   */
  laterOf(tag) {
    const lines = [...this.later.values()].map(({ line }) => String(line));
    return lines.filter((line) => line.includes(`"learner":"${tag}"`)).map((line) => JSON.parse(line.slice(8)));
  }

  /** All that should stand in both stores.
   * @returns {Row[]} */
  rows() {
    return [...this.kept.values(), ...[...this.later.values()].filter(({ aside }) => !aside)];
  }

  /**
   * Records of entries that are not known yet, next in the order. Nothing is learnt of them.
   * @param {Window} window
   * @param {readonly Entry[]} entries
   * @param {{device: string, learner: string}} by
   * @returns {Kept[]} throws when an entry is no event
   */
  make(window, entries, by) {
    return entries
      .filter(([, , id]) => id === undefined || !this.kept.has(id))
      .map(([type, data, id], index) => {
        const frame = { ...by, seq: this.seq + 1 + index, time: readClock(), course: this.course };
        const event = makeEvent(window, frame, type, data, id);
        const verdict = judge(event, this.course);
        if (!("event" in verdict)) {
          throw new TypeError(`no ${type}: ${"wrong" in verdict ? verdict.wrong : "type"}`);
        }
        return { id: event.id, event, line: writeLine(event) };
      });
  }

  /**
   * Of lines from elsewhere, those that are not known yet. Nothing is learnt of them.
   * @param {readonly unknown[]} lines
   */
  readNew(lines) {
    /** @type {{kept: Kept[], later: Row[]}} */
    const found = { kept: [], later: [] };
    for (const line of lines) {
      const verdict = readLine(line, this.course);
      if ("event" in verdict) {
        const { event } = verdict;
        if (!this.kept.has(event.id)) found.kept.push({ id: event.id, event, line: /** @type {string} */ (line) });
      } else if ("later" in verdict) {
        const id = laterId(line);
        if (id && !this.holds(id)) found.later.push({ id, line });
      }
    }
    return found;
  }

  /**
   * Whether what comes from elsewhere is an event, and could have come about here: a forged count
   * would use up the numbers by which all that follows is put in order.
   * @param {unknown} value
   * @param {string} [course]
   * @returns {import("./validation.js").Verdict}
   */
  judgeForeign(value, course) {
    const verdict = judge(value, course);
    return "event" in verdict && verdict.event.seq > this.seq + FARTHEST ? { wrong: "seq" } : verdict;
  }

  /** @param {readonly Kept[]} found */
  learn(found) {
    if (found.length > 0) this.folded = undefined;
    for (const one of found) {
      const { event } = one;
      if (this.kept.has(event.id) || this.erased.has(event.learner)) continue;
      this.kept.set(event.id, one);
      this.seq = Math.min(Math.max(this.seq, event.seq), LAST_SEQ);
      const events = this.ordered.get(event.learner);
      const last = events && events[events.length - 1];
      if (!events) continue;
      if (!last || compareEvents(last, event) < 0) events.push(event);
      else this.ordered.delete(event.learner);
    }
  }

  /**
   * @param {readonly Row[]} rows
   * @param {boolean} aside whether they stand apart from those that count
   */
  learnLater(rows, aside) {
    for (const { id, line } of rows) this.later.set(id, { id, line, aside });
  }

  /**
   * A page that slept may hold what was erased meanwhile.
   * @param {readonly string[]} ids
   */
  forget(ids) {
    for (const id of ids) this.kept.delete(id);
    if (ids.length > 0) this.renew();
  }

  /** @param {string} tag */
  erase(tag) {
    this.erased.add(tag);
    for (const [id, { event }] of this.kept) if (event.learner === tag) this.kept.delete(id);
    // Of what is not understood at least this is: whose it is.
    for (const [id, { line }] of this.later) if (String(line).includes(`"learner":"${tag}"`)) this.later.delete(id);
    this.renew();
  }

  /** What is derived from the records is derived anew. */
  renew() {
    this.ordered.clear();
    this.folded = undefined;
  }
}

/**
 * @param {unknown} line
 * @returns {string | undefined}
 */
function laterId(line) {
  const { id } = JSON.parse(String(line).slice(8));
  return typeof id === "string" && /^[\w-]{22}$/.test(id) ? id : undefined;
}

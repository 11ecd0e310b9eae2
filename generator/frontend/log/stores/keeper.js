/**
 * Both stores as one: where rows go, and what to say when one of them fails. Rows are only ever added;
 * what cannot be kept now is tried again.
 */

import { newDevice } from "../event.js";
import { Copy, ERASING } from "./copy.js";
import { addAside, addRows, eraseRows } from "./database.js";
import { mendCopies } from "./mending.js";
import { Opening } from "./opening.js";

/** @typedef {import("./database.js").Row} Row */
/** @typedef {"durable" | "copy" | "memory"} Place */
/**
 * Why something is amiss. stores: this device keeps nothing, or not for sure; full; reload: newer
 * code or a lost connection; newer: records of newer code; waiting: another tab is in the way.
 * @typedef {"stores" | "full" | "reload" | "newer" | "waiting"} Reason
 */

const AGAIN = 15_000;

export class Keeper {
  /**
   * @param {Window} window
   * @param {string} course
   * @param {{changed: () => void, late: () => Promise<void>, rows: () => readonly Row[]}} notices
   *   late: there is more to read than was; rows: all that should be in both stores
   */
  constructor(window, course, notices) {
    this.window = window;
    this.course = course;
    this.notices = notices;
    this.copy = new Copy(window, course);
    this.database = new Opening(window, course, {
      newer: (reason) => this.lock(reason),
      failed: (reason) => this.fail(reason),
      late: notices.late,
    });
    /** @type {string | undefined} */
    this.device = undefined;
    /** Rows that the database does not hold yet. @type {Map<string, Row>} */
    this.pending = new Map();
    /** Whether the last reading did without the database. */
    this.unread = false;
    /** Whether the copy lacks rows for want of room. */
    this.copyFull = false;
    /** How often a learner was erased here, or may have been while the page slept. */
    this.erasures = 0;
    /** @type {Reason | undefined} */
    this.trouble = undefined;
    /** @type {"reload" | "newer" | undefined} */
    this.locked = undefined;
    /** Whether the page is on its way out. */
    this.leaving = false;
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  get readOnly() {
    return this.locked !== undefined;
  }

  /** @returns {{kept: Place, readOnly: boolean, reason?: Reason}} */
  status() {
    const reason = this.locked ?? this.trouble ?? (this.copyFull ? "full" : undefined);
    const durable = !this.readOnly && this.trouble === undefined;
    /** @type {Place} */
    const kept = durable ? "durable" : !this.readOnly && this.copy.works && !this.copyFull ? "copy" : "memory";
    return { kept, readOnly: this.readOnly, ...(reason ? { reason } : {}) };
  }

  /**
   * From now on nothing is written: newer code is at work here.
   * @param {"reload" | "newer"} reason
   */
  lock(reason) {
    if (this.locked) return;
    this.locked = reason;
    this.notices.changed();
  }

  /** What was read before may have been erased while the page slept. */
  wake() {
    this.leaving = false;
    this.erasures += 1;
  }

  /**
   * Let go, and write to the copy alone from now on: a transaction left behind by a page that is
   * gone keeps WebKit from opening the database on the next one.
   */
  leave() {
    this.leaving = true;
    this.database.close();
  }

  /** @param {Reason} reason */
  fail(reason) {
    if (this.trouble !== reason && !(this.trouble === "waiting" && reason === "stores")) {
      this.trouble = reason;
      this.notices.changed();
    }
    this.again();
  }

  /** Ask for what the next reading waits for: the browser brings it while the page is busy. */
  begin() {
    this.database.begin();
  }

  /**
   * Keep rows in both stores. The copy is made at once, before anything can close the page.
   * @param {readonly Row[]} rows
   * @returns {Promise<Place>}
   */
  async keep(rows) {
    if (this.readOnly) return "memory";
    const copied = rows.map(({ id, line }) => this.copyRow(id, line)).every(Boolean);
    // The next page finds them in the copy and mends the database from it; so does this one, should
    // somebody come back to it.
    if (this.leaving && copied) return "copy";
    for (const row of rows) this.pending.set(row.id, row);
    if (await this.store(rows)) return "durable";
    return copied ? "copy" : "memory";
  }

  /**
   * @param {string} id
   * @param {unknown} line
   */
  copyRow(id, line) {
    const outcome = this.copy.add(id, String(line));
    if (outcome === "full" && !this.copyFull) {
      this.copyFull = true;
      this.notices.changed();
    }
    if (outcome === "full") this.again();
    // There is room again: what was left out before goes in too.
    else if (outcome === "kept" && this.copyFull) this.window.setTimeout(() => void this.retry(), 0);
    return outcome === "kept";
  }

  /**
   * @param {readonly Row[]} rows
   * @returns {Promise<boolean>} whether they are on disk
   */
  async store(rows) {
    const done = await this.database.use(true, async (connection) => {
      // Newer code may have come while this waited.
      if (!connection || this.readOnly) return undefined;
      await addRows(connection, rows);
      return true;
    });
    if (!done) return false;
    for (const { id } of rows) this.pending.delete(id);
    if (this.unread) {
      // It answers after all: what stands there was never read.
      this.unread = false;
      void this.notices.late();
    } else this.calm();
    return true;
  }

  /**
   * The stores were read.
   * @param {boolean} whole whether the database was
   */
  settle(whole) {
    this.unread = !whole;
    if (whole) this.calm();
  }

  /** The database answers: nothing is amiss any more if it holds all. */
  calm() {
    if (!this.trouble || this.pending.size > 0) return;
    this.trouble = undefined;
    this.notices.changed();
  }

  /**
   * Keep lines that this version cannot count, out of the way of those that it can.
   * @param {readonly Row[]} rows
   */
  async keepAside(rows) {
    if (rows.length === 0 || this.readOnly) return;
    await this.database.use(true, async (connection) => {
      if (connection && !this.readOnly) await addAside(connection, rows);
    });
  }

  /**
   * In the copy first: should the browser be killed half-way, the note makes the next start go on.
   * @param {string} tag
   */
  async erase(tag) {
    const hers = (/** @type {unknown} */ line) => String(line).includes(`"learner":"${tag}"`);
    this.erasures += 1;
    this.copy.writeValue(ERASING + tag, "");
    for (const [id, row] of this.pending) if (hers(row.line)) this.pending.delete(id);
    this.copy.erase(tag);
    this.copy.eraseMarks(tag);
    const done = await this.database.use(false, async (connection) => {
      if (connection) await eraseRows(connection, tag);
      return true;
    });
    if (done) this.copy.removeValue(ERASING + tag);
    // There is room again, and a mending that was under way was given up.
    void mendCopies(this);
    return done === true;
  }

  /** What this device is called in its events; made up when the first is written. */
  deviceName() {
    if (!this.device) {
      const known = this.copy.readValue("device");
      this.device = known && /^[\w-]{8}$/.test(known) ? known : newDevice(this.window);
      if (this.device !== known && !this.readOnly) this.copy.writeValue("device", this.device);
    }
    return this.device;
  }

  /** Try again by and by what could not be kept. */
  again() {
    if (this.timer !== undefined) return;
    this.timer = this.window.setTimeout(() => {
      this.timer = undefined;
      void this.retry();
    }, AGAIN);
  }

  /** @returns {Promise<void>} */
  async retry() {
    if (this.readOnly) return;
    if (this.pending.size > 0 || this.unread) await this.store([...this.pending.values()]);
    if (this.copyFull) await mendCopies(this);
  }
}

/**
 * The way to the database: opened when it is first needed, over and over as browsers lose it, and
 * done without where they never answer.
 */

import { connect } from "./database.js";

/** @typedef {import("./database.js").Connection} Connection */
/** @typedef {import("./keeper.js").Reason} Reason */

/** A database that has not opened by then is done without; some browsers never answer. */
const PATIENCE = 2500;
/** Nor is work waited for that takes longer: a transaction may never end. Should it end after all, what
 * it wrote stands there, and is not written again. */
const LONG_WORK = 8000;
const LATE = new Error();

export class Opening {
  /**
   * @param {Window} window
   * @param {string} course
   * @param {{newer: (reason: "reload" | "newer") => void, failed: (reason: Reason) => void,
   *   late: () => void}} notices
   *   newer: newer code has the database, or has had it; late: it opened after all
   */
  constructor(window, course, notices) {
    this.window = window;
    this.course = course;
    this.notices = notices;
    /** @type {Promise<Connection | undefined> | undefined} */
    this.opening = undefined;
    /** @type {Connection | undefined} */
    this.connection = undefined;
    /** Whether the browser still owes an answer to an opening. */
    this.overdue = false;
  }

  /**
   * Work with the database, and once more over a new connection: browsers lose them ("Connection to
   * Indexed Database server lost"). After that say what is wrong.
   * @template T
   * @param {boolean} create one where there is none
   * @param {(connection: Connection | undefined) => Promise<T>} work without a connection: there is
   *   no database yet, and none is asked for
   * @returns {Promise<T | undefined>} undefined: it failed
   */
  async use(create, work) {
    const had = this.connection !== undefined;
    for (const last of [false, true]) {
      try {
        return await this.inTime(work(await this.open(create)), LONG_WORK);
      } catch (error) {
        const full = /** @type {Error} */ (error).name === "QuotaExceededError";
        const late = error === LATE;
        if (!full && !late) this.close();
        if (full || late || last || !had) {
          this.notices.failed(full ? "full" : had && !late ? "reload" : "stores");
          return undefined;
        }
      }
    }
    return undefined;
  }

  /** Have it opened before it is needed: the browser does so while the page is busy. */
  begin() {
    this.open(false).catch(() => undefined);
  }

  /** Let go of the database, as a page that sleeps must. */
  close() {
    this.connection?.close();
    this.forget();
  }

  // Inside

  /**
   * @param {boolean} create
   * @returns {Promise<Connection | undefined>}
   */
  async open(create) {
    const known = this.opening && (await this.opening);
    if (this.overdue) throw LATE;
    if (known || (this.opening && !create)) return known;
    const opening = this.openInTime(create);
    this.opening = opening.catch(() => undefined);
    try {
      return await opening;
    } catch (error) {
      this.opening = undefined;
      throw error;
    }
  }

  /**
   * @param {boolean} create
   * @returns {Promise<Connection | undefined>}
   */
  async openInTime(create) {
    const notices = {
      newer: () => this.notices.newer("reload"),
      lost: () => this.forget(),
      waiting: () => this.notices.failed("waiting"),
    };
    const opened = connect(this.course, notices, create).then((found) => {
      if (!found) return undefined;
      this.connection = found.connection;
      if (found.newer) this.notices.newer("newer");
      if (this.overdue) {
        this.overdue = false;
        this.opening = Promise.resolve(found.connection);
        this.notices.late();
      }
      return found.connection;
    });
    opened.catch(() => (this.overdue = false));
    try {
      return await this.inTime(opened, PATIENCE);
    } catch (error) {
      this.overdue = error === LATE;
      throw error;
    }
  }

  /**
   * @template T
   * @param {Promise<T>} work
   * @param {number} patience milliseconds
   * @returns {Promise<T>} rejects with LATE when it takes longer
   */
  inTime(work, patience) {
    return Promise.race([
      work,
      new Promise((_, reject) => {
        this.window.setTimeout(reject, patience, LATE);
      }),
    ]);
  }

  /** The connection is gone: the next use opens another. */
  forget() {
    this.connection = undefined;
    this.opening = undefined;
  }
}

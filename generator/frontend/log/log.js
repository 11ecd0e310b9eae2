/**
 * The learner's log: what happened, kept on this device, the same in every tab. Everything that is
 * shown of a learner is a fold of `events()`.
 */

import { readClock } from "../clock.js";
import { openChannel } from "./channel.js";
import { compareEvents, LAST_SEQ, makeEvent, newDevice, newTag } from "./event.js";
import { foldLearners } from "./learners.js";
import { readLine, writeLine } from "./record.js";
import { Keeper } from "./stores/keeper.js";
import { sift } from "./stores/sifting.js";
import { judge } from "./validation.js";

/** @typedef {import("./event.js").LogEvent} LogEvent */
/** @typedef {import("./learners.js").KnownLearner} KnownLearner */
/** @typedef {import("./learners.js").Learner} Learner */
/** @typedef {import("./stores/database.js").Row} Row */
/** @typedef {import("./stores/keeper.js").Kept} Kept */
/** @typedef {import("./stores/keeper.js").Reason} Reason */
/** @typedef {{kept: Kept, readOnly: boolean, quarantined: number, reason?: Reason}} Status */
/** What has changed: new events, who learns, or how safely it is kept.
 * @typedef {"events" | "learner" | "status"} Change */

/** Both bundles of a page share one log, unless they were built for different shapes of it. */
const SHARED = "changfengLog1";
const LEARNER = /^[A-Z0-9]{6}$/;

/**
 * The log of this page's course; the same one however often it is asked for. Never rejects: where
 * nothing can be kept, it says so in `status()`.
 * @param {Window} window
 * @returns {Promise<Log>}
 */
export function openLog(window) {
  const home = /** @type {Window & {[SHARED]?: Promise<Log>}} */ (window);
  if (!home[SHARED]) {
    const log = new Log(window, window.document.documentElement.dataset.course || "course");
    home[SHARED] = log.load().then(() => log);
  }
  return /** @type {Promise<Log>} */ (home[SHARED]);
}

export class Log {
  /**
   * @param {Window} window
   * @param {string} course
   */
  constructor(window, course) {
    this.window = window;
    this.course = course;
    /** @type {Map<string, import("./stores/sifting.js").Kept>} */
    this.records = new Map();
    /** Lines of later versions: kept, not counted. @type {Map<string, {line: unknown, aside: boolean}>} */
    this.later = new Map();
    /** @type {KnownLearner[] | undefined} */
    this.folded = undefined;
    this.seq = 0;
    this.quarantined = 0;
    /** @type {Map<string, LogEvent[]>} */
    this.ordered = new Map();
    /** Learners whose erasing late news of another tab may not undo. @type {Set<string>} */
    this.erased = new Set();
    /** @type {Set<(change: Change) => void>} */
    this.listeners = new Set();
    /** @type {string | null} */
    this.tag = null;
    /** @type {string | undefined} */
    this.device = undefined;
    this.keeper = new Keeper(window, course, {
      changed: () => this.announce("status"),
      late: () => void this.load(),
      rows: () => this.rows(),
    });
    this.channel = openChannel(window, course, (news) => this.hear(news));
    // While it is caught, before any part writes its last words: those go to the copy alone.
    const leave = () => {
      this.keeper.leave();
      this.channel.close();
    };
    window.addEventListener("pagehide", leave, { capture: true });
    window.addEventListener("pageshow", (event) => {
      this.keeper.leaving = false;
      if (event.persisted) void this.load();
    });
  }

  // Reading

  /** @returns {Learner | null} */
  get learner() {
    if (!this.tag) return null;
    const known = this.learners().find(({ tag }) => tag === this.tag);
    const { nickname, community } = known ?? { nickname: "", community: "" };
    return { tag: this.tag, nickname, community };
  }

  /**
   * What this learner did, in order. The array grows; it is a new one after an import.
   * @returns {readonly LogEvent[]}
   */
  events() {
    return this.tag ? this.eventsOf(this.tag) : [];
  }

  /**
   * @param {string} tag
   * @returns {LogEvent[]}
   */
  eventsOf(tag) {
    let events = this.ordered.get(tag);
    if (!events) {
      events = [];
      for (const { event } of this.records.values()) if (event.learner === tag) events.push(event);
      events.sort(compareEvents);
      this.ordered.set(tag, events);
    }
    return events;
  }

  /** @returns {KnownLearner[]} */
  learners() {
    if (!this.folded) this.folded = foldLearners(eventsIn(this.records.values()));
    return this.folded;
  }

  /** @returns {Status} */
  status() {
    return { ...this.keeper.status(), quarantined: this.quarantined };
  }

  /**
   * @param {(change: Change) => void} listener
   * @returns {() => void} ends it
   */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // Writing

  /**
   * @param {string} type
   * @param {{[field: string]: any}} data
   * @param {string} [id] made by the caller, when one act may be reported twice
   * @returns {Promise<Kept>}
   */
  append(type, data, id) {
    return this.appendAll([[type, data, id]]);
  }

  /**
   * All of them or none, in one transaction. They are in `events()` when this returns.
   * @param {readonly (readonly [string, {[field: string]: any}, string?])[]} entries
   * @returns {Promise<Kept>} rejects when an entry is no event: a mistake of the caller
   */
  async appendAll(entries) {
    const learner = this.tag ?? newTag(this.window);
    const device = this.deviceName();
    const fresh = entries
      .filter(([, , id]) => id === undefined || !this.records.has(id))
      .map(([type, data, id], index) => {
        const frame = { device, seq: this.seq + 1 + index, time: readClock(), course: this.course, learner };
        const event = makeEvent(this.window, frame, type, data, id);
        const verdict = judge(event, this.course);
        if (!("event" in verdict)) {
          throw new TypeError(`no ${type}: ${"wrong" in verdict ? verdict.wrong : "type"}`);
        }
        return { event, line: writeLine(event) };
      });
    if (fresh.length === 0) return this.status().kept;
    if (!this.tag) this.settle(learner);
    this.learn(fresh);
    this.announce("events");
    const rows = fresh.map(({ event, line }) => ({ id: event.id, line }));
    const kept = await this.keeper.keep(rows);
    if (kept !== "memory") this.channel.tell({ lines: rows.map(({ line }) => line) });
    return kept;
  }

  /**
   * Add lines from elsewhere, as they are: an import.
   * @param {readonly string[]} lines
   * @returns {Promise<Kept>}
   */
  async adopt(lines) {
    const found = this.readNew(lines);
    for (const { event } of found.kept) this.erased.delete(event.learner);
    this.learn(found.kept);
    for (const { id, line } of found.later) this.later.set(id, { line, aside: true });
    this.announce("events");
    await this.keeper.keepAside(found.later);
    const rows = found.kept.map(({ event, line }) => ({ id: event.id, line }));
    if (rows.length === 0) return this.status().kept;
    const kept = await this.keeper.keep(rows);
    this.channel.tell({ lines: found.kept.map(({ line }) => line) });
    return kept;
  }

  // Learners

  /** @param {string} tag */
  choose(tag) {
    this.settle(tag);
    this.announce("learner");
  }

  /**
   * A new learner of this device, who learns from now on.
   * @param {{nickname: string, community: string}} profile
   * @returns {Promise<Kept>}
   */
  create(profile) {
    this.settle(newTag(this.window));
    const kept = this.append("profile_changed", profile);
    this.announce("learner");
    return kept;
  }

  /**
   * Remove everything of one learner from every store of this device.
   * @param {string} tag
   * @returns {Promise<boolean>} whether it is gone everywhere
   */
  async erase(tag) {
    this.drop(tag);
    const done = await this.keeper.erase(tag);
    this.channel.tell({ erased: tag });
    return done;
  }

  // Inside

  /** Read both stores, and mend each from the other when the page has come to rest. */
  async load() {
    try {
      this.channel.open();
      await this.read();
    } catch {
      this.keeper.fail("stores");
    }
    this.announce("events");
  }

  async read() {
    const { copy } = this.keeper;
    const erasing = copy.readValue("erasing");
    if (erasing) {
      this.drop(erasing);
      await this.keeper.erase(erasing);
      this.channel.tell({ erased: erasing });
    }

    const before = [...this.records.keys()];
    const stored = await this.keeper.read();
    const nothing = await sift(this.window, this.course, []);
    const { events: fromDatabase, aside } = stored ?? { events: nothing, aside: nothing };
    const ids = copy.ids().filter((id) => !fromDatabase.kept.has(id));
    const copies = await sift(this.window, this.course, ids.map((id) => ({ id, line: copy.read(id) })));

    for (const found of [fromDatabase, copies, aside]) {
      this.learn([...found.kept.values()]);
      for (const { id, line } of found.later) this.later.set(id, { line, aside: found === aside });
    }
    if (stored && !this.keeper.readOnly) {
      this.forget(before.filter((id) => !fromDatabase.kept.has(id) && !copies.kept.has(id)));
    }
    if (Math.max(fromDatabase.newest, copies.newest) > 1) this.keeper.lock("newer");

    const lost = new Set(copy.ids("q").map(bare));
    for (const { id } of [...fromDatabase.damaged, ...copies.damaged, ...aside.damaged]) lost.add(bare(id));
    this.quarantined = [...lost].filter((id) => !this.records.has(id) && !this.later.has(id)).length;
    this.settleFirst();

    const present = new Set([...fromDatabase.kept.keys(), ...fromDatabase.later.map(({ id }) => id)]);
    const database = stored && { damaged: fromDatabase.damaged, present };
    this.window.setTimeout(() => {
      void this.keeper.mend(this.rows(), database, copies.damaged.map(({ id }) => id));
    }, 0);
  }

  /**
   * A page that slept may hold what was erased meanwhile.
   * @param {readonly string[]} ids
   */
  forget(ids) {
    const gone = ids.filter((id) => !this.keeper.pending.has(id));
    for (const id of gone) this.records.delete(id);
    if (gone.length > 0) this.renew();
  }

  /** What is derived from the records is derived anew. */
  renew() {
    this.ordered.clear();
    this.folded = undefined;
  }

  /** All that should stand in both stores.
   * @returns {Row[]} */
  rows() {
    /** @type {Row[]} */
    const rows = [];
    for (const [id, { line }] of this.records) rows.push({ id, line });
    for (const [id, { line, aside }] of this.later) if (!aside) rows.push({ id, line });
    return rows;
  }

  /** @param {readonly import("./stores/sifting.js").Kept[]} found */
  learn(found) {
    if (found.length > 0) this.folded = undefined;
    for (const { event, line } of found) {
      if (this.records.has(event.id) || this.erased.has(event.learner)) continue;
      this.records.set(event.id, { event, line });
      this.seq = Math.min(Math.max(this.seq, event.seq), LAST_SEQ);
      const events = this.ordered.get(event.learner);
      const last = events && events[events.length - 1];
      if (!events) continue;
      if (!last || compareEvents(last, event) < 0) events.push(event);
      else this.ordered.delete(event.learner);
    }
  }

  /**
   * @param {readonly unknown[]} lines
   */
  readNew(lines) {
    /** @type {{kept: import("./stores/sifting.js").Kept[], later: Row[]}} */
    const found = { kept: [], later: [] };
    for (const line of lines) {
      const verdict = readLine(line, this.course);
      if ("event" in verdict) {
        if (!this.records.has(verdict.event.id)) {
          found.kept.push({ event: verdict.event, line: /** @type {string} */ (line) });
        }
      } else if ("later" in verdict) {
        const id = laterId(line);
        if (id && !this.later.has(id)) found.later.push({ id, line });
      }
    }
    return found;
  }

  /** @param {import("./channel.js").News} news */
  hear(news) {
    if (Array.isArray(news.lines)) {
      const found = this.readNew(news.lines);
      if (found.later.length > 0) this.keeper.lock("reload");
      this.learn(found.kept);
      if (found.kept.length > 0) {
        if (!this.tag) this.settleFirst();
        this.announce("events");
      }
    }
    if (typeof news.erased === "string" && !this.erased.has(news.erased)) {
      this.drop(news.erased);
      // This tab may have been mending the stores just then.
      void this.keeper.erase(news.erased);
    }
    if (typeof news.chosen === "string" && news.chosen !== this.tag && LEARNER.test(news.chosen)) {
      this.tag = news.chosen;
      this.announce("learner");
    }
  }

  /** @param {string} tag */
  drop(tag) {
    this.erased.add(tag);
    for (const [id, { event }] of this.records) if (event.learner === tag) this.records.delete(id);
    this.renew();
    if (this.tag === tag) {
      this.tag = null;
      if (this.keeper.copy.readValue("learner") === tag) this.keeper.copy.removeValue("learner");
      this.settleFirst();
    }
    this.announce("learner");
  }

  /** Who learns here: whoever was chosen last, or the only one there is. */
  settleFirst() {
    const chosen = this.keeper.copy.readValue("learner");
    const tags = new Set();
    for (const { event } of this.records.values()) tags.add(event.learner);
    if (chosen && tags.has(chosen)) this.tag = chosen;
    else if (!this.tag && tags.size === 1) this.tag = [...tags][0];
  }

  /** @param {string} tag */
  settle(tag) {
    this.tag = tag;
    this.erased.delete(tag);
    if (!this.keeper.readOnly) this.keeper.copy.writeValue("learner", tag);
    this.channel.tell({ chosen: tag });
  }

  deviceName() {
    if (!this.device) {
      const known = this.keeper.copy.readValue("device");
      this.device = known && /^[\w-]{8}$/.test(known) ? known : newDevice(this.window);
      if (this.device !== known && !this.keeper.readOnly) this.keeper.copy.writeValue("device", this.device);
    }
    return this.device;
  }

  /** @param {Change} change */
  announce(change) {
    for (const listener of [...this.listeners]) {
      try {
        listener(change);
      } catch (error) {
        console.error(error);
      }
    }
  }
}

/** @param {Iterable<import("./stores/sifting.js").Kept>} records */
function* eventsIn(records) {
  for (const { event } of records) yield event;
}

/** A key as it was before it was made unique among what was set aside.
 * @param {string} id */
function bare(id) {
  return id.replace(/\++$/, "");
}

/**
 * @param {unknown} line
 * @returns {string | undefined}
 */
function laterId(line) {
  const { id } = JSON.parse(String(line).slice(8));
  return typeof id === "string" && /^[\w-]{22}$/.test(id) ? id : undefined;
}

/**
 * The learner's log: what happened, kept on this device, the same in every tab. Everything that is
 * shown of a learner is a fold of `events()`.
 */

import { breathe } from "../breathing.js";
import { readClock } from "../clock.js";
import { openChannel } from "./channel.js";
import { TAG, newTag } from "./event.js";
import { hear } from "./hearing.js";
import { whoLearns } from "./learners.js";
import { Records } from "./records.js";
import { ERASING } from "./stores/copy.js";
import { Keeper } from "./stores/keeper.js";
import { mend } from "./stores/mending.js";
import { readStores } from "./stores/reading.js";

/** @typedef {import("./event.js").LogEvent} LogEvent */
/** @typedef {import("./learners.js").KnownLearner} KnownLearner */
/** @typedef {import("./learners.js").Learner} Learner */
/** @typedef {import("./records.js").Entry} Entry */
/** @typedef {import("./stores/keeper.js").Place} Place */
/** @typedef {import("./stores/keeper.js").Reason} Reason */
/** @typedef {{kept: Place, readOnly: boolean, quarantined: number, reason?: Reason}} Status */
/** What has changed: new events, who learns, or how safely it is kept.
 * @typedef {"events" | "learner" | "status"} Change */

export class Log {
  /**
   * @param {Window} window
   * @param {string} course
   */
  constructor(window, course) {
    this.window = window;
    this.course = course;
    this.records = new Records(course);
    /** For what comes in elsewhere: the rules are here on every page.
     * @type {import("./formats/packet.js").Judge} */
    this.judge = (value, course) => this.records.judgeForeign(value, course);
    this.quarantined = 0;
    /** Settles when both stores have been mended after the last reading. @type {Promise<void>} */
    this.mended = Promise.resolve();
    /** @type {Set<(change: Change) => void>} */
    this.listeners = new Set();
    /** @type {string | null} */
    this.tag = null;
    this.keeper = new Keeper(window, course, {
      changed: () => this.announce("status"),
      late: () => this.load(),
      rows: () => this.records.rows(),
    });
    this.channel = openChannel(window, course, (news) => hear(this, news));
    // While it is caught, before any part writes its last words: those go to the copy alone.
    const leave = () => {
      this.keeper.leave();
      this.channel.close();
    };
    window.addEventListener("pagehide", leave, { capture: true });
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) this.readAgain();
    });
  }

  /**
   * That of another course on this device.
   * @param {string} course
   */
  another(course) {
    return new Log(this.window, course);
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
    return this.tag ? this.records.eventsOf(this.tag) : [];
  }

  /** @returns {KnownLearner[]} */
  learners() {
    return this.records.learners();
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
   * @returns {Promise<Place>}
   */
  append(type, data, id) {
    return this.appendAll([[type, data, id]]);
  }

  /**
   * All of them or none, in one transaction. They are in `events()` when this returns.
   * @param {readonly Entry[]} entries
   * @returns {Promise<Place>} rejects when an entry is no event: a mistake of the caller
   */
  async appendAll(entries) {
    const learner = this.tag ?? this.reserve();
    const fresh = this.records.make(this.window, entries, { device: this.keeper.deviceName(), learner });
    if (fresh.length === 0) return this.status().kept;
    if (!this.tag) this.settle(learner);
    this.records.learn(fresh);
    this.announce("events");
    const kept = await this.keeper.keep(fresh);
    if (kept !== "memory") this.channel.tell({ lines: fresh.map(({ line }) => line) });
    return kept;
  }

  /**
   * Add lines from elsewhere, as they are: an import.
   * @param {readonly string[]} lines
   * @returns {Promise<Place>}
   */
  async adopt(lines) {
    const found = this.records.readNew(lines);
    const back = [...new Set(found.kept.map(({ event }) => event.learner))];
    for (const tag of back) {
      this.records.erased.delete(tag);
      // An erasing that could not be finished ends here, or the next page would take these along.
      this.keeper.copy.removeValue(ERASING + tag);
    }
    this.records.learn(found.kept);
    this.records.learnLater(found.later, true);
    this.announce("events");
    await this.keeper.keepAside(found.later);
    if (found.kept.length === 0) return this.status().kept;
    const kept = await this.keeper.keep(found.kept);
    this.channel.tell({ lines: found.kept.map(({ line }) => line), back });
    return kept;
  }

  // Learners

  /**
   * The tag that the first event on this device will have, whichever tab writes it. Asked for when a
   * page is first used, as two that are closed together cannot hear of each other.
   * @returns {string}
   */
  reserve() {
    const { copy, readOnly } = this.keeper;
    const reserved = copy.readValue("learner") || copy.readValue("reserved");
    if (reserved && TAG.test(reserved)) return reserved;
    const tag = newTag(this.window);
    if (!readOnly) copy.writeValue("reserved", tag);
    return tag;
  }

  /** @param {string} tag */
  choose(tag) {
    this.settle(tag);
    this.keeper.copy.asked = true;
    this.announce("learner");
  }

  /**
   * A new learner of this device, who learns from now on.
   * @param {{nickname: string, community: string}} profile
   * @returns {Promise<Place>}
   */
  create(profile) {
    this.choose(newTag(this.window));
    return this.append("profile_changed", profile);
  }

  /**
   * Remove everything of one learner from every store of this device.
   * @param {string} tag
   * @returns {Promise<boolean>} whether it is gone everywhere
   */
  async erase(tag) {
    this.drop(tag);
    const done = await this.keeper.erase(tag);
    this.channel.tell({ erased: tag, at: readClock() });
    return done;
  }

  // Inside

  /** Read both stores, and mend each from the other. The channel and the keys of the second come in a
   * task after the script that asks; by then the first is being opened. */
  async load() {
    this.keeper.begin();
    await breathe();
    const before = this.tag;
    try {
      this.channel.open();
      await this.read();
    } catch {
      this.keeper.fail("stores");
    }
    if (before && this.tag !== before) this.announce("learner");
    this.announce("events");
  }

  /** After a sleep: what stands in the stores now is what counts. */
  readAgain() {
    this.keeper.wake();
    void this.load();
  }

  async read() {
    const { copy } = this.keeper;
    for (const tag of copy.erasings()) await this.erase(tag);
    // What is on its way to the stores may not be there yet.
    const before = this.records.ids().filter((id) => !this.keeper.pending.has(id));
    const reading = await readStores(this.keeper);
    const { events, copies, aside } = reading;
    for (const found of [events, copies, aside]) {
      this.records.learn([...found.kept.values()]);
      this.records.learnLater(found.later, found === aside);
    }
    this.keeper.settle(reading.whole);
    if (reading.whole && !this.keeper.readOnly) {
      this.records.forget(before.filter((id) => !events.kept.has(id) && !copies.kept.has(id)));
    }
    if (Math.max(events.newest, copies.newest) > 1) this.keeper.lock("newer");
    this.quarantined = [...reading.lost].filter((id) => !this.records.holds(id)).length;
    this.settleFirst();
    // To put thousands in order is a task of its own, not of whoever asks first.
    await breathe();
    this.events();
    this.mended = mend(this.keeper, reading);
  }

  /** @param {string} tag */
  drop(tag) {
    const { copy } = this.keeper;
    this.records.erase(tag);
    for (const name of ["learner", "reserved"]) if (copy.readValue(name) === tag) copy.removeValue(name);
    if (this.tag === tag) this.tag = null;
    // Whoever goes on is asked: the only one who is left may be somebody else.
    if (!this.tag) this.reserve();
    this.announce("learner");
  }

  /** Who learns here, as far as it need not be asked. */
  settleFirst() {
    const { copy } = this.keeper;
    const chosen = copy.readValue("learner") || copy.readValue("reserved");
    this.tag = whoLearns(this.tag, chosen, this.learners(), copy.works);
    copy.belongTo(this.tag);
  }

  /** @param {string} tag */
  become(tag) {
    this.keeper.copy.belongTo(tag);
    this.tag = tag;
  }

  /** @param {string} tag */
  settle(tag) {
    this.become(tag);
    this.records.erased.delete(tag);
    const { copy, readOnly } = this.keeper;
    if (!readOnly && copy.writeValue("learner", tag)) copy.removeValue("reserved");
    this.channel.tell({ chosen: tag });
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

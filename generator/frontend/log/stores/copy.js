/**
 * The second store: a copy of every event under its own key of localStorage. No value is shared, so
 * that two tabs cannot overwrite one another; none is removed before its successor is set.
 */

import { makePack, unpack } from "./packs.js";
import { restore, shorten } from "./short.js";

/** Copies of events, what was set aside, packs. @typedef {"e" | "q" | "p"} Kind */

/** How the keys of drafts begin, which `quiz/drafts.js` keeps for a tab. */
export const DRAFTS = "changfeng:draft:";
/** How the key ends that says that this tab was asked who learns. */
export const ASKED = "asked";
const OWNER = "owner";
/** What stands before the tag of a learner whose erasing has begun. */
export const ERASING = "erasing-";

/**
 * What may throw at every touch: sandboxed frames, blocked cookies, a full store.
 * @param {Window} window
 * @returns {Storage | undefined}
 */
function storage(window) {
  try {
    return window.localStorage || undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {Window} window
 * @param {string} key
 */
function remove(window, key) {
  try {
    storage(window)?.removeItem(key);
  } catch {
    // Not reachable, so not there.
  }
}

export class Copy {
  /**
   * @param {Window} window
   * @param {string} course
   */
  constructor(window, course) {
    this.window = window;
    this.course = course;
    this.prefix = `changfeng:${course}:`;
    /** Ids of what stands in packs. @type {Set<string>} */
    this.packed = new Set();
  }

  /** Whether this device offers the store at all. */
  get works() {
    return storage(this.window) !== undefined;
  }

  /**
   * Ids of the copies of events, or of what was set aside; or names of packs: the id of its first event.
   * @param {Kind} kind
   * @param {readonly string[]} keys of the store, where they were just read: with thousands, that takes long
   * @returns {string[]}
   */
  ids(kind = "e", keys = this.keys()) {
    const prefix = `${this.prefix}${kind}:`;
    return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }

  /** All that stands in the store, of whomever. */
  keys() {
    try {
      // A third of the time of `Object.keys`, which asks for each value too.
      return Object.getOwnPropertyNames(storage(this.window) ?? {});
    } catch {
      // Not readable: as good as none.
      return [];
    }
  }

  /**
   * @param {string} id
   * @param {Kind} kind
   * @returns {string | null} the line, however short it stands there
   */
  read(id, kind = "e") {
    const copy = this.readValue(`${kind}:${id}`);
    return copy && restore(copy, bare(id), this.course);
  }

  /**
   * @param {string} id
   * @param {string} line
   * @returns {"kept" | "full" | "none"}
   */
  add(id, line) {
    const store = storage(this.window);
    if (!store) return "none";
    try {
      const key = `${this.prefix}e:${id}`;
      if (store.getItem(key) === null) store.setItem(key, shorten(line, id, this.course));
      return "kept";
    } catch {
      return "full";
    }
  }

  /**
   * Keep a damaged copy under another key, then free its place. Without room for that it stays.
   * @param {string} id
   * @param {Kind} kind
   * @returns {boolean}
   */
  setAside(id, kind = "e") {
    const copy = this.readValue(`${kind}:${id}`);
    if (copy === null) return true;
    let key = `q:${id}`;
    while (this.readValue(key) !== null && this.readValue(key) !== copy) key += "+";
    if (!this.writeValue(key, copy)) return false;
    this.removeValue(`${kind}:${id}`);
    return true;
  }

  /** @param {string} tag of a learner of whom nothing shall stay */
  erase(tag) {
    const keys = this.keys();
    for (const kind of /** @type {const} */ (["e", "q", "p"])) {
      const sign = kind === "e" ? `"learner":"${tag}"` : tag;
      for (const id of this.ids(kind, keys)) {
        const found = String(this.read(id, kind));
        if (found.includes(sign) && !(kind === "p" && this.thin(id, found, tag))) this.removeValue(`${kind}:${id}`);
      }
    }
  }

  /**
   * Leave of a pack what others did, in its place: a shorter one has room there.
   * @param {string} name
   * @param {string} pack
   * @param {string} tag
   * @returns {boolean} false where nothing is left
   */
  thin(name, pack, tag) {
    try {
      const { kept } = unpack(pack);
      const others = kept.filter(({ event }) => event.learner !== tag);
      const done = others.length > 0 && this.writeValue(`p:${name}`, makePack(others));
      for (const one of kept) if (!done || !others.includes(one)) this.packed.delete(one.id);
      return done;
    } catch {
      // It cannot be read, so that nobody can say what of it is hers.
      return false;
    }
  }

  /**
   * What other parts keep of a learner beside the log: whatever of ours is named by the tag.
   * @param {string} tag
   */
  eraseMarks(tag) {
    for (const key of this.keys()) {
      if (key.startsWith("changfeng:") && key.endsWith(`:${tag}`)) remove(this.window, key);
    }
    this.forgetDrafts();
    // Whoever goes on here is asked who she is.
    this.asked = false;
  }

  /** Drafts bear no name, so none stays for the next learner. */
  forgetDrafts() {
    try {
      const tab = this.window.sessionStorage;
      for (const key of Object.keys(tab)) if (key.startsWith(DRAFTS)) tab.removeItem(key);
    } catch {
      // Not reachable, so not there.
    }
  }

  /**
   * Whose tab it is from now on. Whoever comes back and finds another learner here is asked, and what one
   * has begun is not for the next to hand in.
   * @param {string | null} tag
   */
  belongTo(tag) {
    if (!tag) return;
    try {
      const tab = this.window.sessionStorage;
      const before = tab.getItem(this.prefix + OWNER);
      if (before === tag) return;
      tab.setItem(this.prefix + OWNER, tag);
      if (!before) return;
    } catch {
      // Not reachable: each page asks anew.
    }
    this.forgetDrafts();
    this.asked = false;
  }

  /** Whether this tab was told who is learning. Where that cannot be kept, each page asks anew:
   * better than mixing two learners. */
  get asked() {
    try {
      return this.window.sessionStorage.getItem(this.prefix + ASKED) !== null;
    } catch {
      return false;
    }
  }

  set asked(yes) {
    try {
      if (yes) this.window.sessionStorage.setItem(this.prefix + ASKED, "1");
      else this.window.sessionStorage.removeItem(this.prefix + ASKED);
    } catch {
      // Not reachable, so not there.
    }
  }

  /** Names of the notes of erasings that are not finished.
   * @returns {string[]} */
  erasings() {
    const keys = this.keys().filter((key) => key.startsWith(this.prefix + ERASING));
    return keys.map((key) => key.slice((this.prefix + ERASING).length));
  }

  /** Small settings of the log stand beside the copies.
   * @param {string} name */
  readValue(name) {
    try {
      return storage(this.window)?.getItem(this.prefix + name) ?? null;
    } catch {
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  writeValue(name, value) {
    try {
      const store = storage(this.window);
      store?.setItem(this.prefix + name, value);
      return store !== undefined;
    } catch {
      return false;
    }
  }

  /** @param {string} name */
  removeValue(name) {
    remove(this.window, this.prefix + name);
  }
}

/** A key as it was before it was made unique among what was set aside.
 * @param {string} id */
export function bare(id) {
  return id.replace(/\++$/, "");
}

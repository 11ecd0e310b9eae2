/**
 * Copies of a long log, a hundred and more under one key: a page that touches localStorage waits until
 * all of it was read, and thousands of keys take three times as long. What the events have in common
 * is said once, so that a pack is a third of its copies, and read in a third of the time.
 *
 * A copy is packed once the database holds its event, and goes when the pack stands.
 */

import { inSlices } from "../../breathing.js";
import { bearsChecksum, checksum } from "../checksum.js";
import { compareEvents } from "../event.js";
import { readLine, writeLine } from "../record.js";
import { RULES } from "../validation.js";

/** @typedef {import("../event.js").LogEvent} LogEvent */
/** @typedef {import("./copy.js").Copy} Copy */
/** @typedef {import("./sifting.js").Kept} Kept */
/** Of events with the same fields: the first, how many they are, and the values of each field in
 * which they differ; where values come again and again, a list of them and one letter for each.
 * @typedef {[LogEvent, number, [string, any[] | string, any[]?][]]} Alike */
/**
 * kept: by id; ids: of the same; stale: packs that were judged by other rules, and what is in them.
 * @typedef {{kept: Map<string, Kept>, ids: Set<string>, damaged: import("./sifting.js").Damaged[],
 *   stale: [string, Kept[]][]}} Packs
 */

/** From so many events on a log is packed. */
export const LONG = 1024;
/** Events of a pack. */
export const PACK = 128;
/** The first letter for a value, and how many there are: of those that JSON writes as they are. */
const FIRST = 35;
const LETTERS = 57;

/**
 * @param {Window} window
 * @param {string} course
 * @param {Copy} copy
 * @param {readonly string[]} keys of the store
 * @returns {Promise<Packs>}
 */
export async function readPacks(window, course, copy, keys) {
  /** @type {Packs} */
  const packs = { kept: new Map(), ids: new Set(), damaged: [], stale: [] };
  await inSlices(window, copy.ids("p", keys), (name) => {
    try {
      let { rules, kept } = unpack(copy.read(name, "p") ?? "");
      if (rules !== RULES) {
        kept = kept.filter(({ line }) => "event" in readLine(line, course));
        packs.stale.push([name, kept]);
      }
      for (const one of kept) packs.kept.set(one.id, one);
    } catch {
      packs.damaged.push({ id: name, kind: "p", line: "" });
    }
  });
  packs.ids = new Set(packs.kept.keys());
  return packs;
}

/**
 * Pack the copies of a long log, all of which the database holds.
 * @param {import("./keeper.js").Keeper} keeper
 * @param {Packs["stale"]} stale to be packed by the rules of today
 */
export async function packCopies(keeper, stale) {
  const { window, copy, erasures } = keeper;
  const { packed } = copy;
  // What is erased meanwhile must not come back.
  const going = () => !keeper.readOnly && keeper.erasures === erasures;
  await inSlices(window, stale, ([name, kept]) => going() && copy.writeValue(`p:${name}`, makePack(kept)));
  for (const id of copy.ids()) if (packed.has(id)) copy.removeValue(`e:${id}`);
  /** @type {Kept[]} */
  const loose = [];
  await inSlices(window, /** @type {readonly Kept[]} */ (keeper.notices.rows()), (row) => {
    // A line that would be written otherwise today could not be had back.
    if (row.event && !packed.has(row.id) && writeLine(row.event) === row.line) loose.push(row);
  });
  if (packed.size + loose.length < LONG) return;
  // In order, so that the next page has little to sort.
  loose.sort((left, right) => compareEvents(left.event, right.event));
  const starts = Array.from({ length: Math.floor(loose.length / PACK) }, (_, index) => index * PACK);
  await inSlices(window, starts, (from) => going() && keepPack(copy, loose.slice(from, from + PACK)));
}

/**
 * Put a pack in the place of copies. Nothing is lost where there is no room even for that: the
 * database holds all of them.
 * @param {Copy} copy
 * @param {readonly Kept[]} kept
 */
function keepPack(copy, kept) {
  const name = `p:${kept[0]?.id}`;
  const found = copy.readValue(name);
  // Another tab may have been quicker.
  const there = found === null ? kept : unpack(found).kept;
  const write = () => found !== null || copy.writeValue(name, makePack(kept));
  const free = () => there.forEach(({ id }) => copy.removeValue(`e:${id}`));
  if (!write()) {
    free();
    if (!write()) {
      for (const { id, line } of kept) copy.add(id, line);
      return false;
    }
  }
  free();
  for (const { id } of there) copy.packed.add(id);
  return true;
}

/** One out of a pack: its line is written again only when somebody asks for it. */
class Unpacked {
  /** @param {LogEvent} event */
  constructor(event) {
    this.event = event;
  }

  get id() {
    return this.event.id;
  }

  get line() {
    return writeLine(this.event);
  }
}

/**
 * @param {readonly Kept[]} kept
 * @returns {string} its checksum, and then its JSON
 */
export function makePack(kept) {
  /** @type {Map<string, LogEvent[]>} */
  const alike = new Map();
  for (const { event } of kept) {
    const fields = Object.keys(event).join();
    alike.set(fields, [...(alike.get(fields) ?? []), event]);
  }
  const text = JSON.stringify([RULES, ...[...alike.values()].map(sayOnce)]);
  return checksum(text) + text;
}

/**
 * @param {readonly LogEvent[]} events with the same fields
 * @returns {Alike}
 */
function sayOnce(events) {
  const [first] = /** @type {[LogEvent]} */ (/** @type {unknown} */ (events));
  /** @type {Alike[2]} */
  const differing = [];
  for (const field of Object.keys(first)) {
    const values = events.map((event) => event[field]);
    const list = [...new Set(values)];
    if (list.length > LETTERS) differing.push([field, values]);
    else if (list.length > 1) {
      const letters = values.map((value) => String.fromCharCode(FIRST + list.indexOf(value)));
      differing.push([field, letters.join(""), list]);
    }
  }
  return [first, events.length, differing];
}

/**
 * @param {string} pack
 * @returns {{rules: number, kept: Kept[]}} rules: what its events were judged by; throws when it is not
 *   what was written
 */
export function unpack(pack) {
  if (!bearsChecksum(pack)) throw new Error();
  const [rules, ...groups] = /** @type {[number, ...Alike[]]} */ (JSON.parse(pack.slice(8)));
  /** @type {Kept[]} */
  const kept = [];
  for (const [first, count, differing] of groups) {
    const events = Array.from({ length: count }, () => ({ ...first }));
    for (const [field, values, list] of differing) {
      events.forEach((event, index) => {
        event[field] = list ? list[/** @type {string} */ (values).charCodeAt(index) - FIRST] : values[index];
      });
    }
    for (const event of events) kept.push(new Unpacked(event));
  }
  return { rules, kept };
}

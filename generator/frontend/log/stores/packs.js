/**
 * The events of a long log once more, a hundred and more in one record: a browser takes as long to
 * hand over ten thousand records as a page takes for all the rest. What they have in common is said
 * once, so that a pack is a quarter of its lines, and read in a third of the time.
 *
 * Nothing hangs on packs. They hold copies of what stands beside them and was judged; where they do
 * not agree with that they are made anew.
 */

import { inSlices } from "../../breathing.js";
import { checksum } from "../checksum.js";
import { compareEvents } from "../event.js";
import { writeLine } from "../record.js";
import { RULES } from "../validation.js";
import { answer, PACKS, write } from "./database.js";

/** @typedef {import("../event.js").LogEvent} LogEvent */
/** @typedef {import("./database.js").Connection} Connection */
/** @typedef {import("./sifting.js").Kept} Kept */
/** rules: what its events were judged by; sum: over its text.
 * @typedef {{rules: number, sum: string, text: string}} Pack */
/** Of events with the same fields: the first, how many they are, and the values of each field in
 * which they differ; where values come again and again, where each stands in a list of them.
 * @typedef {[LogEvent, number, [string, any[], any[]?][]]} Alike */

/** From so many lines on a log is packed. */
export const LONG = 1024;
/** Lines of a pack. */
export const PACK = 128;

/**
 * @param {Window} window
 * @param {Connection | undefined} connection
 * @returns {Promise<Map<string, Kept>>} by id; none where a pack is damaged or none can be read
 */
export async function readPacks(window, connection) {
  /** @type {Map<string, Kept>} */
  const kept = new Map();
  try {
    const packs = await answer(/** @type {Connection} */ (connection).transaction(PACKS).objectStore(PACKS).getAll());
    await inSlices(window, packs, (pack) => {
      for (const one of unpack(pack)) kept.set(one.event.id, one);
    });
    return kept;
  } catch {
    return new Map();
  }
}

/**
 * Pack for the next page what this one read singly. Without a copy of each line it could not tell
 * which came since.
 * @param {import("./keeper.js").Keeper} keeper
 * @param {Connection | undefined} connection
 * @param {import("./keeper.js").Reading} reading
 */
export async function pack(keeper, connection, { events, packed, erasures }) {
  if (!connection || keeper.readOnly || events.kept.size < LONG) return;
  // In order, so that the next page has little to sort.
  const loose = [...events.kept.values()]
    .slice(packed)
    .sort((left, right) => compareEvents(left.event, right.event));
  if (keeper.copyFull || !keeper.copy.works) await dropPacks(connection);
  // What is erased meanwhile must not come back.
  else if (loose.length >= PACK && keeper.erasures === erasures) {
    await addPacks(keeper.window, connection, loose, packed === 0);
    if (keeper.erasures !== erasures) await dropPacks(connection);
  }
}

/**
 * @param {Window} window
 * @param {Connection} connection
 * @param {readonly Kept[]} kept
 * @param {boolean} anew whether they come in place of all that are there
 */
async function addPacks(window, connection, kept, anew) {
  /** @type {Pack[]} */
  const packs = [];
  const starts = Array.from({ length: Math.ceil(kept.length / PACK) }, (_, index) => index * PACK);
  await inSlices(window, starts, (from) => {
    packs.push(makePack(kept.slice(from, from + PACK)));
  });
  await write(connection, [PACKS], async (transaction) => {
    const store = transaction.objectStore(PACKS);
    if (anew) store.clear();
    for (const pack of packs) store.add(pack);
  });
}

/** @param {Connection} connection */
function dropPacks(connection) {
  return write(connection, [PACKS], async (transaction) => void transaction.objectStore(PACKS).clear());
}

/** One out of a pack: its line is written again only when somebody asks for it. */
class Unpacked {
  /** @param {LogEvent} event */
  constructor(event) {
    this.event = event;
  }

  get line() {
    return writeLine(this.event);
  }
}

/**
 * @param {readonly Kept[]} kept
 * @returns {Pack}
 */
export function makePack(kept) {
  /** Lines that would be written otherwise today stand there as they are. @type {string[]} */
  const lines = [];
  /** @type {Map<string, LogEvent[]>} */
  const alike = new Map();
  for (const { event, line } of kept) {
    const fields = JSON.stringify(Object.keys(event));
    if (writeLine(event) !== line) lines.push(line);
    else alike.set(fields, [...(alike.get(fields) ?? []), event]);
  }
  const text = JSON.stringify([lines, [...alike.values()].map(sayOnce)]);
  return { rules: RULES, sum: checksum(text), text };
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
    if (list.length * 2 > values.length) differing.push([field, values]);
    else if (list.length > 1) differing.push([field, values.map((value) => list.indexOf(value)), list]);
  }
  return [first, events.length, differing];
}

/**
 * @param {Pack} pack as it stands there: anything
 * @returns {Kept[]} throws when it is not what was written
 */
export function unpack({ rules, sum, text }) {
  if (rules !== RULES || sum !== checksum(text)) throw new Error();
  const [lines, groups] = /** @type {[string[], Alike[]]} */ (JSON.parse(text));
  /** @type {Kept[]} */
  const kept = lines.map((line) => ({ event: JSON.parse(line.slice(8)), line }));
  for (const [first, count, differing] of groups) {
    const events = Array.from({ length: count }, () => ({ ...first }));
    for (const [field, values, list] of differing) {
      values.forEach((value, index) => {
        /** @type {LogEvent} */ (events[index])[field] = list ? list[value] : value;
      });
    }
    for (const event of events) kept.push(new Unpacked(event));
  }
  return kept;
}

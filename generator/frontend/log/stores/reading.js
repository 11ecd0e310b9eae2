/** What both stores hold. Every page waits for it, so a long log is read in the quickest way. */

import { breathe } from "../../breathing.js";
import { bare } from "./copy.js";
import { readLines, readRows, readSome } from "./database.js";
import { PACK } from "./packs.js";
import { sift, siftedNothing } from "./sifting.js";

/** @typedef {import("./database.js").Connection} Connection */
/** @typedef {import("./sifting.js").Kept} Kept */
/** @typedef {import("./sifting.js").Sifted} Sifted */
/**
 * packed: how many came out of packs, the first in order; loose: ids of the copies of all others;
 * agreed: whether the database holds as many as were found: it takes long to count, and no page waits.
 * @typedef {{events: Sifted, packed: number, loose?: string[], agreed?: Promise<boolean>}} Found
 */
/**
 * whole: whether the database could be read; lost: ids of what is damaged, or was set aside for it.
 * @typedef {Found & {whole: boolean, copies: Sifted, aside: Sifted, lost: Set<string>}} Reading
 */

/** With more than so many lines that are in no pack, all are read one by one. */
const MOST_LOOSE = 4 * PACK;

/**
 * Keys of the database are read when they are needed: to say where damage stands. Only such copies
 * are read as it does not hold.
 * @param {Window} window
 * @param {string} course
 * @param {import("./copy.js").Copy} copy
 * @param {import("./opening.js").Opening} database
 * @param {Promise<Map<string, Kept> | undefined>} [packs] where the log is long and they are trusted
 * @returns {Promise<Reading>}
 */
export async function readStores(window, course, copy, database, packs) {
  // Whoever wrote here before had a database, and shall have it again.
  const wrote = copy.readValue("device") !== null;
  // While both are being opened, and in tasks of their own: thousands take their time.
  const listing = breathe().then(() => copy.keys());
  const copying = listing.then(breathe).then(async () => copy.ids("e", await listing));
  /** @type {Found & {aside: Sifted}} */
  const none = { events: siftedNothing(), packed: 0, aside: siftedNothing() };
  const stored = await database.use(wrote, async (connection) => {
    if (!connection) return none;
    const [found, rows] = await Promise.all([
      packs ? readPacked(window, course, connection, packs, copying) : readSingly(window, course, connection),
      readRows(connection, "aside"),
    ]);
    return { ...found, aside: await sift(window, course, rows) };
  });
  await breathe();
  const found = stored ?? none;
  const { events, aside, loose } = found;
  const ids = (loose ?? (await copying)).filter((id) => !events.kept.has(id));
  const copies = await sift(window, course, ids.map((id) => ({ id, line: copy.read(id) })));
  const damaged = [events, copies, aside].flatMap(({ damaged: rows }) => rows.map(({ id }) => id));
  const lost = new Set([...copy.ids("q", await listing), ...damaged].map(bare));
  return { ...found, whole: stored !== undefined, copies, lost };
}

/**
 * @param {Window} window
 * @param {string} course
 * @param {Connection} connection
 * @returns {Promise<Found>}
 */
async function readSingly(window, course, connection) {
  let events = siftedNothing();
  await readLines(connection, (lines) => sift(window, course, lines.map((line) => ({ line })), events));
  if (events.damaged.length > 0 || events.later.length > 0) {
    events = await sift(window, course, await readRows(connection, "events"));
  }
  return { events, packed: 0 };
}

/**
 * Out of packs, and one by one what they lack; where that is too much, all singly.
 * @param {Window} window
 * @param {string} course
 * @param {Connection} connection
 * @param {Promise<Map<string, Kept> | undefined>} packs
 * @param {Promise<readonly string[]>} copying ids of the copies
 * @returns {Promise<Found>}
 */
async function readPacked(window, course, connection, packs, copying) {
  const [kept = new Map(), copied] = await Promise.all([packs, copying]);
  const packed = kept.size;
  const loose = copied.filter((id) => !kept.has(id));
  if (packed > 0 && loose.length <= MOST_LOOSE) {
    const { lines, count } = await readSome(connection, loose);
    const events = await sift(window, course, lines, { ...siftedNothing(), kept });
    const known = kept.size + events.later.length;
    if (events.damaged.length === 0) return { events, packed, loose, agreed: count.then((all) => all === known) };
  }
  return readSingly(window, course, connection);
}

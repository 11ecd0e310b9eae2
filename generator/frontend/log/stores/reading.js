/** What both stores hold. Every page waits for it, so a long log is read in the quickest way. */

import { breathe } from "../../breathing.js";
import { bare } from "./copy.js";
import { countLines, readLines, readRows, readSome } from "./database.js";
import { LONG, PACK, readPacks } from "./packs.js";
import { sift, siftedNothing } from "./sifting.js";

/** @typedef {import("./database.js").Connection} Connection */
/** @typedef {import("./sifting.js").Sifted} Sifted */
/**
 * whole: whether the database could be read; packed: how many of its events came out of packs, the
 * first in order; lost: ids of what is damaged, or was set aside for it.
 * @typedef {{whole: boolean, events: Sifted, packed: number, copies: Sifted, aside: Sifted,
 *   lost: Set<string>}} Reading
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
 * @returns {Promise<Reading>}
 */
export async function readStores(window, course, copy, database) {
  // Whoever wrote here before had a database, and shall have it again.
  const wrote = copy.readValue("device") !== null;
  // Asked for before the database, which counts its lines while they are unpacked.
  const packs = copy.size < LONG ? undefined : readPacks(window, course);
  // While both are being opened, and in tasks of their own: thousands take their time.
  const listing = breathe().then(() => copy.keys());
  const copying = listing.then(breathe).then(async () => copy.ids("e", await listing));
  const none = { events: siftedNothing(), packed: 0, aside: siftedNothing() };
  const stored = await database.use(wrote, async (connection) => {
    if (!connection) return none;
    const [{ events, packed }, rows] = await Promise.all([
      packs ? readPacked(window, course, connection, packs, copying) : readSingly(window, course, connection),
      readRows(connection, "aside"),
    ]);
    return { events, packed, aside: await sift(window, course, rows) };
  });
  await breathe();
  const { events, packed, aside } = stored ?? none;
  const ids = (await copying).filter((id) => !events.kept.has(id));
  const copies = await sift(window, course, ids.map((id) => ({ id, line: copy.read(id) })));
  const damaged = [events, copies, aside].flatMap((found) => found.damaged.map(({ id }) => id));
  const lost = new Set([...copy.ids("q", await listing), ...damaged].map(bare));
  return { whole: stored !== undefined, events, packed, copies, aside, lost };
}

/**
 * @param {Window} window
 * @param {string} course
 * @param {Connection} connection
 * @returns {Promise<{events: Sifted, packed: number}>}
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
 * Out of packs, and one by one what they lack; where that is not all there is, or more, all singly.
 * @param {Window} window
 * @param {string} course
 * @param {Connection} connection
 * @param {Promise<Map<string, import("./sifting.js").Kept>>} packs
 * @param {Promise<readonly string[]>} copying ids of the copies
 * @returns {Promise<{events: Sifted, packed: number}>}
 */
async function readPacked(window, course, connection, packs, copying) {
  const [count, kept, copied] = await Promise.all([countLines(connection), packs, copying]);
  const packed = kept.size;
  const loose = copied.filter((id) => !kept.has(id));
  if (loose.length <= MOST_LOOSE) {
    const rows = await readSome(connection, loose);
    const events = await sift(window, course, rows, { ...siftedNothing(), kept });
    if (events.damaged.length === 0 && kept.size === count) return { events, packed };
  }
  return readSingly(window, course, connection);
}

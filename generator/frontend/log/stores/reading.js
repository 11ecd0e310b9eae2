/** What both stores hold. Every page waits for it, so a long log is read in the quickest way. */

import { breathe } from "../../breathing.js";
import { bare } from "./copy.js";
import { readRows } from "./database.js";
import { PACK, readPacks } from "./packs.js";
import { sift, siftedNothing } from "./sifting.js";

/** @typedef {import("./packs.js").Packs} Packs */
/** @typedef {import("./sifting.js").Sifted} Sifted */
/**
 * events: what the database gave; whole: whether it could be opened; copies: what the copy holds beside
 * that; unchecked: whether the copy stands for the database, which was not read; lost: ids of what is
 * damaged, or was set aside for it; erasures: how often a learner had been erased here before.
 * @typedef {{events: Sifted, whole: boolean, copies: Sifted, unchecked: boolean, packs: Packs,
 *   aside: Sifted, lost: Set<string>, erasures: number}} Reading
 */

/** With more than so many copies in no pack, all is read from the database. */
const MOST_LOOSE = 4 * PACK;

/**
 * Of the copies only such are read as the database does not hold.
 * @param {import("./keeper.js").Keeper} keeper
 * @returns {Promise<Reading>}
 */
export async function readStores({ window, course, copy, database, misled, erasures }) {
  // Whoever wrote here before had a database, and shall have it again.
  const wrote = copy.readValue("device") !== null;
  // While both are being opened, and in tasks of their own: thousands take their time.
  const listing = breathe().then(() => copy.keys());
  const copying = listing.then(async (keys) => {
    const packs = await readPacks(window, course, copy, keys);
    await breathe();
    return { packs, loose: copy.ids("e", keys).filter((id) => !packs.ids.has(id)) };
  });
  /** What the copy holds beside what is known.
   * @param {ReadonlyMap<string, unknown>} known */
  const readCopies = async (known) => {
    const { packs, loose } = await copying;
    const { kept } = packs;
    known.forEach((_, id) => kept.delete(id));
    const rows = loose.filter((id) => !known.has(id)).map((id) => ({ id, line: copy.read(id) }));
    return sift(window, course, rows, { ...siftedNothing(), kept, damaged: [...packs.damaged] });
  };
  /** All from the copy, where it is packed and whole. */
  const readQuickly = async () => {
    const { packs, loose } = await copying;
    if (misled || packs.ids.size === 0 || loose.length > MOST_LOOSE) return undefined;
    const copies = await readCopies(new Map());
    return copies.damaged.length + copies.later.length > 0 ? undefined : copies;
  };
  /** @type {{events: Sifted, aside: Sifted, copies?: Sifted}} */
  const none = { events: siftedNothing(), aside: siftedNothing() };
  const stored = await database.use(wrote, async (connection) => {
    if (!connection) return none;
    const [rows, copies] = await Promise.all([readRows(connection, "aside"), readQuickly()]);
    const events = await sift(window, course, copies ? [] : await readRows(connection, "events"));
    return { events, copies, aside: await sift(window, course, rows) };
  });
  await breathe();
  const { packs } = await copying;
  copy.packed = packs.ids;
  const { events, aside, copies = await readCopies(events.kept) } = stored ?? none;
  const damaged = [events, copies, aside].flatMap(({ damaged: rows }) => rows.map(({ id }) => id));
  const lost = new Set([...copy.ids("q", await listing), ...damaged].map(bare));
  const unchecked = stored?.copies !== undefined;
  return { events, whole: stored !== undefined, copies, unchecked, packs, aside, lost, erasures };
}

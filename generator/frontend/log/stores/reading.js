/** What both stores hold. Every page waits for it, so a long log is read in the quickest way. */

import { breathe } from "../../breathing.js";
import { bare } from "./copy.js";
import { compare, readRows } from "./database.js";
import { PACK, readPacks } from "./packs.js";
import { sift, siftedNothing } from "./sifting.js";

/** @typedef {import("./packs.js").Packs} Packs */
/** @typedef {import("./sifting.js").Sifted} Sifted */
/**
 * events: what the database holds; whole: whether it could be opened; copies: what the copy holds beside
 * that; lost: ids of what is damaged, or was set aside for it; erasures: how often a learner had been
 * erased here before.
 * @typedef {{events: Sifted, whole: boolean, copies: Sifted, packs: Packs, aside: Sifted,
 *   lost: Set<string>, erasures: number}} Reading
 */

/** With more than so many copies in no pack, all is read from the database. */
const MOST_LOOSE = 4 * PACK;

/**
 * A packed log is read from the copy, where that is whole and the database holds neither more nor less:
 * after a browser was killed it may. Else of the copies only such are read as the database lacks.
 * @param {import("./keeper.js").Keeper} keeper
 * @returns {Promise<Reading>}
 */
export async function readStores({ window, course, copy, database, erasures }) {
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
  /** @param {import("./database.js").Connection} connection */
  const readQuickly = async (connection) => {
    const keys = await listing;
    const singles = copy.ids("e", keys);
    if (copy.ids("p", keys).length === 0 || singles.length > MOST_LOOSE) return undefined;
    // It takes long to count them, but meanwhile the packs are read.
    const [{ missing, count }, { packs, loose }] = await Promise.all([compare(connection, singles), copying]);
    const beside = loose.filter((id) => missing.includes(id));
    if (count !== packs.ids.size + loose.length - beside.length) return undefined;
    const events = await readCopies(new Map());
    if (events.damaged.length + events.later.length > 0) return undefined;
    const copies = siftedNothing();
    for (const id of beside) {
      copies.kept.set(id, /** @type {import("./sifting.js").Kept} */ (events.kept.get(id)));
      events.kept.delete(id);
    }
    return { events, copies };
  };
  /** @type {{events: Sifted, aside: Sifted, copies?: Sifted}} */
  const none = { events: siftedNothing(), aside: siftedNothing() };
  const stored = await database.use(wrote, async (connection) => {
    if (!connection) return none;
    const [rows, quick] = await Promise.all([
      readRows(connection, "aside"),
      readQuickly(connection).catch(() => undefined),
    ]);
    const found = quick || { events: await sift(window, course, await readRows(connection, "events")) };
    return { ...found, aside: await sift(window, course, rows) };
  });
  await breathe();
  const { packs } = await copying;
  copy.packed = packs.ids;
  const { events, aside, copies = await readCopies(events.kept) } = stored ?? none;
  const damaged = [events, copies, aside].flatMap(({ damaged: rows }) => rows.map(({ id }) => id));
  const lost = new Set([...copy.ids("q", await listing), ...damaged].map(bare));
  return { events, whole: stored !== undefined, copies, packs, aside, lost, erasures };
}

/**
 * How each store is mended from the other. Nothing is overwritten: damage moves aside, gaps are filled.
 */

import { comeToRest, inSlices } from "../../breathing.js";
import { addRows, setRowsAside } from "./database.js";
import { LONG, packCopies } from "./packs.js";

/** @typedef {import("./keeper.js").Keeper} Keeper */

/**
 * @param {Keeper} keeper
 * @param {import("./reading.js").Reading} reading
 */
export async function mend(keeper, reading) {
  const { window, copy, database, notices } = keeper;
  const { whole, events, copies, packs, erasures } = reading;
  // To look for gaps among thousands can wait: the page has parts to mount.
  if (events.kept.size + copies.kept.size >= LONG) await comeToRest(window);
  // What was read may no longer be all that counts: the next reading mends.
  const going = () => !keeper.readOnly && keeper.erasures === erasures;
  if (!going()) return;

  const later = new Set(events.later.map(({ id }) => id));
  const missing = notices.rows().filter(({ id }) => !events.kept.has(id) && !later.has(id));
  if (whole && (missing.length > 0 || events.damaged.length > 0)) {
    await database.use(true, async (connection) => {
      if (!connection || !going()) return;
      if (events.damaged.length > 0) await setRowsAside(connection, events.damaged, missing);
      else await addRows(connection, missing);
    });
  }
  if (keeper.readOnly) return;
  for (const { id, kind } of copies.damaged) copy.setAside(id, kind);
  // The copies are many too.
  await comeToRest(window);
  // What the database may not hold is not packed.
  if (going() && whole && !keeper.trouble && keeper.pending.size === 0) {
    await packCopies(keeper, packs.stale).catch(() => undefined);
  }
  if (going()) await mendCopies(keeper);
}

/**
 * Fill the gaps of the copy, and say whether there was room for all.
 * @param {Keeper} keeper
 */
export async function mendCopies(keeper) {
  const { window, copy, notices, erasures } = keeper;
  if (!copy.works || keeper.readOnly) return;
  const present = new Set(copy.ids());
  let room = true;
  await inSlices(window, notices.rows(), (row) => {
    // What is erased meanwhile must not come back.
    if (keeper.erasures !== erasures) return false;
    if (copy.packed.has(row.id)) return true;
    const { id, line } = row;
    if (present.has(id)) {
      const known = copy.read(id);
      if (known === line || known === null || !copy.setAside(id)) return true;
    }
    room = room && copy.add(id, String(line)) === "kept";
    return true;
  });
  if (keeper.erasures !== erasures) return;
  if (keeper.copyFull === room) {
    keeper.copyFull = !room;
    notices.changed();
  }
  if (!room) keeper.again();
}

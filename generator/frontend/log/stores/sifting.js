/** What the stores gave, told apart: events to count, lines of later versions, damage. */

import { inSlices } from "../../breathing.js";
import { readLine } from "../record.js";

/** @typedef {import("./database.js").Row} Row */
/** What counts, as a row. @typedef {{id: string, event: import("../event.js").LogEvent, line: string}} Kept */
/** A row of which the key may not have been read. @typedef {{id?: string, line: unknown, key?: IDBValidKey}} Found */
/** Or a pack of copies, by its name. @typedef {Row & {kind?: import("./copy.js").Kind}} Damaged */
/** @typedef {{kept: Map<string, Kept>, later: Row[], newest: number, damaged: Damaged[]}} Sifted */

/** @returns {Sifted} */
export function siftedNothing() {
  return { kept: new Map(), later: [], newest: 0, damaged: [] };
}

/**
 * @param {Window} window
 * @param {string} course
 * @param {readonly Found[]} rows
 * @param {Sifted} [sifted] what was sifted before, to which these come
 * @returns {Promise<Sifted>}
 */
export async function sift(window, course, rows, sifted = siftedNothing()) {
  await inSlices(window, rows, (row) => {
    const { id, line } = row;
    const verdict = readLine(line, course, id);
    if ("event" in verdict) {
      const { event } = verdict;
      sifted.kept.set(event.id, { id: event.id, event, line: /** @type {string} */ (line) });
    } else if ("later" in verdict) {
      sifted.later.push({ id: id ?? "", line });
      sifted.newest = Math.max(sifted.newest, verdict.version);
    } else {
      sifted.damaged.push({ ...row, id: id ?? "" });
    }
  });
  return sifted;
}

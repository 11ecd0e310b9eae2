/** The outline of the course: all of a small one; of a large one as much as a log speaks of. */

import { loadData } from "./data.js";
import { crc32 } from "./log/checksum.js";

/** @typedef {import("./progress/course.js").Outline} Outline */

/** What was put together last of a course: the same again, as long as no other part is needed.
 * @type {WeakMap<object, {key: string, outline: Outline}>} */
const latest = new WeakMap();

/**
 * @param {Window} window
 * @param {readonly {[key: string]: any}[]} events
 * @returns {Promise<Outline>} with every case that the events name by any id that it ever had;
 *   rejects when it cannot be read
 */
export async function readOutline(window, events) {
  const head = await loadData(window, "outline");
  if (!head.parts) return head;
  const ids = new Set(events.flatMap((event) => event.case || []));
  const numbers = [...new Set([...ids].map((id) => crc32(id) % head.parts))];
  const parts = await Promise.all(
    numbers.map((number) => loadData(window, `outline/${number}`, head.revision)),
  );
  // Another build has other parts: what seems to be missing there may stand elsewhere.
  if (parts.some(({ revision }) => revision !== head.revision)) throw new Error("a newer outline");
  const key = numbers.join();
  const known = latest.get(head);
  if (known && known.key === key) return known.outline;
  const outline = { ...head, cases: Object.assign({}, ...parts.map(({ cases }) => cases)) };
  latest.set(head, { key, outline });
  return outline;
}

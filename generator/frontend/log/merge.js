/** Two logs become one: a union of sets by id, whatever the order and however often. */

import { compareEvents } from "./event.js";

/** @typedef {import("./event.js").LogEvent} LogEvent */

/**
 * Two events of one id differ only when one was forged or damaged past its checksum; then the one
 * whose text comes first is taken, so that every device takes the same.
 * @param {readonly LogEvent[]} left
 * @param {readonly LogEvent[]} right
 * @returns {LogEvent[]} in order
 */
export function mergeEvents(left, right) {
  /** @type {Map<string, LogEvent>} */
  const found = new Map();
  for (const event of [...left, ...right]) {
    const known = found.get(event.id);
    if (!known || (known !== event && JSON.stringify(event) < JSON.stringify(known))) {
      found.set(event.id, event);
    }
  }
  return [...found.values()].sort(compareEvents);
}

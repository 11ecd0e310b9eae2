/**
 * How an event stands in a store: one line, eight hexadecimal digits of checksum and then its JSON.
 * The same line in both stores, so that one repairs the other byte by byte.
 */

import { bearsChecksum, checksum } from "./checksum.js";
import { judge } from "./validation.js";

/** @typedef {import("./event.js").LogEvent} LogEvent */

/**
 * @param {LogEvent} event
 * @returns {string}
 */
export function writeLine(event) {
  const text = JSON.stringify(event);
  return checksum(text) + text;
}

/**
 * @param {unknown} line what a store gave
 * @param {string} course
 * @param {string} [id] the key under which it stood
 * @returns {import("./validation.js").Verdict}
 */
export function readLine(line, course, id) {
  if (typeof line !== "string" || line.length < 10) return { wrong: "record" };
  if (!bearsChecksum(line)) return { wrong: "checksum" };
  let value;
  try {
    value = JSON.parse(line.slice(8));
  } catch {
    return { wrong: "record" };
  }
  const verdict = judge(value, course);
  return "event" in verdict && id !== undefined && verdict.event.id !== id ? { wrong: "id" } : verdict;
}

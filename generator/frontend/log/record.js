/**
 * How an event stands in a store: one line, eight hexadecimal digits of checksum and then its JSON.
 * The same line in both stores, so that one repairs the other byte by byte.
 */

import { checksum } from "./checksum.js";
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
  const text = line.slice(8);
  if (checksum(text) !== line.slice(0, 8)) return { wrong: "checksum" };
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: "record" };
  }
  const verdict = judge(value, course);
  return "event" in verdict && id !== undefined && verdict.event.id !== id ? { wrong: "id" } : verdict;
}

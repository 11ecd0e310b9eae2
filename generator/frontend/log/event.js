/**
 * An event: the only thing that is stored. It is never changed; an edit is another event.
 *
 * @typedef {{v: number, id: string, device: string, seq: number, time: number, course: string,
 *   learner: string, type: string, [field: string]: any}} LogEvent
 */

/** Version of an event's shape. */
export const VERSION = 1;
/** No clock of events runs higher: a forged number may not use up what can be counted. */
export const LAST_SEQ = 1e12;

const URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Without what looks alike on a small screen: no 0 O 1 I L 2 Z 5 S 8 B. */
export const TAG_LETTERS = "ACDEFGHJKMNPQRTUVWXY34679";
/** A learner's tag, as the rules of events have it, which stand in one file for their digest. */
export const TAG = /^[A-Z0-9]{6}$/;

/**
 * `getRandomValues` is there on plain http and in every browser of the floor; `randomUUID` is not.
 * @param {Window} window
 * @param {number} bytes
 */
function random(window, bytes) {
  return window.crypto.getRandomValues(new Uint8Array(bytes));
}

/**
 * @param {Window} window
 * @param {number} length in characters of 6 bits
 */
function randomName(window, length) {
  const bytes = random(window, length);
  return Array.from(bytes, (byte) => URL_SAFE.charAt(byte & 63)).join("");
}

/**
 * 128 random bits as 22 characters.
 * @param {Window} window
 */
export function newId(window) {
  const bytes = random(window, 16);
  let id = "";
  for (let index = 0; index < 16; index += 3) {
    const three =
      (Number(bytes[index]) << 16) | (Number(bytes[index + 1] ?? 0) << 8) | Number(bytes[index + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) id += URL_SAFE.charAt((three >> shift) & 63);
  }
  return id.slice(0, 22);
}

/** @param {Window} window */
export function newDevice(window) {
  return randomName(window, 8);
}

/** @param {Window} window */
export function newSession(window) {
  return randomName(window, 10);
}

/**
 * A learner's tag: six characters that can be read out.
 * @param {Window} window
 */
export function newTag(window) {
  let tag = "";
  while (tag.length < 6) {
    for (const byte of random(window, 16)) {
      // 250 is ten times the alphabet: what lies above would make some letters likelier.
      if (byte < 250 && tag.length < 6) tag += TAG_LETTERS.charAt(byte % TAG_LETTERS.length);
    }
  }
  return tag;
}

/**
 * The order of events. The wall clock has no part in it: it may stand in 1970 or be set back.
 * @param {{seq: number, id: string}} left
 * @param {{seq: number, id: string}} right
 */
export function compareEvents(left, right) {
  return left.seq - right.seq || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

/**
 * @param {Window} window
 * @param {{device: string, seq: number, time: number, course: string, learner: string}} frame
 * @param {string} type
 * @param {{[field: string]: any}} data
 * @param {string} [id] one made by the caller, for an act that may be repeated by mistake
 * @returns {LogEvent}
 */
export function makeEvent(window, frame, type, data, id = newId(window)) {
  const time = Number.isFinite(frame.time) ? Math.round(frame.time) : 0;
  const seq = Math.min(frame.seq, LAST_SEQ);
  const { device, course, learner } = frame;
  return { ...data, v: VERSION, id, device, seq, time, course, learner, type };
}

/**
 * The lines of a long log once more, a hundred and more in one record: a browser takes as long to
 * hand over ten thousand records as a page takes for all the rest.
 *
 * Nothing hangs on packs. They hold copies of what stands in the first store and was judged, in a
 * database of their own; where they do not agree with that store they are made anew.
 */

import { RULES } from "../validation.js";
import { answer, write } from "./database.js";
import { inSlices } from "./sifting.js";

/** @typedef {import("./sifting.js").Kept} Kept */
/** rules: what its lines were judged by; sum: over its text.
 * @typedef {{rules: number, sum: number, text: string}} Pack */

/** From so many lines on a log is packed. */
export const LONG = 1024;
/** Lines of a pack. */
export const PACK = 128;
const PACKS = "packs";
/** What an opening is told that may not create the database. */
const NONE = "AbortError";
/** Milliseconds until packs that do not answer are done without. */
const PATIENCE = 2500;

/** @param {string} course */
export function packsName(course) {
  return `changfeng:${course}:packs`;
}

/**
 * @param {Window} window
 * @param {string} course
 * @returns {Promise<Map<string, Kept>>} by id; none where a pack is damaged or none can be read
 */
export async function readPacks(window, course) {
  /** @type {Map<string, Kept>} */
  const kept = new Map();
  const reading = open(course, false, (database) =>
    answer(database.transaction(PACKS).objectStore(PACKS).getAll()),
  );
  try {
    await inSlices(window, await inTime(window, reading), (pack) => {
      for (const one of unpack(pack)) kept.set(one.event.id, one);
    });
    return kept;
  } catch {
    return new Map();
  }
}

/**
 * @param {Window} window
 * @param {string} course
 * @param {readonly Kept[]} kept
 * @param {boolean} anew whether they come in place of all that are there
 */
export async function addPacks(window, course, kept, anew) {
  /** @type {Pack[]} */
  const packs = [];
  const starts = Array.from({ length: Math.ceil(kept.length / PACK) }, (_, index) => index * PACK);
  await inSlices(window, starts, (from) => {
    packs.push(makePack(kept.slice(from, from + PACK)));
  });
  await open(course, true, (database) =>
    write(database, [PACKS], async (transaction) => {
      const store = transaction.objectStore(PACKS);
      if (anew) store.clear();
      for (const pack of packs) store.add(pack);
    }),
  );
}

/**
 * @param {Window} window
 * @param {string} course
 * @returns {Promise<boolean>} whether none is left
 */
export function dropPacks(window, course) {
  const dropping = open(course, false, (database) =>
    write(database, [PACKS], async (transaction) => void transaction.objectStore(PACKS).clear()),
  );
  return inTime(window, dropping).then(
    () => true,
    (error) => error.name === NONE,
  );
}

/**
 * @template T
 * @param {Window} window
 * @param {Promise<T>} answering
 * @returns {Promise<T>} rejects when there is no answer in time
 */
function inTime(window, answering) {
  const waiting = new Promise((_, reject) => window.setTimeout(reject, PATIENCE, new Error("no answer")));
  return Promise.race([answering, /** @type {Promise<never>} */ (waiting)]);
}

/**
 * Opened for each use: a connection left behind by a page that is gone may bar the next one's way.
 * @template T
 * @param {string} course
 * @param {boolean} create
 * @param {(database: IDBDatabase) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function open(course, create, work) {
  const request = indexedDB.open(packsName(course), 1);
  request.onupgradeneeded = () => {
    if (create) request.result.createObjectStore(PACKS, { autoIncrement: true });
    else /** @type {IDBTransaction} */ (request.transaction).abort();
  };
  const database = await answer(request);
  database.onversionchange = () => database.close();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/**
 * @param {readonly Kept[]} kept
 * @returns {Pack}
 */
export function makePack(kept) {
  const text = kept.map(({ line }) => line).join("\n");
  return { rules: RULES, sum: mix(text), text };
}

/**
 * @param {Pack} pack as it stands there: anything
 * @returns {Kept[]} throws when it is not what was written
 */
export function unpack({ rules, sum, text }) {
  if (rules !== RULES || sum !== mix(text)) throw new Error("no pack");
  return text.split("\n").map((line) => ({ event: JSON.parse(line.slice(8)), line }));
}

/**
 * FNV-1a over code units: a fifth of the work of a CRC, and no single change escapes it.
 * Test vector: "foobar" -> bf9cf968.
 * @param {string} text
 */
export function mix(text) {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  }
  return sum;
}

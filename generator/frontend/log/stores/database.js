/**
 * The first store: IndexedDB, one record an event under the event's id. What it has completed
 * survives a killed browser; localStorage does not. Beside the events stand what was set aside, and
 * packs of them.
 */

import { breathe } from "../../breathing.js";

/**
 * Version of the database; the first had no packs. A newer one was made by newer code, and this code
 * then only reads.
 */
export const DATABASE_VERSION = 2;
const EVENTS = "events";
const ASIDE = "aside";
export const PACKS = "packs";
/** Ids are spread evenly over 64 characters; these cut them into sixteen pieces of like size. */
const BOUNDS = [..."37BFJNRVZcgkosw"];

/** @typedef {IDBDatabase} Connection */
/** @typedef {{id: string, line: unknown}} Row */

/**
 * @typedef {{newer: () => void, lost: () => void, waiting: () => void}} Notices
 *   newer: newer code wants the database, and has it now; lost: the browser dropped the
 *   connection; waiting: another tab holds an older database open
 */

/** @param {string} course */
export function databaseName(course) {
  return `changfeng:${course}`;
}

/**
 * Open the database, or say that there is none; a new visitor's device is only written to when
 * `create` is set. An unopened one of a newer version comes with `newer`.
 * @param {string} course
 * @param {Notices} notices
 * @param {boolean} create
 * @returns {Promise<{connection: Connection, newer: boolean} | undefined>} rejects when the
 *   browser offers none, or cannot open it
 */
export async function connect(course, notices, create) {
  let absent = false;
  const open = async (/** @type {number | undefined} */ version) => {
    const request = indexedDB.open(databaseName(course), version);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0) {
        absent = !create;
        if (absent) return /** @type {IDBTransaction} */ (request.transaction).abort();
        request.result.createObjectStore(EVENTS);
        request.result.createObjectStore(ASIDE);
      } else {
        // The first version kept them in a database of their own.
        indexedDB.deleteDatabase(`${databaseName(course)}:packs`);
      }
      request.result.createObjectStore(PACKS, { autoIncrement: true });
    };
    request.onblocked = () => notices.waiting();
    const connection = await answer(request);
    connection.onversionchange = ({ newVersion }) => {
      connection.close();
      // Without a next version somebody deletes the database: that is a loss, not a successor.
      if (newVersion === null) notices.lost();
      else notices.newer();
    };
    connection.onclose = () => notices.lost();
    return connection;
  };
  try {
    const connection = await open(DATABASE_VERSION);
    const stores = connection.objectStoreNames;
    if (![EVENTS, ASIDE, PACKS].every((name) => stores.contains(name))) {
      connection.close();
      throw new Error("no log");
    }
    return { connection, newer: false };
  } catch (error) {
    if (absent) return undefined;
    if (/** @type {Error} */ (error).name !== "VersionError") throw error;
  }
  return { connection: await open(undefined), newer: true };
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Every line of the log, without its key: half the work. In pieces, each worked on while the next
 * is on its way: the browser takes as long to bring a long log as the page to read it.
 * @param {Connection} connection
 * @param {(lines: readonly unknown[]) => Promise<unknown>} work
 * @returns {Promise<void>}
 */
export async function readLines(connection, work) {
  if (!connection.objectStoreNames.contains(EVENTS)) return;
  const store = connection.transaction(EVENTS).objectStore(EVENTS);
  const ranges = [...BOUNDS, undefined].map((upper, index) => {
    const lower = BOUNDS[index - 1];
    if (lower === undefined) return IDBKeyRange.upperBound(upper, true);
    if (upper === undefined) return IDBKeyRange.lowerBound(lower);
    return IDBKeyRange.bound(lower, upper, false, true);
  });
  await Promise.all(
    ranges.map(async (range) => {
      const lines = await answer(store.getAll(range));
      // Several answers may come in one task.
      await breathe();
      await work(lines);
    }),
  );
}

/**
 * Those of a few rows that are there, and how many there are at that moment in all; the count comes
 * later, and is -1 when it fails.
 * @param {Connection} connection
 * @param {readonly string[]} ids
 * @returns {Promise<{lines: Row[], count: Promise<number>}>}
 */
export async function readSome(connection, ids) {
  const store = connection.transaction(EVENTS).objectStore(EVENTS);
  const asked = ids.map((id) => answer(store.get(id)));
  const count = answer(store.count()).catch(() => -1);
  const lines = await Promise.all(asked);
  return {
    lines: ids.map((id, index) => ({ id, line: lines[index] })).filter(({ line }) => line !== undefined),
    count,
  };
}

/**
 * Rows with their keys, in the order of the keys.
 * @param {Connection} connection
 * @param {"events" | "aside"} name
 * @returns {Promise<Row[]>}
 */
export async function readRows(connection, name) {
  if (!connection.objectStoreNames.contains(name)) return [];
  const [keys, lines] = await readAll(connection.transaction(name).objectStore(name));
  return keys.map((key, index) => ({ id: String(key), line: lines[index] }));
}

/**
 * @param {IDBObjectStore} store
 * @returns {Promise<[IDBValidKey[], unknown[]]>}
 */
function readAll(store) {
  return Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
}

/**
 * Add rows in one transaction; a row that is there already stays as it is. Settled when the
 * browser says that all of it is on disk.
 * @param {Connection} connection
 * @param {readonly Row[]} rows
 * @returns {Promise<void>}
 */
export async function addRows(connection, rows) {
  await write(connection, [EVENTS], async (transaction) => {
    const store = transaction.objectStore(EVENTS);
    await Promise.all(rows.map(({ id, line }) => addOnce(store, line, id)));
  });
}

/**
 * Move rows out of the way, byte by byte, and put whole ones in their place where there are any.
 * @param {Connection} connection
 * @param {readonly Row[]} damaged
 * @param {readonly Row[]} whole
 */
export async function setRowsAside(connection, damaged, whole = []) {
  await write(connection, [EVENTS, ASIDE], async (transaction) => {
    const events = transaction.objectStore(EVENTS);
    for (const row of damaged) {
      await layAside(transaction, row);
      await answer(events.delete(row.id));
    }
    for (const { id, line } of whole) await addOnce(events, line, id);
  });
}

/**
 * Keep rows apart from those that count, which stay untouched whatever these are called.
 * @param {Connection} connection
 * @param {readonly Row[]} rows
 */
export async function addAside(connection, rows) {
  await write(connection, [ASIDE], async (transaction) => {
    for (const row of rows) await layAside(transaction, row);
  });
}

/**
 * @param {IDBTransaction} transaction
 * @param {Row} row
 */
async function layAside(transaction, { id, line }) {
  const aside = transaction.objectStore(ASIDE);
  let key = id;
  const taken = async () =>
    (await answer(aside.getKey(key))) !== undefined && (await answer(aside.get(key))) !== line;
  while (await taken()) key += "+";
  await addOnce(aside, line, key);
}

/**
 * With all packs, as they may hold such rows too.
 * @param {Connection} connection
 * @param {(line: unknown) => boolean} chosen
 */
export async function eraseRows(connection, chosen) {
  await write(connection, [EVENTS, ASIDE, PACKS], async (transaction) => {
    transaction.objectStore(PACKS).clear();
    for (const name of [EVENTS, ASIDE]) {
      const store = transaction.objectStore(name);
      const [keys, lines] = await readAll(store);
      await Promise.all(
        keys.map((key, index) => (chosen(lines[index]) ? answer(store.delete(key)) : undefined)),
      );
    }
  });
}

/**
 * @param {IDBObjectStore} store
 * @param {unknown} line
 * @param {string} id
 */
async function addOnce(store, line, id) {
  if ((await answer(store.getKey(id))) === undefined) await answer(store.add(line, id));
}

/**
 * @param {Connection} connection
 * @param {string[]} stores
 * @param {(transaction: IDBTransaction) => Promise<void>} body
 */
export async function write(connection, stores, body) {
  // Strict: "complete" is only said once it is on disk, not when the system has taken it over.
  const transaction = connection.transaction(stores, "readwrite", { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });
  done.catch(() => undefined);
  try {
    await body(transaction);
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself, and its own reason counts.
    }
    throw error;
  }
  await done;
}

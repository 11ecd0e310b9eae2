/**
 * The first store: IndexedDB, one record an event under the event's id. What it has completed
 * survives a killed browser; localStorage does not. Beside the events stands what was set aside.
 */

/**
 * Version of the database; the second had packs, which stand in the copy now. A newer one was made by
 * newer code, and this code then only reads.
 */
export const DATABASE_VERSION = 3;
const EVENTS = "events";
const ASIDE = "aside";

/** @typedef {IDBDatabase} Connection */
/** @typedef {{id: string, line: unknown, key?: IDBValidKey}} Row the key, where it may be no string */

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
      const { result, transaction } = request;
      if (oldVersion === 0) {
        absent = !create;
        if (absent) return /** @type {IDBTransaction} */ (transaction).abort();
        result.createObjectStore(EVENTS);
        result.createObjectStore(ASIDE);
      } else if (result.objectStoreNames.contains("packs")) {
        result.deleteObjectStore("packs");
      }
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
    if (![EVENTS, ASIDE].every((name) => stores.contains(name))) {
      connection.close();
      throw new Error();
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
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Which of a few events are not there, and how many there are in all.
 * @param {Connection} connection
 * @param {readonly string[]} ids
 * @returns {Promise<{missing: string[], count: number}>}
 */
export async function compare(connection, ids) {
  const store = connection.transaction(EVENTS).objectStore(EVENTS);
  const keys = ids.map((id) => answer(store.getKey(id)));
  const count = await answer(store.count());
  const found = await Promise.all(keys);
  return { missing: ids.filter((_, index) => found[index] === undefined), count };
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
  return keys.map((key, index) => ({ id: String(key), line: lines[index], ...(typeof key === "string" ? {} : { key }) }));
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
      await answer(events.delete(row.key ?? row.id));
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
 * Of what was set aside whatever names the learner goes: damage may have changed all around her tag.
 * @param {Connection} connection
 * @param {string} tag
 */
export async function eraseRows(connection, tag) {
  await write(connection, [EVENTS, ASIDE], async (transaction) => {
    for (const name of [EVENTS, ASIDE]) {
      const store = transaction.objectStore(name);
      const sign = name === ASIDE ? tag : `"learner":"${tag}"`;
      const [keys, lines] = await readAll(store);
      await Promise.all(
        keys.map((key, index) => (textOf(lines[index]).includes(sign) ? answer(store.delete(key)) : undefined)),
      );
    }
  });
}

/**
 * @param {unknown} line of a damaged store: anything
 * @returns {string}
 */
function textOf(line) {
  try {
    return typeof line === "string" ? line : String(JSON.stringify(line));
  } catch {
    return "";
  }
}

/**
 * @param {IDBObjectStore} store
 * @param {unknown} line
 * @param {IDBValidKey} id
 */
async function addOnce(store, line, id) {
  if ((await answer(store.getKey(id))) === undefined) await answer(store.add(line, id));
}

/**
 * @param {Connection} connection
 * @param {string[]} stores
 * @param {(transaction: IDBTransaction) => Promise<void>} body
 */
async function write(connection, stores, body) {
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

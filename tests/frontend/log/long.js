/** Long logs, which are packed: how they come about, and what of them stands where. */

import { databaseName } from "../../../generator/frontend/log/stores/database.js";
import { LONG, unpack } from "../../../generator/frontend/log/stores/packs.js";
import { test as testAtOnce } from "../harness.js";
import { openDB } from "../vendor/idb.js";
import { answer, copies, fresh, opened } from "./opening.js";

/** One after another: several long logs have no room in one localStorage, and stores are watched. */
let turn = Promise.resolve();
export const test = (name, body) =>
  testAtOnce(name, () => {
    const mine = turn.then(body);
    turn = mine.catch(() => undefined).then(() => localStorage.clear());
    return mine;
  });

/** Pages of these tests come to rest at once. */
const { setTimeout: later } = window;
window.setTimeout = (act, wait, ...given) => later(act, wait === 500 ? 0 : wait, ...given);

export const many = (count) => Array.from({ length: count }, (_, index) => ["attempt", answer(`q${index % 40}`)]);
/** A little more than makes a log long. */
export const COUNT = LONG + 9;
export const rested = async (course) => {
  const log = await opened(course);
  await log.mended;
  return log;
};
/** A course with a log that is packed. */
export const packedCourse = async () => {
  const course = fresh();
  await (await opened(course)).appendAll(many(COUNT));
  await rested(course);
  return course;
};
export const packs = (course) => copies(course, "p").map((key) => localStorage.getItem(key));
export const linesOf = (found) => found.flatMap((pack) => unpack(pack).kept).map(({ line }) => line).sort();
/** Every event stands once in the copy: in a pack, or for itself. */
export const countCopies = (course) => linesOf(packs(course)).length + copies(course).length;
export const alterDatabase = async (course, act) => {
  const database = await openDB(databaseName(course));
  await act(database);
  database.close();
};
/** Which stores of the database were read whole meanwhile. */
export const watching = async (act) => {
  const whole = [];
  const { getAll } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.getAll = function all(...range) {
    whole.push(this.name);
    return getAll.apply(this, range);
  };
  try {
    return { given: await act(), whole };
  } finally {
    IDBObjectStore.prototype.getAll = getAll;
  }
};
/** As if the store took so many characters and no more. */
export const withRoom = async (room, act) => {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function set(key, value) {
    let size = key.length + String(value).length;
    for (const [name, old] of Object.entries(localStorage)) if (name !== key) size += name.length + old.length;
    if (size > room) throw new DOMException("full", "QuotaExceededError");
    setItem.call(this, key, value);
  };
  try {
    return await act();
  } finally {
    Storage.prototype.setItem = setItem;
  }
};
export const ids = (log) => log.events().map(({ id }) => id);

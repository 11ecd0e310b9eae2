import { checksum } from "../../../generator/frontend/log/checksum.js";
import { makeEvent } from "../../../generator/frontend/log/event.js";
import { writeLine } from "../../../generator/frontend/log/record.js";
import { databaseName } from "../../../generator/frontend/log/stores/database.js";
import { LONG, makePack, PACK, unpack } from "../../../generator/frontend/log/stores/packs.js";
import { equal, test as testAtOnce, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { openDB } from "../vendor/idb.js";
import { anyEvent } from "./histories.js";
import { answer, copies, fresh, opened, stored, until } from "./opening.js";

/** One after another: several long logs have no room in one localStorage, and stores are watched. */
let turn = Promise.resolve();
const test = (name, body) =>
  testAtOnce(name, () => {
    const mine = turn.then(body);
    turn = mine.catch(() => undefined).then(() => localStorage.clear());
    return mine;
  });

/** Pages of these tests come to rest at once. */
const { setTimeout: later } = window;
window.setTimeout = (act, wait, ...given) => later(act, wait === 500 ? 0 : wait, ...given);

const packs = async (course) => {
  const database = await openDB(databaseName(course));
  const found = await database.getAll("packs");
  database.close();
  return found;
};
const linesOf = (found) => found.flatMap(unpack).map(({ line }) => line).sort();
const alter = async (name, store, act) => {
  const database = await openDB(name);
  await act(database, (await database.getAllKeys(store))[0]);
  database.close();
};
const many = (count) => Array.from({ length: count }, (_, index) => ["attempt", answer(`q${index % 40}`)]);
/** A little more than makes a log long. */
const COUNT = LONG + 9;
/** A course with a log that is packed. */
const packedCourse = async () => {
  const course = fresh();
  await (await opened(course)).appendAll(many(COUNT));
  await rested(course);
  return course;
};
/** A page that packs have misled reads and mends once more. */
const mended = async (log) => {
  for (let done; done !== log.mended; ) {
    done = log.mended;
    await done;
  }
};
const rested = async (course) => {
  const log = await opened(course);
  await mended(log);
  return log;
};
/** Which stores were read whole meanwhile. */
const watching = async (act) => {
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
const FRAME = { device: "AbCdEf12", time: 1764200000000, course: "changfeng", learner: "ACDEFG" };
const ids = (log) => log.events().map(({ id }) => id);

test("a short log is not packed", async () => {
  const course = fresh();
  await (await opened(course)).appendAll(many(50));
  await rested(course);
  equal(await packs(course), []);
});

test("a long log is packed when the page has come to rest, and the next page reads only packs", async () => {
  const course = await packedCourse();
  const found = await packs(course);
  equal(found.length, Math.ceil(COUNT / PACK));
  equal(linesOf(found), (await stored(course)).events.map(({ line }) => line).sort());
  const { given: log, whole } = await watching(() => opened(course));
  equal(whole.sort(), ["aside", "packs"]);
  equal(log.events().map(({ seq }) => seq), Array.from({ length: COUNT }, (_, index) => index + 1));
  equal(log.learner, (await opened(course)).learner);
});

test("what came since is read with it, and packed once there is enough", async () => {
  const course = await packedCourse();
  const log = await opened(course);
  await log.appendAll(many(PACK - 1));
  // A page on its way out writes to the copy alone.
  log.keeper.leave();
  await log.append("attempt", answer("last"));
  for (let page = 0; page < 3; page += 1) {
    const { given: next, whole } = await watching(() => rested(course));
    equal(ids(next), ids(log));
    equal(whole.sort(), ["aside", "packs"]);
    equal((await stored(course)).events.length, COUNT + PACK);
  }
  equal(linesOf(await packs(course)), (await stored(course)).events.map(({ line }) => line).sort());
});

test("two tabs that pack the same at once count nothing twice", async () => {
  const course = await packedCourse();
  await (await opened(course)).appendAll(many(PACK));
  const tabs = [await opened(course), await opened(course)];
  await Promise.all(tabs.map(mended));
  const { given: log, whole } = await watching(() => opened(course));
  equal(log.events().length, COUNT + PACK);
  truthy(!whole.includes("events"), "packs and database agree");
});

test("what is gone from both stores does not come back out of a pack", async () => {
  const course = await packedCourse();
  const gone = (await stored(course)).events[7].id;
  await alter(databaseName(course), "events", (database) => database.delete("events", gone));
  localStorage.removeItem(`changfeng:${course}:e:${gone}`);
  const log = await rested(course);
  truthy(!ids(log).includes(gone));
  equal(log.events().length, COUNT - 1);
  equal(linesOf(await packs(course)).length, COUNT - 1);
});

test("a damaged pack costs nothing: all is read singly, and packed anew", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  for (const damage of [
    (pack) => ({ ...pack, text: pack.text.replace("lift", "left") }),
    (pack) => ({ ...pack, rules: 0 }),
    () => "nonsense",
    () => null,
  ]) {
    await alter(databaseName(course), "packs", async (database, key) => {
      await database.put("packs", damage(await database.get("packs", key)), key);
    });
    const log = await rested(course);
    equal(ids(log), before);
    equal(log.status(), { kept: "durable", readOnly: false, quarantined: 0 });
    equal(linesOf(await packs(course)).length, COUNT);
  }
});

test("a pack that is missing costs nothing", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  await alter(databaseName(course), "packs", (database, key) => database.delete("packs", key));
  equal(ids(await rested(course)), before);
  equal(linesOf(await packs(course)).length, COUNT);
});

test("a pack gives back every event and every line to the letter", () => {
  const alike = (found) => found.map(({ event, line }) => JSON.stringify([line, event])).sort();
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: PACK }), fc.nat(3), (events, times) => {
      // Some alike, as in a log, and some again with another number.
      const all = Array.from({ length: times + 1 }, (_, more) => events.map((event) => ({ ...event, seq: event.seq + more })));
      const kept = all.flat().map((event) => ({ event, line: writeLine(event) }));
      equal(alike(unpack(makePack(kept))), alike(kept));
    }),
    { numRuns: 1000 },
  );
});

test("a line that would be written otherwise today is packed as it is", () => {
  const text = '{ "score": 1.0, "at": -0, "id": "x" }';
  const kept = [{ event: JSON.parse(text), line: checksum(text) + text }];
  equal(unpack(makePack(kept)), kept);
});

test("a pack is a quarter of its lines", () => {
  const made = ([, data], seq) => makeEvent(window, { ...FRAME, seq }, "attempt", data);
  const kept = many(PACK).map(made).map((event) => ({ event, line: writeLine(event) }));
  const whole = kept.reduce((sum, { line }) => sum + line.length, 0);
  truthy(makePack(kept).text.length * 4 < whole, `${makePack(kept).text.length} of ${whole}`);
});

test("of a thousand mutations none lets a false event out of a pack", () => {
  const kept = fc.sample(anyEvent, PACK).map((event) => ({ event, line: writeLine(event) }));
  const pack = makePack(kept);
  fc.assert(
    fc.property(fc.nat(pack.text.length - 1), fc.nat(0xffff), fc.nat(3), (at, code, gone) => {
      const text = pack.text.slice(0, at) + String.fromCharCode(code) + pack.text.slice(at + gone);
      if (text === pack.text) return true;
      try {
        unpack({ ...pack, text });
        return false;
      } catch {
        return true;
      }
    }),
    { numRuns: 1000 },
  );
});

test("of a learner who is erased nothing is left in packs, in whichever tab they are made", async () => {
  const course = await packedCourse();
  const [log, other] = [await opened(course), await opened(course)];
  const { tag } = log;
  await log.create({ nickname: "小王", community: "" });
  await log.appendAll(many(COUNT));
  const third = await opened(course);
  // The third packs what it has read while the first erases half of it.
  equal(await log.erase(tag), true);
  await mended(third);
  await until(async () => !JSON.stringify(await packs(course)).includes(tag), "erasing in packs");
  await rested(course);
  const lines = linesOf(await packs(course));
  truthy(lines.every((line) => !line.includes(tag)));
  equal(lines.length, COUNT + 1);
  other.channel.close();
});

test("without a copy of every line there are no packs", async () => {
  const course = await packedCourse();
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  try {
    const log = await opened(course);
    await log.appendAll(many(3));
    const next = await rested(course);
    equal(ids(next), ids(log));
    equal(await packs(course), []);
    equal(next.events().length, COUNT + 3);
  } finally {
    Storage.prototype.setItem = setItem;
  }
});

test("an erasing takes events and packs in one transaction", async () => {
  const course = await packedCourse();
  const log = await opened(course);
  const writing = [];
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function watched(names, mode, ...options) {
    if (mode === "readwrite") writing.push([...names].sort());
    return transaction.call(this, names, mode, ...options);
  };
  try {
    equal(await log.erase(log.tag), true);
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  truthy(writing.length > 0);
  for (const names of writing) equal(names, ["aside", "events", "packs"]);
  equal((await stored(course)).events, []);
  equal(await packs(course), []);
});

test("a database of the first version keeps all that it holds, and gets packs", async () => {
  const course = fresh();
  const events = many(COUNT).map(([, data], seq) => makeEvent(window, { ...FRAME, course, seq: seq + 1 }, "attempt", data));
  const first = await openDB(databaseName(course), 1, {
    upgrade(database) {
      for (const name of ["events", "aside"]) database.createObjectStore(name);
    },
  });
  for (const event of events) await first.put("events", writeLine(event), event.id);
  first.close();
  (await openDB(`${databaseName(course)}:packs`, 1)).close();
  const log = await rested(course);
  equal(ids(log), events.map(({ id }) => id));
  equal(linesOf(await packs(course)), events.map(writeLine).sort());
  await until(
    async () => !(await indexedDB.databases()).some(({ name }) => name === `${databaseName(course)}:packs`),
    "the old packs go",
  );
});

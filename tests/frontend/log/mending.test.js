import { makeEvent } from "../../../generator/frontend/log/event.js";
import { writeLine } from "../../../generator/frontend/log/record.js";
import { databaseName } from "../../../generator/frontend/log/stores/database.js";
import { LONG, PACK } from "../../../generator/frontend/log/stores/packs.js";
import { equal, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { openDB } from "../vendor/idb.js";
import { alterDatabase, COUNT, countCopies, ids, linesOf, many, packedCourse, packs, rested, test } from "./long.js";
import { answer, copies, fresh, opened, stored, until } from "./opening.js";

const FRAME = { device: "AbCdEf12", time: 1764200000000, course: "changfeng", learner: "ACDEFG" };

test("what is gone from the database comes back out of a pack", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  const lost = (await stored(course)).events;
  await alterDatabase(course, (database) => database.delete("events", lost[7].id));
  equal(ids(await rested(course)), before);
  await alterDatabase(course, (database) => database.clear("events"));
  equal(ids(await rested(course)), before);
  equal((await stored(course)).events, lost);
});

test("a database that is gone costs nothing", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  const { events } = await stored(course);
  await new Promise((resolve) => (indexedDB.deleteDatabase(databaseName(course)).onsuccess = resolve));
  equal(ids(await rested(course)), before);
  equal((await stored(course)).events, events);
});

test("where there is no database the packs give all", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException("no", "SecurityError");
  };
  try {
    const log = await opened(course);
    equal(ids(log), before);
    equal(log.status().kept, "copy");
    await log.mended;
    equal(countCopies(course), COUNT);
  } finally {
    IDBFactory.prototype.open = open;
  }
});

test("a damaged pack costs nothing: it is set aside, and its events are packed anew", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  let aside = 0;
  for (const damage of [
    (pack) => pack.replace("lift", "left"),
    (pack) => pack.slice(0, 90),
    () => "nonsense",
    () => "",
  ]) {
    const [key] = copies(course, "p");
    localStorage.setItem(key, damage(localStorage.getItem(key)));
    const log = await rested(course);
    aside += 1;
    equal(ids(log), before);
    equal(log.status(), { kept: "durable", readOnly: false, quarantined: 0 });
    equal(countCopies(course), COUNT);
    equal(linesOf(packs(course)).length, LONG);
    equal(copies(course, "q").length, aside);
  }
});

test("a damaged pack beside a lost database is reported, and kept", async () => {
  const course = await packedCourse();
  const [key] = copies(course, "p");
  const damaged = localStorage.getItem(key).replace("lift", "left");
  localStorage.setItem(key, damaged);
  await alterDatabase(course, (database) => database.clear("events"));
  for (let page = 0; page < 2; page += 1) {
    const log = await rested(course);
    equal(log.events().length, COUNT - PACK);
    equal(log.status().quarantined, 1);
  }
  equal(copies(course, "q").map((name) => localStorage.getItem(name)), [damaged]);
});

test("a pack that is missing costs nothing", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  localStorage.removeItem(copies(course, "p")[3]);
  equal(ids(await rested(course)), before);
  equal(countCopies(course), COUNT);
  localStorage.clear();
  equal(ids(await rested(course)), before);
  equal(countCopies(course), COUNT);
});

test("a damaged copy beside packs is mended from the database", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  localStorage.setItem(copies(course)[2], "cut off");
  const log = await rested(course);
  equal(ids(log), before);
  equal(log.status().quarantined, 0);
  equal(countCopies(course), COUNT);
});

test("a database of an older version keeps all that it holds, and gives up its packs", async () => {
  for (const version of [1, 2]) {
    const course = fresh();
    const events = many(COUNT).map(([, data], seq) => makeEvent(window, { ...FRAME, course, seq: seq + 1 }, "attempt", data));
    const older = await openDB(databaseName(course), version, {
      upgrade(database) {
        for (const name of ["events", "aside", "packs"].slice(0, version + 1)) database.createObjectStore(name);
      },
    });
    for (const event of events) await older.put("events", writeLine(event), event.id);
    older.close();
    const log = await rested(course);
    equal(ids(log), events.map(({ id }) => id));
    equal(countCopies(course), COUNT);
    await alterDatabase(course, (database) => equal([...database.objectStoreNames], ["aside", "events"]));
    localStorage.clear();
  }
});

/** A character put in another's place, a value that is gone, one cut short, one that is another's. */
const FAULTS = [
  (values, at) => values[at].replace(/.(?=.{9})/, "x"),
  () => null,
  (values, at) => values[at].slice(0, values[at].length / 2),
  (values, at, other) => values[other],
];

test("whatever happens to the copy of a long log, nothing is lost and all is copied again", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  const faults = fc.sample(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(FAULTS.length - 1)), { minLength: 1, maxLength: 4 }), 12);
  for (const some of faults) {
    const keys = [...copies(course, "p"), ...copies(course)];
    const values = keys.map((key) => localStorage.getItem(key));
    for (const [one, two, fault] of some) {
      const at = one % keys.length;
      const value = FAULTS[fault](values, at, two % keys.length);
      if (value === null) localStorage.removeItem(keys[at]);
      else localStorage.setItem(keys[at], value);
    }
    const log = await opened(course);
    const status = { kept: "durable", readOnly: false, quarantined: 0 };
    equal([some, ids(log), log.status()], [some, before, status]);
    await log.mended;
    const known = new Set([...linesOf(packs(course)), ...copies(course)]);
    truthy(known.size >= COUNT, JSON.stringify(some));
  }
});

test("whatever happens to the database of a long log, its copy makes it whole", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  const { events } = await stored(course);
  const some = fc.array(fc.nat(COUNT - 1), { maxLength: 9 });
  const faults = fc.sample(fc.tuple(fc.nat(LONG - 1), some, some), 12);
  for (const [one, gone, damaged] of faults) {
    const loose = copies(course).map((key) => key.slice(-22));
    const packed = events.filter(({ id }) => !loose.includes(id));
    await alterDatabase(course, async (database) => {
      for (const at of damaged) await database.put("events", "cut off", events[at].id);
      for (const at of gone) await database.delete("events", events[at].id);
      // That a packed one is gone is what makes a page read the database, and see damage.
      await database.delete("events", packed[one].id);
    });
    const log = await opened(course);
    equal([one, gone, damaged, ids(log), log.status().kept], [one, gone, damaged, before, "durable"]);
    await log.mended;
    equal((await stored(course)).events, events);
  }
});

test("a row under a key that is no text is set aside once", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const database = await openDB(`changfeng:${course}`);
  await database.put("events", { odd: true }, 12345);
  database.close();
  for (let turn = 0; turn < 2; turn += 1) await (await opened(course)).mended;
  const { events, aside } = await stored(course);
  equal([events.length, aside.map(({ id }) => id)], [1, ["12345"]]);
});

test("a database that answers after all is read", async () => {
  const course = fresh();
  const before = await opened(course);
  await before.append("attempt", answer("q1"));
  await until(async () => (await stored(course)).events.length === 1, "keeping");
  for (const key of copies(course)) localStorage.removeItem(key);
  before.keeper.database.close();
  const { open } = indexedDB;
  IDBFactory.prototype.open = () => {
    throw new Error("not yet");
  };
  const log = await opened(course);
  equal([log.events().length, log.status().kept], [0, "copy"]);
  IDBFactory.prototype.open = open;
  log.choose(before.learner.tag);
  equal(await log.append("attempt", answer("q2")), "durable");
  await until(() => log.events().length === 2, "reading what stands in the database");
  equal(log.status(), { kept: "durable", readOnly: false, quarantined: 0 });
});

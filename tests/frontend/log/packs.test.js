import { checksum } from "../../../generator/frontend/log/checksum.js";
import { makeEvent } from "../../../generator/frontend/log/event.js";
import { writeLine } from "../../../generator/frontend/log/record.js";
import { LONG, makePack, PACK, unpack } from "../../../generator/frontend/log/stores/packs.js";
import { equal, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { anyEvent } from "./histories.js";
import { COUNT, countCopies, ids, linesOf, many, packedCourse, packs, rested, test, watching, withRoom } from "./long.js";
import { answer, copies, fresh, opened, stored } from "./opening.js";

const FRAME = { device: "AbCdEf12", time: 1764200000000, course: "changfeng", learner: "ACDEFG" };

test("a pack gives back every event and every line to the letter", () => {
  const alike = (found) => found.map(({ event, line }) => JSON.stringify([line, event])).sort();
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: PACK }), fc.nat(3), (events, times) => {
      // Some alike, as in a log, and some again with another number.
      const all = Array.from({ length: times + 1 }, (_, more) => events.map((event) => ({ ...event, seq: event.seq + more })));
      const kept = all.flat().map((event) => ({ event, line: writeLine(event) }));
      equal(alike(unpack(makePack(kept)).kept), alike(kept));
    }),
    { numRuns: 1000 },
  );
});

test("a line that would be written otherwise today stays a copy of its own", async () => {
  const course = await packedCourse();
  const log = await rested(course);
  const event = makeEvent(window, { ...FRAME, course, learner: log.tag, seq: 1 }, "attempt", { ...answer("odd"), score: 1 });
  const text = JSON.stringify(event).replace('"score":1', '"score": 1.0');
  const line = checksum(text) + text;
  await log.adopt([line]);
  await log.appendAll(many(PACK));
  await rested(course);
  const { given: next, whole } = await watching(() => rested(course));
  equal(whole, ["aside"]);
  equal(next.events().length, COUNT + PACK + 1);
  equal((await stored(course)).events.filter((row) => row.id === event.id), [{ id: event.id, line }]);
  truthy(copies(course).some((key) => key.endsWith(event.id)));
  equal(countCopies(course), COUNT + PACK + 1);
});

test("a pack is a sixth of its lines", () => {
  const made = ([, data], seq) => makeEvent(window, { ...FRAME, seq }, "attempt", data);
  const kept = many(PACK).map(made).map((event) => ({ event, line: writeLine(event) }));
  const whole = kept.reduce((sum, { line }) => sum + line.length, 0);
  truthy(makePack(kept).length * 6 < whole, `${makePack(kept).length} of ${whole}`);
});

test("of a thousand mutations none lets a false event out of a pack", () => {
  const kept = fc.sample(anyEvent, PACK).map((event) => ({ event, line: writeLine(event) }));
  const pack = makePack(kept);
  fc.assert(
    fc.property(fc.nat(pack.length - 1), fc.nat(0xffff), fc.nat(3), (at, code, gone) => {
      const text = pack.slice(0, at) + String.fromCharCode(code) + pack.slice(at + gone);
      if (text === pack) return true;
      try {
        unpack(text);
        return false;
      } catch {
        return true;
      }
    }),
    { numRuns: 1000 },
  );
});

test("a short log is not packed", async () => {
  const course = fresh();
  await (await opened(course)).appendAll(many(50));
  await rested(course);
  equal(packs(course), []);
  equal(copies(course).length, 50);
});

test("a long log is packed when the page has come to rest, and the next page reads only packs", async () => {
  const course = await packedCourse();
  equal(packs(course).length, Math.floor(COUNT / PACK));
  equal(countCopies(course), COUNT);
  equal(linesOf(packs(course)).length, LONG);
  const { given: log, whole } = await watching(() => rested(course));
  equal(whole, ["aside"]);
  equal(log.events().map(({ seq }) => seq), Array.from({ length: COUNT }, (_, index) => index + 1));
  equal(log.events().length, (await stored(course)).events.length);
  equal(log.learner, (await opened(course)).learner);
});

test("what came since is read with it, and packed once there is enough", async () => {
  const course = await packedCourse();
  const log = await rested(course);
  await log.appendAll(many(PACK - 1));
  // A page on its way out writes to the copy alone.
  log.keeper.leave();
  await log.append("attempt", answer("last"));
  for (let page = 0; page < 3; page += 1) {
    const { given: next, whole } = await watching(() => rested(course));
    equal(ids(next), ids(log));
    equal(whole, ["aside"]);
    equal((await stored(course)).events.length, COUNT + PACK);
    equal(countCopies(course), COUNT + PACK);
  }
  equal(packs(course).length, Math.floor(COUNT / PACK) + 1);
});

test("two tabs that pack the same at once keep everything once", async () => {
  const course = fresh();
  await (await opened(course)).appendAll(many(COUNT));
  const tabs = [await opened(course), await opened(course)];
  await Promise.all(tabs.map((tab) => tab.mended));
  equal(countCopies(course), COUNT);
  const { given: log, whole } = await watching(() => rested(course));
  equal(log.events().length, COUNT);
  equal(whole, ["aside"]);
});

test("copies that another tab made of what is packed go again", async () => {
  const course = await packedCourse();
  const { events } = await stored(course);
  for (const { id, line } of events.slice(0, 300)) localStorage.setItem(`changfeng:${course}:e:${id}`, line);
  const { given: log, whole } = await watching(() => rested(course));
  equal(whole, ["aside"]);
  equal(log.events().length, COUNT);
  equal(countCopies(course), COUNT);
});

test("a store that is full of copies has room for packs", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.appendAll(many(COUNT));
  const full = Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  await withRoom(full, async () => {
    await log.appendAll(many(COUNT));
    equal(log.status().reason, "full");
    const next = await rested(course);
    equal(ids(next), ids(log));
    equal(next.status(), { kept: "durable", readOnly: false, quarantined: 0 });
    equal(countCopies(course), 2 * COUNT);
  });
});

test("without room even for packs every page reads the database, and nothing is lost", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.appendAll(many(COUNT));
  const before = copies(course).length;
  await withRoom(0, async () => {
    const next = await rested(course);
    equal(ids(next), ids(log));
    equal(copies(course, "p"), []);
  });
  truthy(copies(course).length >= before - PACK, "no more than one pack was tried");
  equal(ids(await rested(course)), ids(log));
  equal(countCopies(course), COUNT);
});

test("nothing is packed that the database may not hold", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.appendAll(many(COUNT));
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  try {
    const next = await opened(course);
    await next.append("attempt", answer("late"));
    await next.mended;
    equal(packs(course), []);
    equal(copies(course).length, COUNT + 1);
  } finally {
    IDBObjectStore.prototype.add = add;
  }
});

test("what other rules judged is judged anew, and packed by the rules of today", async () => {
  const course = await packedCourse();
  const before = ids(await opened(course));
  const [key, next] = copies(course, "p");
  const [, ...groups] = JSON.parse(localStorage.getItem(key).slice(8));
  const text = JSON.stringify([0, ...groups]);
  localStorage.setItem(key, checksum(text) + text);
  const [rules, ...rest] = JSON.parse(localStorage.getItem(next).slice(8));
  const wrong = JSON.stringify([0, ...JSON.parse(JSON.stringify(rest).replace('"lift"', '"LIFT UP"'))]);
  localStorage.setItem(next, checksum(wrong) + wrong);
  equal(ids(await rested(course)), before);
  truthy(packs(course).every((pack) => unpack(pack).rules === rules));
  equal(countCopies(course), COUNT);
});

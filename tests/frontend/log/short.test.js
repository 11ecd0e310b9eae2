import { writeLine } from "../../../generator/frontend/log/record.js";
import { restore, shorten } from "../../../generator/frontend/log/stores/short.js";
import { mendCopies } from "../../../generator/frontend/log/stores/mending.js";
import fc from "../vendor/fast-check.js";
import { equal, test, truthy } from "../harness.js";
import { anyEvent, COURSE } from "./histories.js";
import { answer, copies, fresh, opened, stored, until } from "./opening.js";

const bytes = (texts) => texts.reduce((sum, text) => sum + text.length, 0);
// Sorted, as a store lists its keys in an order of its own.
const values = (course, kind = "e") => copies(course, kind).map((key) => localStorage.getItem(key)).sort();

test("whatever is kept short comes back to the letter", () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const line = writeLine(event);
      const short = shorten(line, event.id, COURSE);
      return short.length < line.length && restore(short, event.id, COURSE) === line;
    }),
  );
});

test("a text of any kind comes back too, and one that looks short is not taken for it", () => {
  const texts = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.constant('~,"score":'));
  fc.assert(fc.property(texts, (text) => text[0] === "~" || restore(shorten(text, "id", "c"), "id", "c") === text));
});

// As FORMATS.md has it. It may never change: copies of this form lie on learners' devices.
test("the short form is the one that was written down", () => {
  const [id, course] = ["ABCDEFGHIJKLMNOPQRSTUV", "changfeng"];
  const frame = { v: 1, id, device: "device01", seq: 7, time: 1790000000000, course, learner: "K7M3QX" };
  const line = writeLine({ ...answer(), ...frame, type: "attempt" });
  equal(
    shorten(line, id, course),
    `~${line.slice(0, 8)}\x0blift\x12q1\x13ab12\x14"a"\x1c1\x01\x02device01\x037\x041790000000000\x05\x06K7M3QX\x07`,
  );
});

test("the copy of an answer takes a third of its line, and mends the database", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.appendAll(["q1", "q2", "q3"].map((question) => ["attempt", answer(question)]));
  const lines = log.records.rows().map(({ line }) => line);
  truthy(bytes(values(course)) * 3 < bytes(lines), "a third");

  log.keeper.database.close();
  const gone = indexedDB.deleteDatabase(`changfeng:${course}`);
  await new Promise((resolve, reject) => Object.assign(gone, { onsuccess: resolve, onerror: reject }));
  equal((await opened(course)).events(), log.events());
  await until(async () => (await stored(course)).events.length === 3, "mending the database");
  equal((await stored(course)).events.map(({ line }) => line).sort(), [...lines].sort());
});

test("a copy in full, as it was written before, counts and is left as it is", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.appendAll(["q1", "q2"].map((question) => ["attempt", answer(question)]));
  const [first] = log.records.rows();
  localStorage.setItem(`changfeng:${course}:e:${first.id}`, first.line);
  const before = values(course);
  log.keeper.database.close();
  const gone = indexedDB.deleteDatabase(`changfeng:${course}`);
  await new Promise((resolve, reject) => Object.assign(gone, { onsuccess: resolve, onerror: reject }));
  const again = await opened(course);
  equal(again.events(), log.events());
  await until(async () => (await stored(course)).events.length === 2, "mending the database");
  await mendCopies(again.keeper);
  equal([values(course), values(course, "q")], [before, []]);
});

test("what was set aside of a learner who is erased goes too, however short it stands", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const [{ id }] = log.records.rows();
  const key = `changfeng:${course}:q:${id}+`;
  localStorage.setItem(key, localStorage.getItem(`changfeng:${course}:e:${id}`));
  await log.erase(log.learner.tag);
  equal([values(course), values(course, "q")], [[], []]);
});

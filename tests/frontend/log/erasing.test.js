import { hear } from "../../../generator/frontend/log/hearing.js";
import { writeLine } from "../../../generator/frontend/log/record.js";
import { equal, test, truthy } from "../harness.js";
import { openDB } from "../vendor/idb.js";
import { answer, copies, fresh, opened, stored, until } from "./opening.js";

const lines = (log) => log.records.rows().map(({ line }) => line);
const questions = (log) => log.events().map(({ question }) => question);

test("who was erased elsewhere does not come back with a page that slept, nor goes on there", async () => {
  const course = fresh();
  const sleeping = await opened(course);
  await sleeping.append("attempt", answer());
  const tag = sleeping.learner.tag;
  // As a page is put to sleep: its last words go to the copy.
  sleeping.keeper.leave();
  sleeping.channel.close();
  equal(await sleeping.append("attempt", answer("q2")), "copy");
  const other = await opened(course);
  truthy(await other.erase(tag), "erased");

  // As the event `pageshow` has it done, which would reach every other test here as well.
  sleeping.readAgain();
  await until(() => sleeping.events().length === 0, "forgetting");
  await sleeping.mended;
  equal(sleeping.learner, null);
  equal((await stored(course)).events, []);
  equal(copies(course), []);
  await sleeping.append("attempt", answer("q3"));
  truthy(sleeping.learner.tag !== tag, "another learner");
});

test("who was erased and imported again is listened to by every tab, and can be erased again", async () => {
  const course = fresh();
  const [log, other] = [await opened(course), await opened(course)];
  await log.append("attempt", answer());
  const [tag, backup] = [log.learner.tag, lines(log)];
  await until(() => other.learner?.tag === tag, "hearing of the learner");
  truthy(await log.erase(tag), "erased");
  await until(() => other.learner === null, "hearing of the erasing");
  await until(() => !Object.keys(localStorage).some((key) => key.startsWith(`changfeng:${course}:erasing`)), "erasing in both tabs");

  await log.adopt(backup);
  log.choose(tag);
  await until(() => questions(other).length === 1, "hearing of the import");
  await other.append("attempt", answer("q2"));
  equal(questions(other), ["q1", "q2"]);
  await until(() => questions(log).length === 2, "hearing of the answer");

  truthy(await log.erase(tag), "erased again");
  await until(() => other.learner === null, "hearing of the second erasing");
  await until(async () => (await stored(course)).events.length === 0, "erasing");
});

test("old news of an erasing takes nothing that was imported since", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const { tag } = log.learner;
  hear(log, { erased: tag, at: Date.now() - 60_000 });
  await log.append("attempt", answer("q2"));
  equal(questions(await opened(course)), ["q1", "q2"]);
  equal(questions(log), ["q1", "q2"]);

  hear(log, { erased: tag, at: Date.now() });
  equal(log.learner, null);
  await until(async () => (await stored(course)).events.length === 0, "erasing");
});

test("an erasing that could not be finished takes nothing that was imported since", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const [tag, backup] = [log.learner.tag, lines(log)];
  truthy(await log.erase(tag), "erased");
  localStorage.setItem(`changfeng:${course}:erasing-${tag}`, "");
  await log.adopt(backup);
  equal((await opened(course)).learners().map(({ events }) => events), [1]);
});

test("whoever is left after an erasing is not taken for the one who goes on", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const li = log.learner.tag;
  await log.create({ nickname: "老王", community: "" });
  const wang = log.learner.tag;
  log.choose(li);
  truthy(await log.erase(li), "erased");
  equal(log.learner, null);
  const next = await opened(course);
  equal([next.learner, next.learners().map(({ tag }) => tag)], [null, [wang]]);
  await next.append("attempt", answer("q2"));
  equal(next.learners().find(({ tag }) => tag === wang).events, 1);
});

test("records that only a later version understands go with the learner whose they are", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const [row] = log.records.rows();
  const later = { ...row.event, id: "Z".repeat(22), type: "dreamt" };
  const others = { ...later, id: "Y".repeat(22), learner: "HJKMNP" };
  await log.adopt([writeLine(later), writeLine(others)]);
  truthy(await log.erase(log.learner.tag), "erased");
  const rows = await stored(course);
  const told = [...rows.events, ...rows.aside].map(({ line }) => line).concat(copies(course).map((key) => localStorage.getItem(key)));
  equal(told.filter((line) => line.includes(row.event.learner)), []);
  truthy(told.some((line) => line.includes("HJKMNP")), "what is of another stays");
});

test("who goes on after somebody was erased is asked who she is", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  sessionStorage.setItem(`changfeng:${course}:asked`, "1");
  truthy(await log.erase(log.learner.tag), "erased");
  equal(sessionStorage.getItem(`changfeng:${course}:asked`), null);
});

test("two erasings that the database could not take part in are both finished later", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const first = log.learner.tag;
  await log.create({ nickname: "老王", community: "" });
  const second = log.learner.tag;
  await until(async () => (await stored(course)).events.length === 2, "keeping");
  log.keeper.database.close();
  const { open } = indexedDB;
  IDBFactory.prototype.open = () => {
    throw new Error("blocked");
  };
  equal([await log.erase(second), await log.erase(first)], [false, false]);
  IDBFactory.prototype.open = open;
  equal((await opened(course)).learners(), []);
  await until(async () => (await stored(course)).events.length === 0, "erasing");
  equal(Object.keys(localStorage).filter((key) => key.startsWith(`changfeng:${course}:erasing`)), []);
});

test("of what was set aside all that names an erased learner goes, whatever is damaged around it", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("note_changed", { case: "lift", anchor: "a", title: "t", text: "私密" });
  const { tag } = log.learner;
  const [{ id, line }] = (await stored(course)).events;
  const database = await openDB(`changfeng:${course}`);
  await database.put("aside", line.replace('"learner"', '"learnes"'), `${id}+`);
  await database.put("aside", { learner: tag, text: "私密" }, `${id}++`);
  await database.put("aside", { learner: "OTHERS" }, "other");
  database.close();
  truthy(await log.erase(tag), "erased");
  equal((await stored(course)).aside.map((row) => row.id), ["other"]);
});

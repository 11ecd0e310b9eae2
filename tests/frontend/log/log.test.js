import { newId } from "../../../generator/frontend/log/event.js";
import { writeLine } from "../../../generator/frontend/log/record.js";
import { DATABASE_VERSION } from "../../../generator/frontend/log/stores/database.js";
import { readSeen, writeSeen } from "../../../generator/frontend/session/seen.js";
import { equal, test, truthy } from "../harness.js";
import { openDB } from "../vendor/idb.js";
import { answer, copies, fresh, opened, stored, until } from "./opening.js";

/** Of a module quiz. */
const place = { window, module: { id: "fine-governance", formerly: [] } };

test("a new visitor's device is not touched before the first append", async () => {
  const course = fresh();
  const log = await opened(course);
  equal(log.events(), []);
  equal(log.learner, null);
  equal(log.status(), { kept: "durable", readOnly: false, quarantined: 0 });
  equal((await indexedDB.databases()).filter(({ name }) => name === `changfeng:${course}`), []);
  equal(Object.keys(localStorage).filter((key) => key.startsWith(`changfeng:${course}:`)), []);
});

test("an append is seen at once, and is durable in both stores", async () => {
  const course = fresh();
  const log = await opened(course);
  const heard = [];
  log.subscribe((change) => heard.push([change, log.events().length]));
  const kept = log.append("attempt", answer());
  equal(heard, [["events", 1]]);
  equal(await kept, "durable");
  equal((await stored(course)).events.length, 1);
  equal(copies(course).length, 1);
  const again = await opened(course);
  equal(again.events(), log.events());
  equal(again.learner, log.learner);
});

test("several events are one transaction, in their order", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.appendAll([["attempt", answer("q1")], ["attempt", answer("q2", 0)], ["lesson_completed", { case: "lift", by: "questions" }]]);
  equal(log.events().map(({ seq }) => seq), [1, 2, 3]);
  equal((await opened(course)).events().map(({ question }) => question ?? "-"), ["q1", "q2", "-"]);
});

test("one act reported twice is one event", async () => {
  const course = fresh();
  const log = await opened(course);
  const id = newId(window);
  await Promise.all([log.append("attempt", answer(), id), log.append("attempt", answer(), id)]);
  await log.append("attempt", answer(), id);
  equal(log.events().length, 1);
  equal((await stored(course)).events.length, 1);
});

test("what is no event is the caller's mistake, and nothing is kept of it", async () => {
  const course = fresh();
  const log = await opened(course);
  for (const [type, data] of [["attempt", { ...answer(), score: 2 }], ["nonsense", {}]]) {
    let refused = false;
    await log.append(type, data).catch(() => (refused = true));
    truthy(refused, type);
  }
  equal(log.learner, null);
});

test("two tabs hear of one another and count on together", async () => {
  const course = fresh();
  const [one, two] = [await opened(course), await opened(course)];
  await one.append("attempt", answer("q1"));
  await until(() => two.events().length === 1, "news");
  await two.append("attempt", answer("q2"));
  await until(() => one.events().length === 2, "news back");
  equal(one.events().map(({ seq }) => seq), [1, 2]);
  equal(one.learner.tag, two.learner.tag);
});

test("whatever the clock says, the order is the order of what happened", async () => {
  const course = fresh();
  const now = Date.now;
  try {
    const log = await opened(course);
    for (const [index, clock] of [now(), 0, 4_070_908_800_000, NaN, now()].entries()) {
      Date.now = () => clock;
      await log.append("attempt", answer(`q${index}`));
    }
  } finally {
    Date.now = now;
  }
  equal((await opened(course)).events().map(({ question }) => question), ["q0", "q1", "q2", "q3", "q4"]);
});

test("each store is restored from the other", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.appendAll(["q1", "q2", "q3"].map((question) => ["attempt", answer(question)]));
  for (const key of copies(course)) localStorage.removeItem(key);
  equal((await opened(course)).events().length, 3);
  await until(() => copies(course).length === 3, "mending the copy");

  log.keeper.database.close();
  const gone = indexedDB.deleteDatabase(`changfeng:${course}`);
  await new Promise((resolve, reject) => Object.assign(gone, { onsuccess: resolve, onerror: reject }));
  equal((await opened(course)).events().length, 3);
  await until(async () => (await stored(course)).events.length === 3, "mending the database");
});

test("a damaged record is set aside, not deleted, not counted; the others stay", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.appendAll(["q1", "q2", "q3"].map((question) => ["attempt", answer(question)]));
  const [first, second] = log.events().map(({ id }) => id);
  // Or this tab would mend what is damaged now.
  await log.mended;
  const connection = await openDB(`changfeng:${course}`);
  const damage = async (id, line) => {
    await connection.put("events", line, id);
    localStorage.setItem(`changfeng:${course}:e:${id}`, String(line));
  };
  await damage(first, "cut off");
  await connection.put("events", { v: 1, id: second }, second);
  connection.close();

  const again = await opened(course);
  equal(again.events().map(({ question }) => question), ["q2", "q3"]);
  equal(again.status().quarantined, 1);
  await until(async () => (await stored(course)).aside.length === 2, "setting aside");
  await until(() => copies(course, "q").length === 1, "setting the copy aside");
  equal((await stored(course)).events.map(({ line }) => typeof line), ["string", "string"]);
  equal(localStorage.getItem(copies(course, "q")[0]), "cut off");
  equal((await opened(course)).status().quarantined, 1);
});

test("records of a newer version make the log read only, and are left as they are", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const newer = { ...log.events()[0], v: 99, id: newId(window), shape: "unknown" };
  const line = writeLine(newer);
  const connection = await openDB(`changfeng:${course}`);
  await connection.put("events", line, newer.id);
  connection.close();

  const again = await opened(course);
  equal(again.status(), { kept: "memory", readOnly: true, reason: "newer", quarantined: 0 });
  equal(again.events().length, 1);
  equal(await again.append("attempt", answer("q2")), "memory");
  equal(again.events().length, 2);
  const rows = (await stored(course)).events;
  equal(rows.length, 2);
  equal(rows.find(({ id }) => id === newer.id).line, line);
  equal(copies(course).length, 1);
});

test("newer code in another tab stops this one within its first write", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const newer = await openDB(`changfeng:${course}`, DATABASE_VERSION + 1);
  equal(log.status(), { kept: "memory", readOnly: true, reason: "reload", quarantined: 0 });
  equal(await log.append("attempt", answer("q2")), "memory");
  newer.close();
  equal((await opened(course)).status().reason, "newer");
  equal((await opened(course)).events().length, 1);
});

test("learners are kept apart; choosing and erasing reach every tab and store", async () => {
  const course = fresh();
  const [one, two] = [await opened(course), await opened(course)];
  await one.create({ nickname: "小李", community: "海鑫" });
  const li = one.learner.tag;
  await one.append("attempt", answer("q1"));
  await one.create({ nickname: "老王", community: "" });
  await one.append("attempt", answer("q2"));
  equal(one.events().map(({ type }) => type), ["profile_changed", "attempt"]);
  equal(one.learners().map(({ nickname, events }) => [nickname, events]), [["老王", 2], ["小李", 2]]);
  await until(() => two.learner && two.learner.nickname === "老王" && two.learners().length === 2, "news");

  one.choose(li);
  equal(one.learner, { tag: li, nickname: "小李", community: "海鑫" });
  await until(() => two.learner.tag === li, "the choice");
  sessionStorage.setItem("changfeng:draft:lift:q1:ab12", '"b"');
  truthy(await one.erase(li), "erased");
  equal(sessionStorage.getItem("changfeng:draft:lift:q1:ab12"), null);
  equal(one.learners().map(({ nickname }) => nickname), ["老王"]);
  await until(() => two.learners().length === 1, "the erasing");
  const rows = await stored(course);
  truthy(rows.events.every(({ line }) => !line.includes(li)), "the database");
  equal(copies(course).length, 2);
});

test("with the records of a learner goes the mark of her last question, and no other's", async () => {
  const log = await opened(fresh());
  const mark = () => readSeen(place, log);
  const tags = [];
  for (const nickname of ["小李", "老王"]) {
    await log.create({ nickname, community: "" });
    writeSeen(place, log, { session: "s1", name: "lift/q1", after: nickname });
    tags.push(log.learner.tag);
  }
  truthy(await log.erase(tags[0]), "erased");
  equal(mark().after, "老王");
  log.choose(tags[0]);
  equal(mark(), null);
  log.choose(tags[1]);
  truthy(await log.erase(tags[1]), "erased");
  equal(Object.keys(localStorage).filter((key) => tags.some((tag) => key.includes(tag))), []);
});

test("an erasing that was cut off is finished at the next start", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  writeSeen(place, log, { session: "s1", name: "lift/q1", after: "x" });
  const own = { learner: log.learner };
  localStorage.setItem(`changfeng:${course}:erasing-${log.learner.tag}`, "");
  equal((await opened(course)).events(), []);
  await until(() => log.events().length === 0, "the other tab");
  await until(async () => (await stored(course)).events.length === 0, "erasing the database");
  await until(() => copies(course).length === 0, "erasing the copies");
  equal(readSeen(place, own), null);
});

test("an import is a union, and what it holds of later versions is kept but not counted", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const other = { ...log.events()[0], id: newId(window), seq: 7, question: "q9" };
  const later = { ...other, id: newId(window), v: 99 };
  const lines = [writeLine(other), writeLine(later), "damaged", log.records.rows()[0].line];
  equal(await log.adopt(lines), "durable");
  equal(await log.adopt(lines), "durable");
  equal(log.events().map(({ question }) => question), ["q1", "q9"]);
  await log.append("attempt", answer("q2"));
  equal(log.events().map(({ seq }) => seq), [1, 7, 8]);
  const again = await opened(course);
  equal(again.status(), { kept: "durable", readOnly: false, quarantined: 0 });
  equal((await stored(course)).aside.length, 1);
});

test("a forged record of a later version leaves the record whose id it bears where it is", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const forged = writeLine({ ...log.events()[0], v: 99 });
  await log.adopt([forged]);
  await log.keeper.keepAside([{ id: log.events()[0].id, line: forged }]);
  localStorage.removeItem(copies(course)[0]);
  equal((await stored(course)).events.length, 1);
  equal((await opened(course)).events().length, 1);
});

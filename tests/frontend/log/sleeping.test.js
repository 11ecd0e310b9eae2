import { equal, test } from "../harness.js";
import { answer, copies, fresh, opened, stored, until } from "./opening.js";

test("a page that slept reads again what happened meanwhile", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  log.keeper.database.close();
  log.channel.close();
  const other = await opened(course);
  await other.append("attempt", answer("q2"));
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  await until(() => log.events().length === 2, "reading again");
});

/** News of the copies, as they reach a page that slept: long after. */
const hearLate = (course, name, newValue) =>
  window.dispatchEvent(
    new StorageEvent("storage", { key: `changfeng:${course}:${name}`, newValue, storageArea: localStorage }),
  );

test("who was erased while a page slept, and brought back, is not erased again", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const { tag } = log;
  const other = await opened(course);
  await other.mended;
  let readings = 0;
  log.load = async () => (readings += 1);
  hearLate(course, `erasing-${tag}`, "");
  equal([readings, log.tag, log.events().length], [1, tag, 1]);
  equal([(await stored(course)).events.length, copies(course).length], [1, 1]);
  // One that was cut short is finished by whoever hears of it.
  localStorage.setItem(`changfeng:${course}:erasing-${tag}`, "");
  hearLate(course, `erasing-${tag}`, "");
  equal(log.events(), []);
  await until(async () => (await stored(course)).events.length === 0, "erasing");
});

test("who was chosen while a page slept, and is no more, does not learn here", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  const { tag } = log;
  hearLate(course, "learner", "AAAAAA");
  equal(log.tag, tag);
});

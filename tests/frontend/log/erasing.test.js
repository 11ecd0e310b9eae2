import { hear } from "../../../generator/frontend/log/hearing.js";
import { equal, test, truthy } from "../harness.js";
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
  await until(() => !localStorage.getItem(`changfeng:${course}:erasing`), "erasing in both tabs");

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
  localStorage.setItem(`changfeng:${course}:erasing`, tag);
  await log.adopt(backup);
  equal((await opened(course)).events().length, 1);
});

test("who goes on after somebody was erased is asked who she is", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  sessionStorage.setItem(`changfeng:${course}:asked`, "1");
  truthy(await log.erase(log.learner.tag), "erased");
  equal(sessionStorage.getItem(`changfeng:${course}:asked`), null);
});

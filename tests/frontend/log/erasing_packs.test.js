import { LONG, PACK } from "../../../generator/frontend/log/stores/packs.js";
import { equal, truthy } from "../harness.js";
import { COUNT, countCopies, linesOf, many, packedCourse, packs, rested, test } from "./long.js";
import { copies, fresh, opened, until } from "./opening.js";

test("of a learner who is erased nothing is left in packs, in whichever tab they are made", async () => {
  const course = fresh();
  const log = await opened(course);
  const { tag } = await log.appendAll(many(COUNT)).then(() => log);
  await log.create({ nickname: "小王", community: "" });
  await log.appendAll(many(COUNT));
  const [other, third] = [await rested(course), await opened(course)];
  await log.appendAll(many(PACK));
  // The third packs what it has read while the first erases half of it.
  equal(await log.erase(tag), true);
  await third.mended;
  const kept = COUNT + PACK + 1;
  await until(async () => !JSON.stringify(localStorage).includes(tag), "erasing in packs");
  const next = await rested(course);
  equal(next.events().length, kept);
  equal(countCopies(course), kept);
  truthy(linesOf(packs(course)).every((line) => !line.includes(tag)));
  other.channel.close();
});

test("of a pack of two learners the other's part stays, in its place", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.appendAll(many(LONG / 2));
  const { tag } = log;
  await log.create({ nickname: "小王", community: "" });
  // One of each in turn, so that every pack holds both.
  for (let turn = 0; turn < 2; turn += 1) {
    await log.appendAll(many(LONG / 4));
    log.choose(tag);
    await log.appendAll(many(LONG / 4));
    log.choose(log.learners().find((one) => one.tag !== tag).tag);
  }
  const page = await rested(course);
  const names = copies(course, "p");
  truthy(linesOf(packs(course)).some((line) => line.includes(tag)));
  equal(await page.erase(tag), true);
  truthy(!JSON.stringify(localStorage).includes(tag));
  equal(page.events().length, LONG / 2 + 1);
  truthy(copies(course, "p").every((name) => names.includes(name)));
  const next = await rested(course);
  equal(next.events().length, LONG / 2 + 1);
  equal(countCopies(course), LONG / 2 + 1);
});

test("a damaged pack in which a learner stands goes with her", async () => {
  const course = await packedCourse();
  const log = await opened(course);
  const [key, next] = copies(course, "p");
  for (const name of [key, next]) localStorage.setItem(name, localStorage.getItem(name).replace("lift", "left"));
  // One is set aside before, the other is not.
  log.keeper.copy.setAside(key.split(":").pop(), "p");
  equal(await log.erase(log.tag), true);
  equal(copies(course, "p"), []);
  equal(copies(course, "q"), []);
});

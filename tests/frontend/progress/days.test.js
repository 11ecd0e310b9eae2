import { believedTimes, dateOfDay, dayOf, dayReader } from "../../../generator/frontend/progress/days.js";
import { studySeconds } from "../../../generator/frontend/progress/hours.js";
import { foldStreak } from "../../../generator/frontend/progress/streak.js";
import { equal, test, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { DAY, MONDAY } from "./histories.js";

const NOW = MONDAY + DAY;
const timesOf = (...times) => believedTimes(times.map((time) => ({ time })), NOW);

test("days of the local calendar follow one another", () => {
  const midnight = new Date(2026, 8, 8).getTime();
  equal(dayOf(midnight) - dayOf(midnight - 1), 1);
  equal(dayOf(new Date(2027, 0, 1, 12).getTime()) - dayOf(new Date(2026, 11, 31, 12).getTime()), 1);
  const date = dateOfDay(dayOf(midnight));
  equal([date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()], [2026, 8, 8]);
});

test("the quick reader of days agrees with the slow one", () => {
  const read = dayReader();
  const time = fc.integer({ min: 0, max: 4_100_000_000_000 });
  fc.assert(fc.property(time, (at) => read(at) === dayOf(at) && read(at) === dayOf(at)));
});

test("a clock that cannot be right is taken to show what came before", () => {
  const future = Date.UTC(2099, 0, 1);
  equal(timesOf(MONDAY, future, MONDAY + 5), [MONDAY, MONDAY, MONDAY + 5]);
  equal(timesOf(MONDAY, 0, NaN, undefined), [MONDAY, MONDAY, MONDAY, MONDAY]);
  equal(timesOf(future, 1000, MONDAY), [MONDAY, MONDAY, MONDAY]);
  equal(timesOf(future), [NOW]);
});

test("another device a few minutes ahead is believed", () => {
  equal(timesOf(NOW + 300_000), [NOW + 300_000]);
});

test("a device that lives in 1970 still has its days", () => {
  equal(believedTimes([{ time: 5 }, { time: DAY }], 2 * DAY), [5, DAY]);
});

test("time in two tabs at once counts once", () => {
  equal(studySeconds([[100, 4], [102, 4]]), 6 * 15);
  equal(studySeconds([[102, 4], [100, 4], [100, 4]]), 6 * 15);
  equal(studySeconds([[100, 10], [103, 2]]), 10 * 15);
  equal(studySeconds([[1, 1], [5, 1]]), 2 * 15);
  equal(studySeconds([]), 0);
});

test("study time is the size of the union of all slots", () => {
  const slot = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(fc.array(slot), (slots) => {
      const all = new Set();
      for (const [first, count] of slots) for (let n = 0; n < count; n += 1) all.add(first + n);
      return studySeconds(slots) === all.size * 15;
    }),
  );
});

test("days in a row end today, or yesterday while today is young", () => {
  equal(foldStreak(new Set([10, 9, 8]), 10).row, 3);
  equal(foldStreak(new Set([9, 8]), 10).row, 2);
  equal(foldStreak(new Set([8, 7]), 10), { days: 2, row: 0, week: [false, false, false, true, true, false, false] });
  equal(foldStreak(new Set([11, 10]), 10).days, 1);
  equal(foldStreak(new Set([NaN]), NaN).row, 1); // and comes to an end
});

test("summer time neither adds nor drops a day", () => {
  const days = new Set();
  for (let hour = 0; hour < 24 * 366; hour += 1) days.add(dayOf(MONDAY + hour * 3_600_000));
  const sorted = [...days];
  truthy(sorted.every((day, index) => index === 0 || day === sorted[index - 1] + 1), "consecutive");
});

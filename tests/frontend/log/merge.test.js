import { mergeEvents } from "../../../generator/frontend/log/merge.js";
import { equal, test } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { anyEvent, threeLogs } from "./histories.js";

const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

test("5,000 histories: in any order, in any grouping and however often, a merge is the same", () => {
  fc.assert(
    fc.property(threeLogs, ([a, b, c]) => {
      const all = mergeEvents(mergeEvents(a, b), c);
      return (
        same(all, mergeEvents(a, mergeEvents(b, c))) &&
        same(all, mergeEvents(c, mergeEvents(b, a))) &&
        same(all, mergeEvents(all, all)) &&
        same(all, mergeEvents(all, b))
      );
    }),
    { numRuns: 5000 },
  );
});

test("5,000 histories: nothing is lost, nothing doubled, nothing invented", () => {
  fc.assert(
    fc.property(threeLogs, (logs) => {
      const ids = mergeEvents(mergeEvents(logs[0], logs[1]), logs[2]).map(({ id }) => id);
      const expected = new Set(logs.flat().map(({ id }) => id));
      return ids.length === expected.size && ids.every((id) => expected.has(id));
    }),
    { numRuns: 5000 },
  );
});

test("the order is by count and id; the wall clock has no part in it", () => {
  fc.assert(
    fc.property(fc.array(anyEvent), fc.array(fc.integer()), (events, clocks) => {
      const shifted = events.map((event, index) => ({ ...event, time: clocks[index % (clocks.length || 1)] ?? 0 }));
      return same(
        mergeEvents(events, []).map(({ id }) => id),
        mergeEvents([], shifted).map(({ id }) => id),
      );
    }),
  );
});

test("two texts under one id: every device takes the same one", () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const forged = { ...event, time: event.time + 1 };
      equal(mergeEvents([event], [forged]), mergeEvents([forged], [event]));
    }),
  );
});

import { compareEvents } from "../../../generator/frontend/log/event.js";
import { writeLine } from "../../../generator/frontend/log/record.js";
import { Records } from "../../../generator/frontend/log/records.js";
import { equal, test } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { anyEvent, COURSE, TAGS, threeLogs } from "./histories.js";

/** What a device holds that has read these logs one after the other, as an import does. */
function merge(...logs) {
  const records = new Records(COURSE);
  for (const log of logs) records.learn(records.readNew(log.map(writeLine)).kept);
  return TAGS.flatMap((tag) => records.eventsOf(tag));
}

const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

test("5,000 histories: in any order, in any grouping and however often, a merge is the same", () => {
  fc.assert(
    fc.property(threeLogs, ([a, b, c]) => {
      const all = merge(a, b, c);
      return (
        same(all, merge(a, merge(b, c))) &&
        same(all, merge(c, merge(b, a))) &&
        same(all, merge(b, a, c, b)) &&
        same(all, merge(all, all))
      );
    }),
    { numRuns: 5000 },
  );
});

test("5,000 histories: nothing is lost, nothing doubled, nothing invented", () => {
  fc.assert(
    fc.property(threeLogs, (logs) => {
      const ids = merge(...logs).map(({ id }) => id);
      const expected = new Set(logs.flat().map(({ id }) => id));
      return ids.length === expected.size && ids.every((id) => expected.has(id));
    }),
    { numRuns: 5000 },
  );
});

test("the order of a learner's events is by count and id; the wall clock has no part in it", () => {
  fc.assert(
    fc.property(fc.array(anyEvent), fc.array(fc.nat()), (events, clocks) => {
      const shifted = events.map((event, index) => ({ ...event, time: clocks[index % clocks.length] ?? 0 }));
      const ids = merge(events).map(({ id }) => id);
      const ordered = TAGS.flatMap((tag) => events.filter(({ learner }) => learner === tag).sort(compareEvents));
      return same(ids, ordered.map(({ id }) => id)) && same(ids, merge(shifted).map(({ id }) => id));
    }),
  );
});

test("what is known stays as it is: another text under its id was forged", () => {
  fc.assert(
    fc.property(anyEvent, (event) => equal(merge([event], [{ ...event, time: event.time + 1 }]), [event])),
  );
});

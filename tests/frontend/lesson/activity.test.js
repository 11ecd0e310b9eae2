import fc from "../vendor/fast-check.js";
import {
  begin,
  IDLE,
  isDue,
  PAUSE,
  see,
  SLOT,
  take,
  tick,
  use,
} from "../../../generator/frontend/lesson/activity.js";
import { equal, test, truthy } from "../harness.js";

const START = 1_000 * SLOT;

/** Beats every 7 seconds, as the page does. */
function beat(activity, from, to) {
  let now = from;
  for (let state = activity; ; state = tick(state, now)) {
    if (now > to) return state;
    now += 7_000;
  }
}

test("nothing counts before the page is used", () => {
  equal(beat(begin(START, true), START, START + 600_000).slots, []);
});

test("two minutes count after each use, and no more", () => {
  const used = use(begin(START, true), START);
  equal(beat(used, START, START + 3_600_000).slots.length, IDLE / SLOT);
});

test("a hidden page counts nothing", () => {
  const used = see(use(begin(START, true), START), START + 1, false);
  equal(beat(used, START, START + 60_000).slots, [1_000]);
});

test("a page asleep for hours counts nothing in between", () => {
  const used = use(begin(START, true), START);
  const woken = tick(used, START + 5 * 3_600_000);
  equal(woken.slots, [1_000]);
  equal(use(woken, START + 5 * 3_600_000).slots.length, 2);
});

test("a clock set back counts nothing until the page is used again", () => {
  const used = use(begin(START, true), START);
  const back = tick(used, START - 86_400_000);
  equal([back.slots, back.used], [[1_000], null]);
  equal(tick(back, START).slots, [1_000]);
});

test("runs are written once, at most once a minute", () => {
  let activity = use(begin(START, true), START);
  for (let now = START; now < START + PAUSE; now += 7_000) {
    activity = tick(activity, now);
    equal(isDue(activity, now), false);
  }
  equal(isDue(activity, START + PAUSE), true);
  const taken = take(activity, START + PAUSE);
  equal(taken.runs, [[1_000, 4]]);
  equal([taken.activity.slots, isDue(taken.activity, START + 5 * PAUSE)], [[], false]);
});

test("whatever happens, only slots in sight within two minutes of a use count, each once", () => {
  const acts = fc.array(
    fc.tuple(fc.constantFrom("use", "tick", "hide", "show", "take"), fc.integer({ min: 0, max: 200_000 })),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(acts, (list) => {
      let now = START;
      let activity = begin(now, true);
      let used = -Infinity;
      let visible = true;
      const allowed = new Set();
      const written = [];
      for (const [act, after] of list) {
        now += after;
        if (act === "use") {
          used = now;
          activity = use(activity, now);
        } else if (act === "tick") activity = tick(activity, now);
        else if (act === "take") {
          const taken = take(activity, now);
          activity = taken.activity;
          for (const [first, count] of taken.runs) {
            for (let slot = first; slot < first + count; slot += 1) written.push(slot);
          }
        } else {
          visible = act === "show";
          activity = see(activity, now, visible);
        }
        if (visible && now - used <= IDLE) allowed.add(Math.floor(now / SLOT));
        truthy([...activity.slots, ...written].every((slot) => allowed.has(slot)), "allowed");
        equal(new Set(activity.slots).size, activity.slots.length);
      }
    }),
  );
});

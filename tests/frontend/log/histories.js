/** Events and logs of many learners and devices, for property tests. */

import { makeEvent } from "../../../generator/frontend/log/event.js";
import fc from "../vendor/fast-check.js";

export const COURSE = "test-course";
export const TAGS = ["ACDEFG", "HJKMNP"];
const ids = fc.array(fc.nat({ max: 63 }), { minLength: 22, maxLength: 22 }).map((bytes) =>
  bytes.map((byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[byte]).join(""),
);
const name = fc.constantFrom("lift", "parking", "garden-2", "q1", "q2");
const response = fc.oneof(
  fc.constantFrom(null, true, false, "a"),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("a", "b", "s1"), fc.constantFrom("x", "y"), { noNullPrototype: true }),
);
const question = { case: name, question: name, revision: fc.constantFrom("ab12", "cd34") };
const DATA = {
  quiz_started: fc.record({
    session: name, module: name, seed: fc.nat(), only: fc.constantFrom("wrong", null),
    questions: fc.array(
      fc.record({
        ...question, kind: fc.constant("single_choice"), weight: fc.constantFrom(1, 2),
        order: fc.constantFrom(null, ["b", "a"], { choices: ["a"], targets: ["x"] }),
      }),
      { maxLength: 3 },
    ),
  }),
  answer_changed: fc.record({ session: name, ...question, response }),
  flag_changed: fc.record({ session: name, case: name, question: name, flagged: fc.boolean() }),
  attempt: fc.record({
    mode: fc.constantFrom("practice", "quiz", "review"), session: fc.constantFrom(null, "s1"), ...question,
    kind: fc.constant("single_choice"), try: fc.nat({ max: 9 }), hints: fc.nat({ max: 3 }), response,
    score: fc.constantFrom(0, 0.5, 1),
  }),
  lesson_visited: fc.record({
    case: name, slots: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 40 })), { maxLength: 4 }),
    at: fc.constantFrom(null, "steps"),
  }),
  lesson_completed: fc.record({ case: name, by: fc.constantFrom("reader", "questions") }),
  note_changed: fc.record({ case: name, anchor: name, text: fc.string({ unit: "grapheme", maxLength: 60 }) }),
  bookmark_changed: fc.record({ case: name, anchor: name, title: fc.constant("加装电梯"), on: fc.boolean() }),
  profile_changed: fc.record({ nickname: fc.constantFrom("小李", "", "A组"), community: fc.constantFrom("海鑫", "") }),
  exported: fc.record({ form: fc.constantFrom("checkin", "record", "backup") }),
};

export const anyData = fc.constantFrom(...Object.keys(DATA)).chain((type) => fc.tuple(fc.constant(type), DATA[type]));

/** One event of any type, on any device, under any clock. */
export const anyEvent = fc
  .record({
    id: ids,
    device: fc.constantFrom("device01", "device02", "device03"),
    seq: fc.integer({ min: 1, max: 60 }),
    time: fc.oneof(fc.constantFrom(0, NaN, 4_070_908_800_000), fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })),
    learner: fc.constantFrom(...TAGS),
    data: anyData,
  })
  .map(({ id, device, seq, time, learner, data: [type, data] }) =>
    makeEvent(window, { device, seq, time, course: COURSE, learner }, type, data, id),
  );

/** Three devices that share some of what they hold. */
export const threeLogs = fc
  .array(fc.tuple(anyEvent, fc.integer({ min: 1, max: 7 })), { maxLength: 24 })
  .map((shared) => [1, 2, 4].map((bit) => shared.filter(([, where]) => where & bit).map(([event]) => event)));

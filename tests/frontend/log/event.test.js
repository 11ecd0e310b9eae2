import { checksum, crc32 } from "../../../generator/frontend/log/checksum.js";
import { LAST_SEQ, makeEvent, newDevice, newId, newSession, newTag } from "../../../generator/frontend/log/event.js";
import { readLine, writeLine } from "../../../generator/frontend/log/record.js";
import { judge } from "../../../generator/frontend/log/validation.js";
import { equal, test, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { anyEvent, COURSE } from "./histories.js";

const ATTEMPT = {
  mode: "practice", session: null, case: "lift", question: "l1", revision: "ab12", kind: "single_choice",
  try: 1, hints: 0, response: "a", score: 1,
};
const frame = { device: "device01", seq: 3, time: 1_790_000_000_000, course: COURSE, learner: "ACDEFG" };
const event = (more = {}, type = "attempt") => ({ ...makeEvent(window, frame, type, ATTEMPT), ...more });

test("the checksum has its published vectors", () => {
  equal(checksum("123456789"), "cbf43926");
  equal(checksum(""), "00000000");
  equal(checksum("The quick brown fox jumps over the lazy dog"), "414fa339");
});

test("the checksum is over UTF-8 bytes", () => {
  const bytewise = (text) => {
    const bytes = new TextEncoder().encode(text);
    return crc32(String.fromCharCode(...[...bytes].filter((byte) => byte < 128))) >= 0 && slow(bytes);
  };
  const slow = (bytes) => {
    let crc = 0xffffffff;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return (crc ^ 0xffffffff) >>> 0;
  };
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => crc32(text) === bytewise(text)));
});

test("1,000,000 ids differ", () => {
  const ids = new Set();
  for (let count = 0; count < 1_000_000; count += 1) ids.add(newId(window));
  equal(ids.size, 1_000_000);
  truthy([...ids].slice(0, 1000).every((id) => /^[\w-]{22}$/.test(id)), "shape");
});

test("an id holds all 128 bits", () => {
  const fake = (value) => ({ crypto: { getRandomValues: (bytes) => bytes.fill(value) } });
  equal(newId(fake(255)), "_____________________w");
  equal(newId(fake(0)), "AAAAAAAAAAAAAAAAAAAAAA");
});

test("names of devices, sessions and learners have their shapes", () => {
  for (let count = 0; count < 500; count += 1) {
    truthy(/^[\w-]{8}$/.test(newDevice(window)), "device");
    truthy(/^[\w-]{10}$/.test(newSession(window)), "session");
    truthy(/^[ACDEFGHJKMNPQRTUVWXY34679]{6}$/.test(newTag(window)), "tag");
  }
});

test("a clock that gives no number still makes an event", () => {
  for (const time of [NaN, Infinity, undefined]) {
    truthy("event" in judge(makeEvent(window, { ...frame, time }, "attempt", ATTEMPT), COURSE), String(time));
  }
});

test("the count of events cannot be driven beyond its end", () => {
  truthy("event" in judge(makeEvent(window, { ...frame, seq: LAST_SEQ + 5 }, "attempt", ATTEMPT), COURSE), "last");
  equal(judge(event({ seq: LAST_SEQ + 1 }), COURSE), { wrong: "seq" });
});

test("every event that is made is accepted, as it is after storing", () => {
  fc.assert(
    fc.property(anyEvent, (made) => {
      const verdict = readLine(writeLine(made), COURSE, made.id);
      return JSON.stringify(verdict.event) === JSON.stringify(made);
    }),
    { numRuns: 2000 },
  );
});

test("hostile records are refused", () => {
  for (const [more, field] of [
    [{ score: -0.1 }, "score"], [{ score: 1.01 }, "score"], [{ score: NaN }, "score"],
    [{ score: Infinity }, "score"], [{ score: "1" }, "score"],
    [{ case: "<img src=x onerror=alert(1)>" }, "case"], [{ case: "__proto__" }, "case"],
    [{ question: "constructor" }, "question"], [{ response: { constructor: "a" } }, "response"],
    [{ response: 3 }, "response"], [{ response: "x".repeat(10_001) }, "response"],
    [{ seq: 0 }, "seq"], [{ seq: 1.5 }, "seq"], [{ time: NaN }, "time"], [{ time: "now" }, "time"],
    [{ id: "short" }, "id"], [{ id: undefined }, "id"], [{ learner: "<b>" }, "learner"],
    [{ device: null }, "device"], [{ mode: "exam" }, "mode"], [{ v: "1" }, "v"], [{ v: 0 }, "v"],
    [{ course: "another" }, "course"], [{ extra: 1e999 }, "data"],
  ]) {
    equal(judge(event(more), COURSE), { wrong: field });
  }
  const polluted = JSON.stringify(event()).replace("{", '{"__proto__":{"score":1},');
  equal(judge(JSON.parse(polluted), COURSE), { wrong: "data" });
  equal(judge(event({ nickname: "<script>" }, "profile_changed"), COURSE), { wrong: "nickname" });
  equal(judge(event({ slots: [[0, 99999]] }, "lesson_visited"), COURSE), { wrong: "slots" });
  for (const value of [null, undefined, 3, "x", [], [event()]]) equal(judge(value, COURSE), { wrong: "record" });
});

test("what a later version wrote is told from damage", () => {
  equal(judge({ v: 99, anything: 1 }, COURSE), { later: true, version: 99 });
  equal(judge(event({}, "badge_given"), COURSE), { later: true, version: 1 });
});

test("whatever it is given, judging neither throws nor accepts half an event", () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ ...Object.fromEntries(Object.keys(event()).map((key) => [key, fc.anything()])) })), (value) => {
      const verdict = judge(value, COURSE);
      return "wrong" in verdict || "later" in verdict;
    }),
    { numRuns: 2000 },
  );
});

test("a line with one character changed, cut or doubled is never read", () => {
  const change = fc.record({ at: fc.nat(), how: fc.constantFrom("change", "cut", "double") });
  fc.assert(
    fc.property(anyEvent, change, (made, { at, how }) => {
      const line = writeLine(made);
      const index = at % line.length;
      const one = line[index];
      const next = how === "cut" ? "" : how === "double" ? one + one : one === "0" ? "1" : "0";
      const damaged = line.slice(0, index) + next + line.slice(index + 1);
      return damaged === line || "wrong" in readLine(damaged, COURSE);
    }),
    { numRuns: 3000 },
  );
});

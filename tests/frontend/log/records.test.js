import { LAST_SEQ } from "../../../generator/frontend/log/event.js";
import { writeLine } from "../../../generator/frontend/log/record.js";
import { Records } from "../../../generator/frontend/log/records.js";
import { equal, test, truthy } from "../harness.js";
import { answer } from "./opening.js";

const LI = "ACDEFG";
const WANG = "HJKMNP";
const fresh = () => new Records("test-course");
const id = (letter) => letter.repeat(22);
const record = (letter, seq, learner = LI, more = {}) => {
  const frame = { v: 1, id: id(letter), device: "device01", seq, time: 0, course: "test-course", learner };
  const event = { ...answer(), ...frame, type: "attempt", ...more };
  return { id: event.id, event, line: writeLine(event) };
};
const idsOf = (records, tag = LI) => records.eventsOf(tag).map((event) => event.id);

test("events stand in the order of their counts, then of their ids, however they were learnt", () => {
  const records = fresh();
  records.learn([record("c", 2), record("b", 2), record("d", 1)]);
  equal(idsOf(records), ["d", "b", "c"].map(id));
  records.learn([record("a", 2), record("e", 3)]);
  equal(idsOf(records), ["d", "a", "b", "c", "e"].map(id));
});

test("what comes after the rest grows the array that was given out; what comes between does not", () => {
  const records = fresh();
  records.learn([record("a", 1)]);
  const given = records.eventsOf(LI);
  records.learn([record("c", 3), record("d", 9, WANG)]);
  truthy(records.eventsOf(LI) === given);
  records.learn([record("b", 2)]);
  equal([given.length, idsOf(records)], [2, ["a", "b", "c"].map(id)]);
});

test("the first of two records with one id stays", () => {
  const records = fresh();
  records.learn([record("a", 1), record("a", 2, WANG)]);
  records.learn([record("a", 3)]);
  equal(records.rows(), [record("a", 1)]);
});

test("late news of a learner who was erased is not learnt; what others did stays", () => {
  const records = fresh();
  records.learn([record("a", 1), record("b", 2, WANG)]);
  equal(records.learners().map(({ tag }) => tag), [WANG, LI]);
  records.erase(LI);
  records.learn([record("a", 1), record("c", 3)]);
  equal([idsOf(records), idsOf(records, WANG)], [[], [id("b")]]);
  equal(records.learners().map(({ tag }) => tag), [WANG]);
});

test("what was erased elsewhere is forgotten, and may come back", () => {
  const records = fresh();
  records.learn([record("a", 1), record("b", 2)]);
  equal(idsOf(records).length, 2);
  records.forget([id("a")]);
  equal([idsOf(records), records.learners()[0].events], [[id("b")], 1]);
  records.learn([record("a", 1)]);
  equal(idsOf(records), [id("a"), id("b")]);
});

test("the count goes on from the highest that is known, and never above the last", () => {
  const records = fresh();
  records.learn([record("a", 7), record("b", 4)]);
  const by = { device: "device01", learner: LI };
  const next = () => records.make(window, [["attempt", answer()], ["attempt", answer("q2")]], by);
  equal(next().map(({ event }) => event.seq), [8, 9]);
  records.learn([record("c", LAST_SEQ), record("d", LAST_SEQ + 5)]);
  equal(records.seq, LAST_SEQ);
  equal(next().map(({ event }) => event.seq), [LAST_SEQ, LAST_SEQ]);
});

test("what comes from elsewhere may not count far ahead of all that is known", () => {
  const records = fresh();
  records.learn([record("a", 7)]);
  const verdict = (seq) => records.judgeForeign(record("b", seq).event, "test-course");
  truthy("event" in verdict(900_000), "a long log of another device");
  equal([verdict(1_000_008), verdict(LAST_SEQ)], [{ wrong: "seq" }, { wrong: "seq" }]);
  equal(records.judgeForeign({ v: 1 }, "test-course").event, undefined);
});

test("an entry that is known is not made again", () => {
  const records = fresh();
  records.learn([record("a", 1)]);
  const entries = [["attempt", answer(), id("a")], ["attempt", answer("q2"), id("b")]];
  const made = records.make(window, entries, { device: "device01", learner: LI });
  equal(made.map(({ event }) => [event.id, event.seq]), [[id("b"), 2]]);
});

test("of lines, only what is new and whole is found; a later version's does not count", () => {
  const records = fresh();
  records.learn([record("a", 1)]);
  const [known, fine, later] = [record("a", 1), record("b", 2), record("c", 3, LI, { v: 99 })].map(({ line }) => line);
  const found = records.readNew([known, fine, later, "damaged", null]);
  equal([found.kept.map(({ line }) => line), found.later], [[fine], [{ id: id("c"), line: later }]]);
  equal(records.readNew([record("a", 1, LI, { v: 99 }).line]).later, []);
  records.learnLater(found.later, true);
  // It is hers, so it leaves with her backup.
  equal(records.laterOf(LI).map(writeLine), [later]);
  equal(records.laterOf("OTHERS"), []);
  equal([records.has(id("c")), records.holds(id("c")), records.readNew([later]).later], [false, true, []]);
  equal(records.rows().map((row) => row.id), [id("a")]);
  records.learnLater(found.later, false);
  equal(records.rows().map((row) => row.id), [id("a"), id("c")]);
});

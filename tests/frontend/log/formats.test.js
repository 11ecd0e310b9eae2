import { readCheckins, writeCheckin } from "../../../generator/frontend/log/formats/checkin.js";
import { fromBase64, toBase64, writeParts } from "../../../generator/frontend/log/formats/armour.js";
import { LONGEST_LINK, makePacket, readPacket as readJudged, writeLink, writePacket } from "../../../generator/frontend/log/formats/packet.js";
import { equal, test, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { compareEvents, makeEvent } from "../../../generator/frontend/log/event.js";
import { judge } from "../../../generator/frontend/log/validation.js";
import { foldSessions } from "../../../generator/frontend/session/session.js";
import { anyEvent, COURSE } from "./histories.js";

const readPacket = (text) => readJudged(text, judge);

const golden = async (name) => (await fetch(`../golden/records/${name}.json`)).json();
const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

// What chats do.
const wide = (text) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const spread = (text, gap, every) => [...text].map((one, index) => (index % every === every - 1 ? one + gap : one)).join("");
const mangling = fc.record({
  gap: fc.constantFrom("", "\n", " ", "\r\n", "\u3000", "\u200b", "\n\n  "),
  every: fc.integer({ min: 1, max: 30 }),
  full: fc.boolean(),
  tight: fc.boolean(),
  before: fc.constantFrom("", "小王：老师好，", "10:32 李老师\n", "> ", "[图片] "),
  after: fc.constantFrom("", "，谢谢老师！", "\n——来自手机", "[强] 👍", " ok"),
});
const mangle = (text, { gap, every, full, tight, before, after }) => {
  const squeezed = tight ? text.replace(/\s/g, "") : text;
  const spaced = gap ? spread(squeezed, gap, every) : squeezed;
  return before + (full ? wide(spaced) : spaced) + after;
};

const tag = fc.array(fc.constantFrom(..."ACDEFGHJKMNPQRTUVWXY34679"), { minLength: 6, maxLength: 6 }).map((all) => all.join(""));
const chinese = (most) => fc.array(fc.constantFrom(..."小李王海鑫长风新村Ab3𠮷"), { maxLength: most }).map((all) => all.join(""));
const checkin = fc.record({
  tag,
  nickname: chinese(8),
  community: chinese(12),
  modules: fc.array(
    fc.record({ completed: fc.integer({ min: 0, max: 99 }), mastered: fc.boolean() }),
    { maxLength: 10 },
  ).map((all) => all.map((one, index) => ({ code: "ABCDEFGHIJ"[index], ...one }))),
  hours: fc.integer({ min: 0, max: 9999 }).map((tenths) => tenths / 10),
  revision: fc.constantFrom("4f2a1c", "abc123", "000000"),
});

test("a line to the group says what it should, in at most 100 characters", () => {
  fc.assert(
    fc.property(checkin, (given) => {
      const line = writeCheckin(given);
      return [...line].length <= 100 && !line.includes("\n") && same(readCheckins(line), [given]);
    }),
    { numRuns: 3000 },
  );
});

test("a line to the group survives whatever a chat does", () => {
  fc.assert(
    fc.property(checkin, mangling, (given, how) => same(readCheckins(mangle(writeCheckin(given), how)), [given])),
    { numRuns: 5000 },
  );
});

test("the name of the line is a word that anybody may write", () => {
  const given = {
    tag: "K7M3QX", nickname: "学习打卡王", community: "学习打卡社区",
    modules: [{ code: "A", completed: 1, mastered: false }], hours: 1, revision: "4f2a1c",
  };
  const line = writeCheckin(given);
  for (const before of ["今天的学习打卡：", "学习打卡", "大家别忘了学习打卡，谢谢！"]) {
    equal(readCheckins(`${before}\n${line}\n${before}`), [given]);
  }
  for (const cut of [line.slice(0, 9), line.replace("|", ""), line.slice(0, -1)]) {
    equal(readCheckins(cut)[0], { wrong: "damaged", line: 1 });
  }
});

test("a damaged line to the group is refused, and its place is said", () => {
  const damage = fc.record({ at: fc.nat(), how: fc.constantFrom("change", "cut", "double") });
  fc.assert(
    fc.property(checkin, damage, (given, { at, how }) => {
      const whole = writeCheckin(given);
      const line = [...whole];
      const index = 4 + (at % (line.length - 4));
      const one = line[index];
      if (one === " ") return true;
      line[index] = how === "cut" ? "" : how === "double" ? one + one : one === "7" ? "9" : "7";
      const found = readCheckins(`第一行\n${line.join("")}`);
      // What comes after the last letter is chat.
      if (line.join("").startsWith(whole)) return same(found, [given]);
      return same(found, [{ wrong: "damaged", line: 2 }]);
    }),
    { numRuns: 5000 },
  );
});

test("several lines in one chat are all read", () => {
  fc.assert(
    fc.property(fc.array(checkin, { maxLength: 5 }), (all) =>
      same(readCheckins(all.map((one, index) => `${index}. ${writeCheckin(one)}`).join("\n谢谢\n")), all),
    ),
  );
});

test("modules that have not begun give way when the line would be too long", () => {
  const modules = Array.from({ length: 14 }, (_, index) => ({ code: `${"ABCDEFGHIJKLMN"[index]}1`, completed: index % 2, mastered: false }));
  const given = { tag: "K7M3QX", nickname: "长风新村的小李", community: "长风三村第一居民区", modules, hours: 1, revision: "abc123" };
  const line = writeCheckin(given);
  truthy([...line].length <= 100, line);
  equal(readCheckins(line)[0].modules, modules.filter(({ completed }) => completed));
});

test("bytes and base64 are the same thing", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => same([...fromBase64(toBase64(bytes))], [...bytes])));
});

const learner = { tag: "ACDEFG", nickname: "小李", community: "海鑫" };
const packet = fc
  .tuple(fc.array(anyEvent, { maxLength: 20 }), fc.constantFrom("record", "backup"))
  .map(([events, form]) =>
    makePacket(form, events.map((event) => ({ ...event, learner: "ACDEFG" })), { course: COURSE, learner, made: 1_790_000_000_000 }),
  );

test("a record for the trainer holds what was done and the present name, a backup everything", () => {
  const about = { course: COURSE, learner, made: 1 };
  const kept = ["quiz_started", "attempt", "lesson_visited", "lesson_completed", "exported"];
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      const profiles = events.filter(({ type }) => type === "profile_changed").sort(compareEvents);
      const named = profiles[profiles.length - 1];
      const wanted = events.filter((event) => kept.includes(event.type) || event === named);
      return same(makePacket("record", events, about).events, wanted) && same(makePacket("backup", events, about).events, events);
    }),
  );
});

test("a session that was handed in is the same from a record", () => {
  const drawn = (id) => ({ case: "lift", question: id, revision: "ab12", kind: "single_choice", weight: 1, order: null });
  const of = { session: "s1", case: "lift", revision: "ab12" };
  const data = [
    ["quiz_started", { session: "s1", module: "m", seed: 1, only: null, of: null, questions: [drawn("q1"), drawn("q2")] }],
    ["answer_changed", { ...of, question: "q1", response: "b" }],
    ["flag_changed", { session: "s1", case: "lift", question: "q2", flagged: true }],
    ["answer_changed", { ...of, question: "q1", response: "a" }],
    ...["q1", "q2"].map((question, place) => [
      "attempt",
      { ...of, question, mode: "quiz", kind: "single_choice", try: 1, hints: 0, response: place ? null : "a", score: place ? 0 : 1 },
    ]),
  ];
  const events = data.map(([type, fields], index) =>
    makeEvent(window, { device: "device01", seq: index + 1, time: 1, course: COURSE, learner: "ACDEFG" }, type, fields),
  );
  const read = readPacket(writePacket(makePacket("record", events, { course: COURSE, learner, made: 1 })).join("\n"));
  const told = (log) => foldSessions(log).map(({ submitted, score, results }) => [submitted, score, [...results]]);
  equal(told(read.events), told(events));
});

test("what was exported comes back, whatever a chat did to it", () => {
  fc.assert(
    fc.property(packet, mangling, fc.boolean(), (given, how, reversed) => {
      const parts = writePacket(given);
      const text = (reversed ? parts.reverse() : parts).map((part) => mangle(part, how)).join("\n");
      const read = readPacket(text);
      return same(read.events, given.events) && same(read.learner, learner) && read.refused === 0 && read.lines.length === given.events.length;
    }),
    { numRuns: 1000 },
  );
});

test("10,000 exports with one character changed, cut or doubled: each is refused, and the place is said", () => {
  const texts = fc.sample(packet, { numRuns: 50, seed: 4 }).map((given) => writePacket(given));
  const damage = fc.record({ which: fc.nat({ max: 49 }), at: fc.nat(), how: fc.constantFrom("change", "cut", "double") });
  fc.assert(
    fc.property(damage, ({ which, at, how }) => {
      const text = texts[which].join("\n");
      const index = 1 + (at % (text.length - 2));
      const one = text[index];
      if (one === "\n" || (how === "double" && /[[\]]/.test(one) && /\n|^$/.test(text[index + (one === "[" ? -1 : 1)]))) return true;
      const next = how === "cut" ? "" : how === "double" ? one + one : one === "7" ? "9" : "7";
      const found = readPacket(text.slice(0, index) + next + text.slice(index + 1));
      return "wrong" in found && (found.part > 0 || found.line > 0);
    }),
    { numRuns: 10_000 },
  );
});

test("words, names and hours around an export are not taken for damage", () => {
  const events = fc.sample(anyEvent, { numRuns: 20, seed: 4 }).map((event) => ({ ...event, learner: "ACDEFG" }));
  const parts = writePacket(makePacket("backup", events, { course: COURSE, learner, made: 1 }));
  truthy(parts.length > 1, parts.length);
  const around = [
    "Hello teacher here is my learning record from last week please have a look at it when you have time",
    "PLEASE HAVE A LOOK AT MY LEARNING RECORD FROM THE WEEK BEFORE LAST WEEK AND ANSWER ME",
    "Please Have A Look At My Learning Record From The Week Before Last Week And Answer",
    "IMG_20261129_103215_HDR_edited_version_for_group_chat_final_copy_2.jpg",
    "https://class.example/centre_page_with_a_long_name_of_more_than_sixty_characters_in_it",
    "550e8400-e29b-41d4-a716-446655440000-550e8400-e29b-41d4-a716-446655440000",
    "发送时间：10:32:15", "2026/11/29 10:32:15", "学完[完] 1/2:30",
  ];
  for (const words of around) equal(readPacket([words, ...parts, words].join(`\n${words}\n`)).events, events);
});

test("a body that lost its head is damage, with its end and without", () => {
  const events = fc.sample(anyEvent, { numRuns: 20, seed: 4 }).map((event) => ({ ...event, learner: "ACDEFG" }));
  const [part] = writePacket(makePacket("backup", events, { course: COURSE, learner, made: 1 }));
  for (const rest of [part.slice(8), part.slice(40), part.slice(-30), part.slice(40, -4)]) {
    equal(readPacket(`老师好\n${rest}`), { wrong: "damaged", line: 2 });
  }
});

test("a line of ten modules with long codes keeps to 100 characters, at the cost of the 居民区", () => {
  const modules = Array.from({ length: 10 }, (_, index) => ({ code: `A${index}`, completed: 12, mastered: false }));
  const given = { tag: "ACDEFG", nickname: "一二三四五六七八", community: "一二三四五六七八九十一二", modules, hours: 123.5, revision: "ab12cd" };
  const line = writeCheckin(given);
  truthy([...line].length <= 100, line);
  const [read] = readCheckins(line);
  truthy(given.community.startsWith(read.community) && read.community.length < 12, read.community);
  equal(read.modules, modules);
});

test("times and numbers of a chat are not taken for the head of a part that was damaged", () => {
  const parts = writeParts("record", "A".repeat(300));
  for (const chat of ["时间：240506 12:30:00", "小李: 220101 10:11:12 说", "会议号：12345 08:30:00"]) {
    equal(readPacket([chat, ...parts].join("\n")).wrong, readPacket(parts.join("\n")).wrong);
  }
});

test("a missing part and parts of two exports are told", () => {
  const body = "A".repeat(2000);
  const parts = writeParts("record", body);
  equal(readPacket([parts[0], parts[2]].join("\n")), { wrong: "missing", part: 2, parts: 3 });
  const other = writeParts("record", "B".repeat(2000));
  equal(readPacket([parts[0], other[1], parts[2]].join("\n\n")).wrong, "mixed");
  equal(readPacket("老师好，我学完了"), { wrong: "nothing" });
  equal(readPacket(""), { wrong: "nothing" });
});

test("a link that was cut within its checksum is refused as damaged", () => {
  for (const cut of ["#backup=e1be0", "#record=e1be0b1fA"]) {
    equal(readPacket(`https://a.example/centre.html${cut}`).wrong, "damaged");
  }
});

test("a short one is also a link, and a damaged link is refused", () => {
  fc.assert(
    fc.property(packet, fc.nat(), (given, at) => {
      const link = writeLink(given, "https://example.org/centre.html#old");
      if (link === null) return given.events.length > 3;
      const index = link.indexOf("=") + 1 + (at % (link.length - link.indexOf("=") - 1));
      const damaged = link.slice(0, index) + (link[index] === "7" ? "9" : "7") + link.slice(index + 1);
      return link.length <= LONGEST_LINK && same(readPacket(link).events, given.events) && readPacket(damaged).wrong === "damaged";
    }),
  );
});

test("a page on a stick or a disk gives no link: it would open nowhere else", () => {
  const given = makePacket("backup", [], { course: COURSE, learner, made: 1 });
  equal(writeLink(given, "file:///E:/classroom/centre.html"), null);
  truthy(writeLink(given, "http://classroom.test/centre.html"), "an intranet does");
});

test("a link is found whatever a chat puts before and behind it", () => {
  const events = fc.sample(anyEvent, { numRuns: 2, seed: 4 }).map((event) => ({ ...event, learner: "ACDEFG" }));
  const link = writeLink(makePacket("backup", events, { course: COURSE, learner, made: 1 }), "https://example.org/centre.html");
  const damaged = link.replace(/.$/, (last) => (last === "7" ? "9" : "7"));
  const wrapped = link.replace(/.{50}/g, "$&\n");
  const around = [
    `${link}\n2026-11-29 10:32`, `${link}\nThanks`, `${link} 12345`, `${link}\n${link}`, `${wrapped}\nok`, `<${link}>`,
    `${link}\nhttps://a.example/x`, `10:32\n${link}，请查收`, `${damaged}\n${link}`, wide(spread(`${link}\nbye`, " ", 9)),
  ];
  for (const text of around) equal(readPacket(text).events, events);
  equal(readPacket(`老师好\n${damaged}\nThanks`), { wrong: "damaged", part: 1, parts: 1, line: 2 });
});

test("hostile records in an export are refused one by one, later ones are kept", () => {
  const event = fc.sample(anyEvent, 1)[0];
  const good = { ...event, learner: "ACDEFG" };
  const events = [
    good, { ...good, learner: "OTHERS" }, { ...good, score: 3, type: "attempt" }, { ...good, id: "<b>" },
    { ...good, v: 99, id: "A".repeat(22) }, { ...good, v: 99, id: "B".repeat(22), learner: "OTHERS" }, null, "text", { ...good, course: "another" },
  ];
  const read = readPacket(writePacket({ ...makePacket("backup", [], { course: COURSE, learner, made: 5 }), events }).join(""));
  equal([read.events.length, read.refused, read.later, read.lines.length], [1, 7, 1, 2]);
  const later = writePacket({ ...makePacket("backup", [], { course: COURSE, learner, made: 5 }), format: 2 });
  equal(readPacket(later.join("")), { wrong: "later" });
});

test("the published vectors hold", async () => {
  for (const { text, found } of await golden("checkins")) equal(readCheckins(text), found);
  for (const { text, course, made, found } of await golden("packets")) {
    const read = readPacket(text);
    if (found.wrong) equal(read, found);
    else equal([read.form, read.course, read.learner, read.made, read.events], [found.form, course, found.learner, made, found.events]);
  }
  const { checkin: said, line } = await golden("checkin");
  equal(writeCheckin(said), line);
});

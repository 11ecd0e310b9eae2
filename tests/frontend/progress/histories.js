/** A small course and learners' histories, written as a teacher would tell them. */

import fc from "../vendor/fast-check.js";

export const DAY = 86_400_000;
/** A Monday, at nine in the morning of the device's own calendar. */
export const MONDAY = new Date(2026, 8, 7, 9).getTime();

/** @param {string[]} ids */
function questions(ids, extra = {}) {
  return Object.fromEntries(
    ids.map((id) => [
      id,
      { revision: `rev-${id}`, kind: "single_choice", difficulty: "easy", use: "both", ...extra },
    ]),
  );
}

function lesson(id, module, practice, more = {}) {
  return {
    title: `案例 ${id}`,
    href: `cases/${id}.html`,
    module,
    minutes: 20,
    name_only: practice.length === 0,
    topics: ["parking"],
    boards: ["salon"],
    community: null,
    formerly: [],
    practice,
    questions: questions(practice),
    ...more,
  };
}

/** Two modules: one with a quiz, one without a pool. Fresh each time, so that tests may change it. */
export function course() {
  return link({
    id: "test-course",
    title: "测试课堂",
    revision: "abc123",
    issuer: null,
    modules: [
      {
        id: "first",
        code: "A",
        title: "第一模块",
        href: "modules/first.html",
        cases: ["lift", "parking"],
        formerly: [],
        mastery: 0.8,
        quiz: { size: 2, pool: 5, href: "modules/first-quiz.html" },
      },
      {
        id: "second",
        code: "B",
        title: "第二模块",
        href: "modules/second.html",
        cases: ["garden"],
        formerly: ["two"],
        mastery: 0.8,
        quiz: null,
      },
    ],
    cases: {
      lift: lesson("lift", "first", ["l1", "l2", "l3"]),
      parking: lesson("parking", "first", ["p1", "p2"]),
      garden: lesson("garden", "second", [], { boards: [], topics: ["gardens"] }),
    },
    boards: [
      { id: "salon", title: "沙龙" },
      { id: "visit", title: "参观" },
    ],
    topics: [{ id: "parking", title: "停车" }],
    communities: [],
  });
}

/** Say of each module and case what follows from the lists of cases: to be called after changing them. */
export function link(outline) {
  const lesson = (id) => {
    const { title, href, minutes } = outline.cases[id];
    return { id, title, href, minutes };
  };
  Object.entries(outline.cases).forEach(([id, found], place) => Object.assign(found, { id, place, next: null }));
  for (const module of outline.modules) {
    module.lessons = module.cases.length;
    module.first = lesson(module.cases[0]);
    module.cases.slice(1).forEach((id, index) => {
      outline.cases[module.cases[index]].next = lesson(id);
    });
  }
  for (const board of outline.boards) {
    board.lessons = Object.values(outline.cases).filter(({ boards }) => boards.includes(board.id)).length;
  }
  return outline;
}

/** The outline of a large course, as it is read for these events: only cases that they name. */
export function asNamed(outline, events) {
  const named = new Set(events.map((event) => event?.case));
  const cases = Object.entries(outline.cases).filter(([id, { formerly }]) =>
    [id, ...formerly].some((one) => named.has(one)),
  );
  return { ...outline, cases: Object.fromEntries(cases) };
}

/** Writes events one after another; `at` sets the clock of the device. */
export class History {
  constructor(time = MONDAY, device = "device01") {
    this.events = [];
    this.time = time;
    this.device = device;
    this.sessions = 0;
  }

  at(time) {
    this.time = time;
    return this;
  }

  later(days) {
    this.time += days * DAY;
    return this;
  }

  add(type, data) {
    const seq = this.events.length + 1;
    const id = `${this.device}-${String(seq).padStart(8, "0")}`;
    const { device, time } = this;
    this.events.push({ v: 1, id, device, seq, time, course: "test-course", learner: "ABC234", type, ...data });
    return this;
  }

  visit(id, slots = 4, more = {}) {
    return this.add("lesson_visited", { case: id, slots: [[Math.floor(this.time / 15000), slots]], ...more });
  }

  finish(id, by = "reader") {
    return this.add("lesson_completed", { case: id, by });
  }

  answer(id, question, score, more = {}) {
    return this.add("attempt", {
      mode: "practice", session: null, case: id, question, revision: `rev-${question}`,
      kind: "single_choice", try: 1, hints: 0, response: score === 1 ? "a" : "b", score, ...more,
    });
  }

  /** A module quiz: `scores` maps `case/question` to its score; not submitted without `submit`. */
  quiz(module, scores, { submit = true, only = null } = {}) {
    this.sessions += 1;
    const session = `session-${this.device}-${this.sessions}`;
    const drawn = Object.entries(scores).map(([key, score]) => {
      const [id, question] = key.split("/");
      return { case: id, question, score };
    });
    this.add("quiz_started", {
      session, module, seed: 1, only,
      questions: drawn.map(({ case: id, question }) => ({
        case: id, question, revision: `rev-${question}`, kind: "single_choice", weight: 1, order: null,
      })),
    });
    for (const { case: id, question, score } of drawn) {
      if (score === null) continue;
      const response = score === 1 ? "a" : "b";
      this.add("answer_changed", { session, case: id, question, revision: `rev-${question}`, response });
    }
    if (submit) {
      for (const { case: id, question, score } of drawn) {
        const response = score === null ? null : score === 1 ? "a" : "b";
        this.answer(id, question, score ?? 0, { mode: "quiz", session, response });
      }
    }
    return this;
  }
}

export function shuffled(items, random) {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [copy[index], copy[other]] = [copy[other], copy[index]];
  }
  return copy;
}

const QUESTIONS = ["lift/l1", "lift/l2", "lift/l3", "parking/p1", "parking/p2", "old/gone"];
const step = fc.record({
  what: fc.constantFrom("answer", "visit", "finish", "quiz", "unfinished"),
  which: fc.integer({ min: 0, max: QUESTIONS.length - 1 }),
  score: fc.constantFrom(0, 0.5, 1, 1, 1),
  mode: fc.constantFrom("practice", "review"),
  wait: fc.constantFrom(0, 0, 60_000, DAY / 3, DAY, 5 * DAY, -DAY, 40_000 * DAY, -20_000 * DAY),
});

/** Histories with pauses, second devices and clocks that jump; dates back at once as a rule. */
export const anyHistory = fc
  .record({ steps: fc.array(step, { maxLength: 40 }), device: fc.constantFrom("device01", "device02") })
  .map(({ steps, device }) => {
    const history = new History(MONDAY, device);
    for (const { what, which, score, mode, wait } of steps) {
      const [id, question] = QUESTIONS[which].split("/");
      const before = history.time;
      history.time += wait;
      if (what === "answer") history.answer(id, question, score, { mode });
      else if (what === "visit") history.visit(id, 1 + which);
      else if (what === "finish") history.finish(id);
      else history.quiz("first", { [QUESTIONS[which]]: score, "lift/l1": 1 }, { submit: what === "quiz" });
      if (Math.abs(wait) > 1000 * DAY) history.time = before;
    }
    return history.events;
  });

/** Events out of a damaged import: right in places, anything in others. */
const junk = fc.oneof(fc.anything(), fc.constantFrom("lift", "l1", "attempt", "__proto__", NaN, -1, 1e308));
export const anyJunk = fc.array(
  fc.oneof(
    fc.anything(),
    fc.record(
      {
        id: fc.oneof(fc.string(), junk),
        seq: fc.oneof(fc.nat(), junk),
        type: fc.oneof(
          fc.constantFrom("attempt", "lesson_visited", "lesson_completed", "quiz_started", "answer_changed"),
          junk,
        ),
        time: fc.oneof(fc.constant(MONDAY), junk),
        case: fc.oneof(fc.constantFrom("lift", "parking", "__proto__", "constructor"), junk),
        question: fc.oneof(fc.constantFrom("l1", "p1", "toString"), junk),
        session: fc.oneof(fc.constantFrom("s1", "s2"), junk),
        module: fc.oneof(fc.constantFrom("first", "two"), junk),
        mode: fc.oneof(fc.constantFrom("practice", "quiz", "review"), junk),
        score: fc.oneof(fc.constantFrom(0, 1), junk),
        hints: junk,
        response: junk,
        revision: junk,
        slots: fc.oneof(fc.array(fc.tuple(fc.integer(), fc.integer())), fc.array(junk), junk),
        questions: fc.oneof(fc.array(fc.record({ case: junk, question: junk, weight: junk })), fc.array(junk), junk),
      },
      { requiredKeys: [] },
    ),
  ),
  { maxLength: 30 },
);

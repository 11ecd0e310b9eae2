import { unrecordedCompletions } from "../../../generator/frontend/progress/completion.js";
import { countContents } from "../../../generator/frontend/log/contents.js";
import { foldTraces } from "../../../generator/frontend/progress/marks.js";
import { foldNotes } from "../../../generator/frontend/progress/notes.js";
import { findPlace } from "../../../generator/frontend/progress/place.js";
import { foldMistakes, foldProgress, progressOf } from "../../../generator/frontend/progress/progress.js";
import { ordered, readLog } from "../../../generator/frontend/progress/reading.js";
import { foldReview } from "../../../generator/frontend/progress/review.js";
import { summarise } from "../../../generator/frontend/progress/summary.js";
import { equal, test, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { anyHistory, anyJunk, asNamed, course, DAY, History, link, MONDAY, shuffled } from "./histories.js";

const NOW = MONDAY + 30 * DAY;

function everything(events, outline = course(), now = NOW) {
  const progress = foldProgress(events, outline, now);
  const reading = readLog(events, outline, now);
  return JSON.stringify([
    [...progress.cases].filter(([, { visited }]) => visited), [...progress.modules], [...progress.boards], progress.course,
    progress.seconds, progress.streak, foldMistakes(events, outline, now),
    foldReview(events, outline, now), summarise(events, outline, now), findPlace(reading, progress),
    foldNotes(reading), unrecordedCompletions(reading, progress.cases),
  ]);
}

function unrecorded(events) {
  const reading = readLog(events, course(), NOW);
  return unrecordedCompletions(reading, progressOf(reading).cases);
}

function caseOf(events, id, outline = course()) {
  return foldProgress(events, outline, NOW).cases.get(id);
}

test("nothing learnt is nothing shown", () => {
  const progress = foldProgress([], course(), NOW);
  equal(progress.cases.get("lift"), { visited: false, completed: false, answered: 0, practice: 3 });
  equal(progress.course, { lessons: 3, completed: 0, modules: 2, mastered: 0, complete: false });
  equal(progress.hours, 0);
  equal(findPlace(readLog([], course(), NOW), progress), null);
});

test("opening a lesson is only a visit", () => {
  const { events } = new History().visit("lift");
  equal(caseOf(events, "lift"), { visited: true, completed: false, answered: 0, practice: 3 });
});

test("time in a module quiz or a review counts, and opens no lesson", () => {
  const history = new History().visit("lift", 4, { at: "results" }).later(1);
  const { seconds, streak } = foldProgress(history.events, course(), NOW);
  history.visit("parking", 40, { at: null, mode: "quiz" }).visit("parking", 2, { at: null, mode: "review" });
  const progress = foldProgress(history.events, course(), NOW);
  equal(progress.seconds, seconds + 600);
  equal(progress.streak.days, streak.days + 1);
  equal(progress.cases.get("parking").visited, false);
  equal(findPlace(readLog(history.events, course(), NOW), progress).href, "cases/lift.html#results");
  equal(foldTraces(history.events).cases.has("parking"), false);
  equal(countContents(history.events).visited, 1);
});

test("a lesson is completed when she says so", () => {
  const { events } = new History().visit("lift").finish("lift");
  truthy(caseOf(events, "lift").completed, "completed");
});

test("a lesson is completed when each practice question was answered once, right or wrong", () => {
  const history = new History().answer("lift", "l1", 1).answer("lift", "l2", 0);
  equal(caseOf(history.events, "lift").completed, false);
  equal(caseOf(history.events, "lift").answered, 2);
  history.answer("lift", "l3", 0.5);
  truthy(caseOf(history.events, "lift").completed, "completed");
});

test("answers in a module quiz do not complete a lesson", () => {
  const { events } = new History().quiz("first", { "parking/p1": 1, "parking/p2": 1 });
  equal(caseOf(events, "parking").completed, false);
});

test("a case of which only the name is known is a lesson and is completed by reading", () => {
  equal(caseOf(new History().visit("garden").events, "garden").completed, false);
  const { events } = new History().finish("garden");
  const progress = foldProgress(events, course(), NOW);
  equal(progress.modules.get("second").mastered, true);
  equal(progress.modules.get("second").best, null);
});

test("a module is mastered by its lessons and its quiz together", () => {
  const history = new History().quiz("first", { "lift/l1": 1, "parking/p1": 1 });
  const module = () => foldProgress(history.events, course(), NOW).modules.get("first");
  equal([module().passed, module().mastered], [true, false]);
  history.finish("lift").finish("parking");
  equal(module().mastered, true);
  history.quiz("first", { "lift/l1": 0, "parking/p1": 0 });
  equal([module().best, module().last, module().mastered], [1, 0, true]);
});

test("a retry of only the wrong ones does not count for mastery", () => {
  const history = new History().finish("lift").finish("parking");
  history.quiz("first", { "lift/l1": 1, "parking/p1": 0 });
  history.quiz("first", { "parking/p1": 1 }, { only: "wrong" });
  const module = foldProgress(history.events, course(), NOW).modules.get("first");
  equal([module.best, module.mastered], [0.5, false]);
});

test("a score of exactly the threshold is enough, however fractions add up", () => {
  const outline = course();
  const ids = Array.from({ length: 10 }, (_, index) => `q${index}`);
  for (const id of ids) outline.cases.lift.questions[id] = outline.cases.lift.questions.l1;
  const scores = Object.fromEntries(ids.map((id, index) => [`lift/${id}`, index < 8 ? 1 : 0]));
  const history = new History().finish("lift").finish("parking").quiz("first", scores);
  truthy(foldProgress(history.events, outline, NOW).modules.get("first").mastered, "mastered");
});

test("former names of cases, modules and questions keep what was done", () => {
  const outline = course();
  const { lift, ...others } = outline.cases;
  outline.cases = { ...others, elevator: { ...lift, formerly: ["lift"] } };
  outline.modules[0].cases = ["elevator", "parking"];
  outline.modules[0].formerly = ["first"];
  outline.modules[0].id = "one";
  outline.cases.elevator.questions = {
    renamed: { ...lift.questions.l1, formerly: ["l1"] },
    l2: lift.questions.l2,
    l3: lift.questions.l3,
  };
  outline.cases.elevator.practice = ["renamed", "l2", "l3"];
  link(outline);
  const history = new History().answer("lift", "l1", 0).answer("lift", "l2", 1);
  history.quiz("first", { "lift/l2": 1, "parking/p1": 1 });
  const progress = foldProgress(history.events, outline, NOW);
  equal(progress.cases.get("elevator").answered, 2);
  equal(progress.modules.get("one").best, 1);
  equal(foldMistakes(history.events, outline, NOW).map((m) => m.question), ["renamed"]);
  history.answer("elevator", "renamed", 1);
  equal(foldProgress(history.events, outline, NOW).cases.get("elevator").answered, 2);
});

test("an inserted question takes back nothing that was completed", () => {
  const history = new History();
  for (const id of ["l1", "l2", "l3"]) history.answer("lift", id, 1);
  equal(unrecorded(history.events), ["lift"]);
  history.finish("lift", "questions");
  equal(unrecorded(history.events), []);
  const outline = course();
  outline.cases.lift.questions.l9 = outline.cases.lift.questions.l1;
  outline.cases.lift.practice.unshift("l9");
  equal(caseOf(history.events, "lift", outline), { visited: true, completed: true, answered: 3, practice: 4 });
});

test("a withdrawn question or case leaves the denominator", () => {
  const outline = course();
  delete outline.cases.lift.questions.l3;
  outline.cases.lift.practice = ["l1", "l2"];
  const { events } = new History().answer("lift", "l1", 1).answer("lift", "l2", 1).answer("lift", "l3", 0);
  truthy(caseOf(events, "lift", outline).completed, "completed");
  equal(foldMistakes(events, outline, NOW), []);
  delete outline.cases.parking;
  outline.modules[0].cases = ["lift"];
  link(outline);
  equal(foldProgress(events, outline, NOW).course.lessons, 2);
});

test("boards count the lessons that suit them", () => {
  const { events } = new History().finish("parking");
  const { boards } = foldProgress(events, course(), NOW);
  equal([...boards], [["salon", { lessons: 2, completed: 1 }], ["visit", { lessons: 0, completed: 0 }]]);
});

test("the summary holds what one line says", () => {
  const { events } = new History().visit("garden", 240).finish("garden");
  equal(summarise(events, course(), NOW), {
    modules: [
      { code: "A", lessons: 2, completed: 0, mastered: false },
      { code: "B", lessons: 1, completed: 1, mastered: true },
    ],
    hours: 1,
    revision: "abc123",
  });
});

test("no log, however damaged, makes a fold throw", () => {
  fc.assert(fc.property(anyJunk, (events) => Boolean(everything(events))), { numRuns: 500 });
});

test("order and repetition of events change nothing", () => {
  fc.assert(
    fc.property(anyHistory, fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (events, dice) => {
      const random = () => dice.next().value;
      const mixed = shuffled([...events, ...events.slice(0, 5)], random);
      equal(ordered(mixed), events);
      return everything(mixed) === everything(events);
    }),
  );
});

test("two devices merged either way give the same", () => {
  fc.assert(
    fc.property(anyHistory, anyHistory, (one, other) => {
      const there = other.map((event) => ({ ...event, id: `other-${event.id}` }));
      return everything([...one, ...there]) === everything([...there, ...one]);
    }),
  );
});

test("progress never falls when something is added to the log", () => {
  fc.assert(
    fc.property(anyHistory, (events) => {
      let before = foldProgress([], course(), NOW);
      for (let end = 1; end <= events.length; end += 1) {
        // The answers of a submitted quiz are appended in one piece.
        if (events[end] && events[end].session && events[end].type === "attempt") continue;
        const after = foldProgress(events.slice(0, end), course(), NOW);
        for (const [id, { completed, answered }] of before.cases) {
          const now = after.cases.get(id);
          if ((completed && !now.completed) || now.answered < answered) return false;
        }
        for (const [id, { best, mastered }] of before.modules) {
          const now = after.modules.get(id);
          if ((mastered && !now.mastered) || (best ?? 0) > (now.best ?? 0)) return false;
        }
        if (after.seconds < before.seconds) return false;
        before = after;
      }
      return true;
    }),
  );
});

test("of a case that the log does not name, nothing need be known", () => {
  fc.assert(
    fc.property(anyHistory, (events) => {
      const outline = course();
      outline.cases.parking.formerly = ["old"];
      return everything(events, asNamed(outline, events)) === everything(events, outline);
    }),
  );
  fc.assert(
    fc.property(anyJunk, (events) => everything(events, asNamed(course(), events)) === everything(events)),
  );
});

test("a log is read once for several folds", () => {
  const { events } = new History().visit("lift");
  const outline = course();
  truthy(readLog(events, outline, NOW) === readLog(events, outline, NOW), "the same reading");
  const before = readLog(events, outline, NOW);
  events.push({ ...events[0], id: "later", seq: 9, type: "lesson_completed", case: "lift" });
  truthy(readLog(events, outline, NOW) !== before, "a new reading after an event");
  truthy(progressOf(readLog(events, outline, NOW)).cases.get("lift").completed, "completed");
});

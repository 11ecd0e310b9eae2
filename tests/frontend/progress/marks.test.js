import { foldTraces, markPage } from "../../../generator/frontend/progress/marks.js";
import { equal, test } from "../harness.js";
import { History } from "./histories.js";

globalThis.changfengWords = {
  "marks.done": "已学完", "marks.begun": "开始学了", "marks.practice": "练习 {answered}/{asked}",
  "marks.lessons": "学完 {completed}/{lessons}", "marks.best": "测验最好 {percent}%", "marks.mastered": "已掌握",
};

const PAGE = `<div data-module="first" data-lessons="2" data-mastery="0.8" data-quiz-size="2" data-formerly="one"><p class="module-code">A</p>
  <li data-case="lift" data-practice="l1 l2,two l3" data-formerly="elevator"></li><li data-case="parking" data-practice="p1 p2"></li></div>`;

function marksOf(history) {
  document.body.innerHTML = PAGE;
  markPage(document, foldTraces(history.events));
  return [...document.querySelectorAll(".mark, .module-mark")].map((mark) => mark.textContent);
}

test("a newcomer sees no mark", () => equal(marksOf(new History()), []));

test("marks say how far a case is", () => {
  equal(marksOf(new History().visit("lift")), ["开始学了"]);
  equal(marksOf(new History().answer("lift", "l1", 0).answer("lift", "l2", 1)), ["练习 2/3"]);
  equal(marksOf(new History().finish("lift")), ["已学完", "学完 1/2"]);
});

test("a mark counts practice only: review asks also what is kept for the module quiz", () => {
  const history = new History().answer("lift", "kept", 1, { mode: "review" });
  equal(marksOf(history), []);
  equal(marksOf(history.visit("lift")), ["开始学了"]);
  equal(marksOf(history.answer("lift", "gone", 1).answer("lift", "l1", 0)), ["练习 1/3"]);
});

test("what was done under a former name counts", () => {
  equal(marksOf(new History().answer("lift", "two", 0).answer("lift", "l2", 1)), ["练习 1/3"]);
  equal(marksOf(new History().finish("elevator")), ["已学完", "学完 1/2"]);
  equal(marksOf(new History().quiz("one", { "lift/l1": 1 })), ["学完 0/2测验最好 100%"]);
});

test("a mastered module says so", () => {
  const history = new History().finish("lift").finish("parking");
  equal(marksOf(history).pop(), "学完 2/2");
  history.quiz("first", { "lift/l1": 1, "parking/p1": 0 }, { only: "wrong" });
  equal(marksOf(history).pop(), "学完 2/2");
  history.quiz("first", { "lift/l1": 1, "parking/p1": 1 });
  equal(marksOf(history).pop(), "学完 2/2测验最好 100%已掌握");
});

test("where only some of a module's lessons are listed, their count is not taken for all", () => {
  const history = new History().finish("lift").finish("parking");
  const marks = (page) => {
    document.body.innerHTML = page;
    markPage(document, foldTraces(history.events));
    return [...document.querySelectorAll(".module-mark")].map((mark) => mark.textContent);
  };
  const listed = PAGE.replace('data-lessons="2"', 'data-lessons="60"');
  equal(marks(listed), []);
  history.quiz("first", { "lift/l1": 1, "parking/p1": 1 });
  equal(marks(listed), ["测验最好 100%"]);
  equal(marks(PAGE), ["学完 2/2测验最好 100%已掌握"]);
});

test("a second look replaces what changed and leaves the rest", () => {
  marksOf(new History().visit("lift"));
  const before = document.querySelector(".mark");
  markPage(document, foldTraces(new History().visit("lift").visit("parking").events));
  equal(document.querySelector(".mark") === before, true);
  equal(document.querySelectorAll(".mark").length, 2);
  markPage(document, foldTraces([]));
  equal(document.querySelectorAll(".mark, .module-mark").length, 0);
});

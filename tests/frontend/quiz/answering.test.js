/** A question brought to life away from its page: shuffled, answered, settled, opened again. */

import { enliven } from "../../../generator/frontend/quiz/answering.js";
import { equal, test, truthy } from "../harness.js";

const row = (id, letter, text, part = "choices") =>
  `<li data-choice="${id}"><div class="pick"><span class="letter" data-letter="${id}">${letter}</span>` +
  `<span class="choice-text">${text}</span>${part === "pairs" ? '<span class="partner"></span>' : ""}</div></li>`;

function section(kind, body, notes = "") {
  const element = document.createElement("section");
  element.className = "question";
  element.dataset.kind = kind;
  element.innerHTML = `<h3 class="question-title">第 1 题</h3><div class="prompt"><p>问？</p></div>
    <div class="answering">${body}<details class="fold hint"><summary>提示</summary></details>
    <details class="fold answer"><summary>答案</summary><div class="fold-body"><div class="key"><p>
    <span class="letter-ref"><span data-letter="b">B</span>. </span>乙</p></div>${notes}
    <div class="explanation">因为。</div><ul class="passages"></ul></div></details></div>`;
  document.body.append(element);
  return element;
}

const SINGLE = {
  kind: "single_choice",
  credit: "all_or_nothing",
  choices: ["a", "b", "c"].map((id) => ({ id, text: id })),
  correct: "b",
};
const single = () =>
  section(
    "single_choice",
    `<ol class="options" data-part="choices">${row("a", "A", "甲")}${row("b", "B", "乙")}${row("c", "C", "丙")}</ol>`,
    '<ul class="feedback-list"><li data-note="a"><span class="letter" data-letter="a">A</span><span class="note-text">不是甲</span></li>' +
      '<li data-note="c"><span class="letter" data-letter="c">C</span><span class="note-text">不是丙</span></li></ul>',
  );

test("a recorded order is shown, and letters follow it everywhere", () => {
  const element = single();
  enliven(element, SINGLE, { order: ["c", "b", "a"] });
  const letters = [...element.querySelectorAll("[data-choice]")].map((each) => [
    each.dataset.choice,
    each.querySelector(".letter").textContent,
  ]);
  equal(letters, [["c", "A"], ["b", "B"], ["a", "C"]]);
  equal(element.querySelector("[data-note='a'] .letter").textContent, "C");
  equal(element.querySelector(".key [data-letter='b']").textContent, "B");
});

test("responses are told, set, settled and opened again", () => {
  const element = single();
  const told = [];
  const answering = enliven(element, SINGLE, { onChange: (response) => told.push(response) });
  equal(answering.response(), null);
  element.querySelector("input[value='a']").click();
  equal(told, ["a"]);
  const title = answering.settle({ score: 0, response: "a" });
  equal(title.tagName, "H4");
  const marks = [...element.querySelectorAll("[data-mark]")].map((each) => each.dataset.mark);
  equal(marks, ["wrong", "missed"]);
  equal(element.querySelector("[data-choice='a'] .choice-note").textContent, "不是甲");
  truthy(element.querySelector(".verdict .explanation"), "the explanation moved into the verdict");
  equal(element.querySelector(".other-notes .note-text").textContent, "不是丙");
  truthy(element.querySelector("fieldset").disabled, "locked");
  answering.reset();
  equal(element.querySelectorAll("[data-mark], .verdict, .choice-note").length, 0);
  truthy(element.querySelector(".answer .explanation"), "the explanation went back");
  equal(answering.response(), null);
  answering.setResponse("b");
  equal(answering.response(), "b");
  equal(told, ["a"]);
});

test("without feedback neither hint nor key is there", () => {
  const element = single();
  enliven(element, SINGLE, { feedback: false, response: "c" });
  truthy(element.querySelector(".hint").hidden, "no hint");
  truthy(element.querySelector(".answer").hidden, "no key");
  truthy(element.querySelector("input[value='c']").checked, "the response is shown");
});

test("pairs keep their partners however they are shuffled", () => {
  const options = `<ol data-part="choices">${row("a", "1", "甲", "pairs")}${row("b", "2", "乙", "pairs")}</ol>
    <ol data-part="targets">${row("x", "A", "一")}${row("y", "B", "二")}</ol>`;
  const question = {
    kind: "matching",
    credit: "proportional",
    choices: [{ id: "a", text: "甲" }, { id: "b", text: "乙" }],
    targets: [{ id: "x", text: "一" }, { id: "y", text: "二" }],
    correct: { a: "x", b: "y" },
  };
  const notes = '<ul class="feedback-list"><li data-note="a"><span class="note-text">甲的话</span></li>' +
    '<li data-note="b"><span class="note-text">乙的话</span></li></ul>';
  const element = section("matching", options, notes);
  const answering = enliven(element, question, {
    order: { choices: ["b", "a"], targets: ["y", "x"] },
    response: { a: "x" },
  });
  equal(answering.response(), { a: "x" });
  const select = element.querySelector("[data-choice='a'] select");
  equal(select.selectedOptions[0].textContent, "B. 一");
  answering.settle({ score: 0.5, response: { a: "x" } });
  // What was left open is not called wrong.
  equal(element.querySelector("[data-choice='b']").dataset.mark, "missed");
  truthy(element.querySelector("[data-choice='b'] .choice-note").textContent.includes("quiz.mark.partner"), "told");
  const told = (id) => [...element.querySelectorAll(`[data-choice='${id}'] .choice-note`)].pop().textContent;
  equal([told("a"), told("b")], ["甲的话", "乙的话"]);
  answering.settle({ score: 0.5, response: { a: "x", b: "x" } });
  equal(element.querySelector("[data-choice='b']").dataset.mark, "wrong");
});

test("what there is to say about each row of an ordering is said at it", () => {
  const options = `<ol data-part="choices">${row("a", "1", "甲")}${row("b", "2", "乙")}</ol>`;
  const notes = '<ul class="feedback-list"><li data-note="b"><span class="note-text">先乙</span></li></ul>';
  const question = {
    kind: "ordering", credit: "proportional", correct: ["b", "a"],
    choices: [{ id: "a", text: "甲" }, { id: "b", text: "乙" }],
  };
  const element = section("ordering", options, notes);
  enliven(element, question).settle({ score: 0, response: ["a", "b"] });
  equal(element.querySelector("[data-choice='b'] .choice-note").textContent, "先乙");
  equal(element.querySelectorAll(".choice-note").length, 1);
});

test("each row of an ordering is told where it belongs, and whether it follows rightly", () => {
  const ids = ["a", "b", "c", "d"];
  const options = `<ol data-part="choices">${ids.map((id, index) => row(id, String(index + 1), id)).join("")}</ol>`;
  const question = { kind: "ordering", credit: "proportional", correct: ids, choices: ids.map((id) => ({ id, text: id })) };
  const marks = (response) => {
    const element = section("ordering", options);
    enliven(element, question).settle({ score: 0, response });
    return ids.map((id) => {
      const row = element.querySelector(`[data-choice='${id}']`);
      const said = [...row.querySelectorAll(".mark, .choice-note")].map((part) => part.textContent.replace(/^quiz\.mark\./, ""));
      return [row.dataset.mark, ...said].join(" ");
    });
  };
  equal(marks(ids), ids.map(() => "right right"));
  equal(marks(["c", "d", "a", "b"]), ["wrong place", "right right follows", "wrong place", "right right follows"]);
  equal(marks(["c", "b", "a", "d"]), ["wrong place", "wrong wrong alone", "wrong place", "wrong wrong alone"]);
  equal(marks(null), ids.map(() => "missed place"));
});

test("two copies of one question do not mix", () => {
  const [one, other] = [single(), single()];
  enliven(one, SINGLE).setResponse("a");
  enliven(other, SINGLE).setResponse("b");
  truthy(one.querySelector("input[value='a']").checked, "the first keeps its own");
});

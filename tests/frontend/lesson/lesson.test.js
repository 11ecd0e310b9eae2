import { foldAnnotations } from "../../../generator/frontend/lesson/annotations.js";
import { buildEditor } from "../../../generator/frontend/lesson/editor.js";
import { completedAt, unanswered } from "../../../generator/frontend/lesson/finishing.js";
import { titleOf } from "../../../generator/frontend/lesson/passages.js";
import { placeOf } from "../../../generator/frontend/lesson/place.js";
import { equal, test } from "../harness.js";

const CASES = new Set(["lift", "lift-before"]);
const note = (anchor, text, id = "lift") => ({ type: "note_changed", case: id, anchor, text });
const mark = (anchor, on) => ({ type: "bookmark_changed", case: "lift", anchor, title: "", on });

test("the place is the last passage that has come into the upper part of the window", () => {
  const passages = [{ anchor: "a", top: -900 }, { anchor: "b", top: 100 }, { anchor: "c", top: 700 }];
  equal([placeOf(passages, 800), placeOf(passages, 3000), placeOf([], 800)], ["b", "c", null]);
  equal(placeOf([{ anchor: "a", top: 500 }], 800), null);
});

test("of each passage the last note and the last bookmark count", () => {
  const events = [note("at-1", "一"), mark("at-1", true), note("at-1", "二"), mark("at-2", true), mark("at-2", false)];
  equal([...foldAnnotations(events, CASES)], [
    ["at-1", { text: "二", marked: true }],
    ["at-2", { text: "", marked: false }],
  ]);
});

test("notes of another case and broken ones are left alone; former ids are not", () => {
  const events = [note("at-1", "别处", "other"), note(7, "坏"), note("at-1", "从前", "lift-before"), note("at-2", 5)];
  equal([...foldAnnotations(events, CASES)], [
    ["at-1", { text: "从前", marked: false }],
    ["at-2", { text: "", marked: false }],
  ]);
});

test("a case is completed since the first time", () => {
  const done = (time, id = "lift") => ({ type: "lesson_completed", case: id, time });
  equal(completedAt([done(5, "other"), done(7), done(9)], CASES), 7);
  equal(completedAt([done(5, "other")], CASES), null);
});

test("of its practice those questions are open that were never answered, here or in a review", () => {
  const article = document.createElement("article");
  article.dataset.practice = "l1 l2,two l3";
  const answer = (question, more) => ({ type: "attempt", case: "lift", mode: "practice", response: "a", question, ...more });
  const events = [answer("l1", { case: "other" }), answer("l1", { mode: "quiz" }), answer("kept", { mode: "review" })];
  equal(unanswered(article, events, CASES), 3);
  events.push(answer("two", { case: "lift-before" }), answer("l3", { mode: "review" }), answer("l3"));
  equal(unanswered(article, events, CASES), 1);
  equal(unanswered(article, [...events, answer("l1")], CASES), 0);
});

test("a passage is named by its title or by how it begins, without its citations", () => {
  document.body.innerHTML =
    "<p>短<sup class='cite'>1</sup><span data-silent>笔记</span></p><li><h3>第一步</h3>做</li><p>一二三四五六七八九十一二三四五六七八九十一二三四五六</p>";
  equal([...document.body.children].map(titleOf), ["短", "第一步", "一二三四五六七八九十一二三四五六七八九十一二……"]);
});

/** An editor with a record of what it kept. */
function opened(before) {
  const saved = [];
  let closed = 0;
  const editor = buildEditor(document, "题", before, {
    save: (text) => saved.push(text),
    close: () => (closed += 1),
  });
  document.body.replaceWith(document.createElement("body"));
  document.body.append(editor.form);
  const field = editor.form.querySelector("textarea");
  const buttons = [...editor.form.querySelectorAll("button")];
  return { editor, saved, field, buttons, closed: () => closed };
}

test("saving keeps the text once, without blanks around it", () => {
  const { editor, saved, field, buttons, closed } = opened("");
  field.value = " 记一笔 \n";
  editor.keep();
  buttons[0].click();
  equal([saved, closed()], [["记一笔"], 1]);
});

test("cancelling takes back what was kept on the way", () => {
  const { editor, saved, field, buttons, closed } = opened("旧");
  field.value = "新";
  editor.keep();
  buttons[1].click();
  equal([saved, closed()], [["新", "旧"], 1]);
});

test("nothing is written when nothing has changed", () => {
  const { saved, buttons } = opened("旧");
  buttons[0].click();
  equal(saved, []);
});

test("removing empties the note, and there is no such button without one", () => {
  const { saved, buttons } = opened("旧");
  buttons[2].click();
  equal(saved, [""]);
  equal(opened("").buttons.length, 2);
});

test("Escape closes an editor in which nothing was typed, and no other", () => {
  const press = (form) => form.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  const untouched = opened("旧");
  press(untouched.editor.form);
  const typed = opened("旧");
  typed.field.value = "新";
  press(typed.editor.form);
  equal([untouched.closed(), typed.closed()], [1, 0]);
});

import { changeDisplay } from "../../../generator/frontend/settings/display.js";
import { mountQuestionSteps, stepTo } from "../../../generator/frontend/settings/stepping.js";
import { turnTo } from "../../../generator/frontend/settings/turning.js";
import { equal, test } from "../harness.js";

const ELDER = { elder: true, size: null, elderSize: null };

function fakeWindow() {
  const target = new EventTarget();
  return Object.assign(target, { location: { hash: "" }, localStorage: null });
}

function mounted(count, hash = "") {
  const page = document.implementation.createHTMLDocument();
  const questions = Array.from({ length: count }, (_, index) =>
    `<section class="question" id="q-${index}"><details id="in-${index}"></details></section>`);
  page.body.innerHTML = `<section class="quiz" data-quiz="practice">${questions.join("")}</section>`;
  const view = fakeWindow();
  view.location.hash = hash;
  mountQuestionSteps(page, view);
  const shown = () =>
    [...page.querySelectorAll(".question:not(.question-aside)")].map((question) => question.id);
  return { page, view, shown };
}

test("a step never leaves the questions", () => {
  equal([stepTo(0, -1, 3), stepTo(0, 1, 3), stepTo(2, 1, 3), stepTo(5, 0, 3)], [0, 1, 2, 2]);
});

test("outside elder mode all questions stand below one another", () => {
  const { shown } = mounted(3);
  equal(shown(), ["q-0", "q-1", "q-2"]);
});

test("in elder mode there is one, and the steps lead through all", () => {
  const { page, view, shown } = mounted(3);
  changeDisplay(page, view, ELDER);
  equal(shown(), ["q-0"]);
  const [back, on] = [...page.querySelectorAll(".question-steps button")];
  on.click();
  on.click();
  on.click();
  equal([shown(), on.getAttribute("aria-disabled")], [["q-2"], "true"]);
  back.click();
  equal(shown(), ["q-1"]);
  changeDisplay(page, view, { ...ELDER, elder: false });
  equal([shown().length, page.querySelector(".question-steps").hidden], [3, true]);
});

test("a link to a question, or into it, turns to it", () => {
  const { page, view, shown } = mounted(3, "#q-1");
  changeDisplay(page, view, ELDER);
  equal(shown(), ["q-1"]);
  view.location.hash = "#in-2";
  view.dispatchEvent(new Event("hashchange"));
  equal(shown(), ["q-2"]);
});

test("the script of the questions says where to begin, before the steps are there and after", () => {
  const { page, view, shown } = mounted(3);
  const [, second, third] = [...page.querySelectorAll(".question")];
  turnTo(third);
  turnTo(second);
  changeDisplay(page, view, ELDER);
  equal(shown(), ["q-1"]);
  turnTo(third);
  equal(shown(), ["q-2"]);
});

test("a single question needs no steps", () => {
  const { page, view, shown } = mounted(1);
  changeDisplay(page, view, ELDER);
  const steps = [...page.querySelectorAll(".question-steps > *")];
  equal([shown(), steps.every((step) => step.hidden)], [["q-0"], true]);
});

import { SECTIONS } from "../../../generator/frontend/centre/overview.js";
import { progressOf } from "../../../generator/frontend/progress/progress.js";
import { readLog } from "../../../generator/frontend/progress/reading.js";
import { equal, test } from "../harness.js";
import { course, DAY, History, MONDAY } from "../progress/histories.js";

globalThis.changfengWords = {
  "centre.quizzes.open": "做到一半：{answered}/{size}",
  "centre.quizzes.passed": "{percent}，达标", "centre.quizzes.short": "{percent}",
};

function results(history) {
  const reading = readLog(history.events, course(), MONDAY + DAY);
  const progress = progressOf(reading);
  const section = SECTIONS.quizzes(document, { reading, progress, course: reading.course, quizzes: progress.quizzes });
  const home = document.createElement("div");
  home.append(...section.build().filter(Boolean));
  return [...home.querySelectorAll(".quiz-list span:last-child")].map((result) => result.textContent);
}

test("of a module's quizzes only the one at hand is half done; those put down are not listed", () => {
  const history = new History();
  history.quiz("first", { "lift/l1": null, "lift/l2": null }, { submit: false });
  history.quiz("first", { "lift/l1": 1, "lift/l2": null }, { submit: false });
  equal(results(history), ["做到一半：1/2"]);
  history.quiz("first", { "lift/l1": 1, "lift/l2": 1 });
  equal(results(history), ["100%，达标"]);
  history.quiz("first", { "lift/l1": null, "lift/l2": null }, { submit: false });
  equal(results(history), ["做到一半：0/2", "100%，达标"]);
});

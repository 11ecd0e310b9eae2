/** Practice on a case page: its questions come alive, a few at a time, where they stand. */

import { fill, make, makeButtonLink } from "../elements.js";
import { findTarget } from "../comforts/folds.js";
import { openLog } from "../log/page.js";
import { turnTo } from "../settings/turning.js";
import { words } from "../words.js";
import { ask } from "./asking.js";
import { readDraft } from "./drafts.js";
import { allPractised, attemptsAt, isCompleted } from "./history.js";

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./asking.js").Log} Log */

/**
 * @param {Document} document
 * @param {Window} window
 * @param {(window: Window) => Promise<Log>} [open]
 */
export function mountPractice(document, window, open = openLog) {
  const quiz = /** @type {HTMLElement | null} */ (
    document.querySelector("section.quiz[data-quiz='practice']")
  );
  const data = quiz && quiz.querySelector("script.quiz-data");
  if (!quiz || !data) return;
  quiz.dataset.live = "on";
  /** @type {Question[]} */
  const questions = JSON.parse(data.textContent ?? "[]");
  const former = /** @type {HTMLElement | null} */ (quiz.closest("[data-formerly]"));
  const cases = (former?.dataset.formerly ?? "").split(" ").filter(Boolean);
  const log = open(window);
  log.catch(() => {});
  const done = make(document, "div", { class: "lesson-done", role: "status" });
  data.before(done);

  const onSettled = () => {
    log.then((opened) => finish(opened, questions, cases, done)).catch(() => {});
  };
  const waiting = new Map(
    [...quiz.querySelectorAll("section.question")].map((section) => [
      /** @type {HTMLElement} */ (section),
      questions.find(({ id }) => id === /** @type {HTMLElement} */ (section).dataset.question),
    ]),
  );
  beginAtOpen(window, quiz, new Map(waiting), log, cases);
  enlivenGradually(window, [...waiting.keys()], (section) => {
    const question = waiting.get(section);
    if (question) ask(window, section, question, { log, cases, onSettled });
  });
}

/**
 * Elder mode shows one question at a time: it begins with the one she had begun, or the first that she
 * has not answered yet. From then on, and where the address names one, she turns to them herself.
 * @param {Window} window
 * @param {HTMLElement} quiz
 * @param {ReadonlyMap<HTMLElement, Question | undefined>} asked
 * @param {Promise<Log>} log
 * @param {readonly string[]} cases
 */
function beginAtOpen(window, quiz, asked, log, cases) {
  const { document } = window;
  let begun = quiz.contains(findTarget(document, window.location.hash));
  const touch = () => {
    begun = true;
  };
  for (const type of ["mousedown", "touchstart", "keydown"]) quiz.addEventListener(type, touch, { passive: true });
  /** @param {Log} opened */
  const look = (opened) => {
    const elder = document.documentElement.dataset.elder === "on";
    if (elder && begun) return;
    begun = elder;
    const all = [...asked];
    const open =
      all.find(([, question]) => question && readDraft(window, question) !== null) ??
      all.find(([, question]) => question && !allPractised(opened.events(), [question], cases));
    if (open) turnTo(open[0]);
  };
  log.then((opened) => {
    look(opened);
    opened.subscribe(() => look(opened));
  }, touch);
}

/**
 * Give each section its turn, one a task, so that no task is long; those near the screen first.
 * @param {Window} window
 * @param {readonly HTMLElement[]} sections
 * @param {(section: HTMLElement) => void} turn
 */
export function enlivenGradually(window, sections, turn) {
  const waiting = new Set(sections);
  /** @type {Set<HTMLElement>} */
  const near = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const section = /** @type {HTMLElement} */ (target);
        if (isIntersecting && waiting.has(section)) near.add(section);
      }
    },
    { rootMargin: "100% 0px" },
  );
  const next = () => {
    const [section] = near.size ? near : waiting;
    if (!section) return;
    near.delete(section);
    waiting.delete(section);
    observer.unobserve(section);
    // Before its turn: a broken question must not stop the rest.
    window.setTimeout(next, 0);
    turn(section);
  };
  for (const section of sections) observer.observe(section);
  window.setTimeout(next, 0);
}

/**
 * Once every question of the page was answered: the lesson is completed, and that is said.
 * @param {Log} log
 * @param {readonly Question[]} questions
 * @param {readonly string[]} cases
 * @param {HTMLElement} done
 */
async function finish(log, questions, cases, done) {
  const events = log.events();
  const home = questions[0]?.case ?? "";
  if (!allPractised(events, questions, cases)) return;
  if (!isCompleted(events, [home, ...cases])) {
    await log.append("lesson_completed", { case: home, by: "questions" });
  }
  const { ownerDocument: document } = done;
  const right = questions.filter((question) => {
    const attempts = attemptsAt(log.events(), question, cases);
    return (attempts[attempts.length - 1]?.score ?? 0) >= 1;
  });
  const next = document.querySelector(".pager a[rel='next']")?.getAttribute("href");
  fill(done, [
    make(document, "h3", {}, words("quiz.done.title")),
    make(
      document,
      "p",
      {},
      words("quiz.done.text", { right: right.length, total: questions.length }),
    ),
    next && make(document, "p", { class: "buttons" }, makeButtonLink(document, words("quiz.done.next"), next)),
  ]);
}

/** Some questions one after another, each answered with feedback at once: review, or mistakes. */

import { fill, make, makeButton } from "../elements.js";
import { ask } from "../quiz/asking.js";
import { steady } from "../quiz/steadying.js";
import { words } from "../words.js";
import { loadQuestion } from "./questions.js";

/** @typedef {{case: string, question: string}} Item */

/**
 * @typedef {{title: string, items: readonly Item[], at: string, empty: string,
 *   formerly: (caseId: string) => readonly string[], log: any,
 *   onMove: (at: string) => void, onLeave: () => void}} SittingOptions
 * `at`: `case/question` to begin with; `onMove` is told of each question that comes up.
 */

/** @param {Item} item */
export function nameOf(item) {
  return `${item.case}/${item.question}`;
}

/**
 * @param {Window} window
 * @param {Element} home is filled with the sitting
 * @param {SittingOptions} options
 */
export function startSitting(window, home, options) {
  const { document } = window;
  const { items, onMove, onLeave } = options;
  /** @type {Map<number, boolean>} place -> whether its first answer was right */
  const results = new Map();
  const heading = make(document, "h2", { tabindex: "-1" }, options.title);
  const place = make(document, "p", { class: "sitting-place", role: "status" });
  const stage = make(document, "div", { class: "sitting-stage quiz" });
  const foot = make(document, "p", { class: "buttons" });
  const renewed = steady(foot);
  fill(home, [heading, place, stage, foot]);

  const begin = items.findIndex((item) => nameOf(item) === options.at);
  if (items.length) void show(Math.max(0, begin));
  else finish();
  heading.focus();

  /** @param {number} index */
  async function show(index) {
    const item = /** @type {Item} */ (items[index]);
    onMove(nameOf(item));
    place.textContent = words("centre.sitting.place", { number: index + 1, count: items.length });
    fill(foot, []);
    const shown = await loadQuestion(window, item.case, item.question).catch(() => null);
    if (!shown) {
      fill(stage, [make(document, "p", { class: "note" }, words("centre.mistakes.broken"))]);
      offerNext(index, false);
      return;
    }
    // Its number on its own page says nothing here.
    const number = shown.section.querySelector(".question-number");
    if (number) number.textContent = words("centre.sitting.number", { number: index + 1 });
    fill(stage, [shown.section]);
    offerNext(index, false);
    ask(window, shown.section, shown.question, {
      log: Promise.resolve(options.log),
      mode: "review",
      cases: options.formerly(item.case),
      onSettled: ({ score }) => {
        if (!results.has(index)) results.set(index, score >= 1);
        offerNext(index, true);
      },
    });
  }

  /**
   * @param {number} index
   * @param {boolean} answered
   */
  function offerNext(index, answered) {
    const last = index + 1 >= items.length;
    const word = !answered && !last ? "skip" : last ? "finish" : "next";
    const next = makeButton(
      document,
      words(`centre.sitting.${word}`),
      () => (last ? finish() : forward(index + 1)),
      answered ? "button-primary" : "",
    );
    fill(foot, [next, makeButton(document, words("centre.back"), onLeave)]);
    renewed();
  }

  /** @param {number} index */
  function forward(index) {
    void show(index).then(() => {
      const title = /** @type {HTMLElement | null} */ (stage.querySelector(".question-title"));
      if (!title) return;
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
      heading.scrollIntoView();
    });
  }

  function finish() {
    const count = results.size;
    const right = [...results.values()].filter(Boolean).length;
    onMove("");
    place.textContent = "";
    const lines = !items.length
      ? [options.empty]
      : !count
        ? [words("centre.sitting.done_none")]
        : [
            words("centre.sitting.done", { count, right }),
            words(right === count ? "centre.sitting.all_right" : "centre.sitting.some_wrong"),
          ];
    fill(stage, lines.map((line) => make(document, "p", {}, line)));
    fill(foot, [makeButton(document, words("centre.back"), onLeave, "button-primary")]);
    heading.focus();
  }
}

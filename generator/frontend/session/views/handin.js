/** Before handing in: what is unanswered, what is marked, and one button. */

import { make, makeButton, makeButtonLink } from "../../elements.js";
import { words } from "../../words.js";
import { submitSession } from "../records.js";
import { linksTo, makeSheet } from "./sheet.js";

/** @typedef {import("../sitting.js").Place} Place */
/** @typedef {import("../sitting.js").Sitting} Sitting */

/**
 * @param {import("../room.js").Room} room
 * @param {import("../room.js").State} state
 * @returns {import("../room.js").View}
 */
export function openHandIn({ desk, log, state, go }, { sitting }) {
  const { document } = desk;
  const heading = make(document, "h2", { tabindex: "-1" }, words("session.before"));
  const warnings = make(document, "div", { class: "warnings" });
  const problem = make(document, "p", { class: "answer-problem", role: "alert" });
  const submit = makeButton(document, words("session.hand_in"), handIn, "button-primary");
  const back = makeButtonLink(document, words("session.go_on"), "#question-1");
  const sheet = makeSheet(document, 0);
  sheet.element.querySelector(".buttons")?.remove();

  /** What the warnings were made of. */
  let shown = "";
  let submitted = false;
  function handIn() {
    const now = state().sitting;
    // A double click, or a submission in another tab, is one submission.
    if (submitted || !now || now.session.submitted) return;
    submitted = true;
    const kept = submitSession(desk, log, now);
    kept.catch(() => {
      submitted = false;
      problem.textContent = words("quiz.kept.failed");
    });
    go("#result", { replace: true });
  }

  /** @param {import("../room.js").State} now */
  function update(now) {
    const { places } = /** @type {Sitting} */ (now.sitting);
    const key = JSON.stringify(places.map(({ number, state, flagged }) => [number, state, flagged]));
    // What is logged elsewhere takes nobody's focus where it changes nothing here.
    if (key === shown) return;
    shown = key;
    warnings.textContent = "";
    const warn = (/** @type {string} */ key, /** @type {Place[]} */ which, look = "warning") => {
      if (!which.length) return;
      const text = make(document, "p", { class: "warning-text" }, words(key, { count: which.length }));
      warnings.append(make(document, "div", { class: look }, text, linksTo(document, which)));
    };
    const open = places.filter((place) => place.state !== "answered");
    warn("session.unanswered", open, "warning warning-open");
    warn("session.flagged", places.filter(({ flagged }) => flagged));
    if (!open.length) {
      warnings.prepend(make(document, "p", {}, words("session.all_answered", { count: places.length })));
    }
    back.setAttribute("href", `#question-${(open[0] ?? places[places.length - 1])?.number ?? 1}`);
    sheet.update(/** @type {Sitting} */ (now.sitting));
  }
  update({ sessions: [], drawn: [], sitting });

  const asking = make(
    document,
    "section",
    { class: "asking hand-in", "aria-label": words("session.before") },
    heading,
    warnings,
    make(document, "p", { class: "final" }, words("session.final")),
    make(document, "p", { class: "buttons" }, submit, back),
    problem,
  );
  const element = make(document, "div", { class: "sitting" }, asking, sheet.element);
  return { element, heading, update };
}

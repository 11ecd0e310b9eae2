/** After handing in: the score against the threshold, and every question with what was right. */

import { make, makeButton, makeButtonLink } from "../../elements.js";
import { percentOf, reaches } from "../../progress/mastery.js";
import { enliven } from "../../quiz/answering.js";
import { drawIcon } from "../../quiz/dom.js";
import { words } from "../../words.js";
import { drawAgain, drawAnew } from "../beginning.js";
import { layOut } from "../desk.js";
import { fittingOrder } from "../pool.js";
import { scoresOf } from "../session.js";
import { resultLines, wrongOnes } from "../sitting.js";

/** @typedef {import("../room.js").Room} Room */
/** @typedef {import("../room.js").State} State */
/** @typedef {import("../sitting.js").Line} Line */
/** @typedef {import("../sitting.js").Sitting} Sitting */

/**
 * @param {Room} room
 * @param {State} state
 * @returns {import("../room.js").View}
 */
export function openResult(room, { sessions, sitting }) {
  const { desk } = room;
  const { document, module } = desk;
  const { session } = /** @type {Sitting} */ (sitting);
  const lines = resultLines(/** @type {Sitting} */ (sitting), desk.questions);
  const wrong = wrongOnes(session, desk.questions);
  const key = verdictKey(session, module.mastery, wrong.length);
  const heading = make(document, "h2", { tabindex: "-1" }, words(`session.verdict.${key}`));

  const ways = [];
  if (wrong.length) {
    const again = words("session.only_wrong", { count: wrong.length });
    ways.push(makeButton(document, again, () => drawAgain(room, session, wrong), "button-primary"));
  }
  const look = wrong.length ? "" : "button-primary";
  ways.push(makeButton(document, words("session.anew"), () => drawAnew(room), look));
  if (desk.back) {
    ways.push(makeButtonLink(document, words("session.back"), desk.back));
  }
  const buttons = make(document, "p", { class: "buttons" }, ways);
  const list = make(document, "ol", { class: "result-lines" });
  for (const line of lines) list.append(lineOf(room, line));
  const element = make(
    document,
    "section",
    { class: "result", "data-verdict": key, "aria-label": words("session.result") },
    heading,
    scoreBar(room, session.score),
    make(document, "p", { class: "tally" }, tally(lines)),
    make(document, "p", {}, remark(room, session, sessions)),
    buttons,
    make(document, "h3", {}, words("session.each")),
    list,
  );
  return { element, heading, update() {} };
}

/**
 * @param {import("../session.js").QuizSession} session
 * @param {number} mastery
 * @param {number} wrong
 */
function verdictKey({ only, score }, mastery, wrong) {
  if (only) return wrong ? "retry_open" : "retry_done";
  return reaches(score, mastery) ? "passed" : "failed";
}

/**
 * @param {Room} room
 * @param {number} score
 */
function scoreBar({ desk: { document, module } }, score) {
  const [percent, goal] = [percentOf(score), Math.round(module.mastery * 100)];
  const bar = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  bar.setAttribute("class", "score-bar");
  bar.setAttribute("viewBox", "0 0 100 4");
  bar.setAttribute("preserveAspectRatio", "none");
  bar.setAttribute("aria-hidden", "true");
  const piece = (/** @type {string} */ name, /** @type {number} */ x, /** @type {number} */ width) => {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("class", name);
    rect.setAttribute("x", String(x));
    rect.setAttribute("width", String(width));
    rect.setAttribute("height", "4");
    bar.append(rect);
  };
  piece("bar-ground", 0, 100);
  piece("bar-score", 0, percent);
  piece("bar-goal", Math.min(goal, 99.4), 0.6);
  return make(
    document,
    "div",
    { class: "score" },
    make(document, "p", { class: "score-number" }, `${percent}%`),
    bar,
    make(document, "p", { class: "score-goal" }, words("session.goal", { percent: goal })),
  );
}

/** @param {readonly Line[]} lines */
function tally(lines) {
  const kinds = /** @type {const} */ (["right", "partly", "wrong", "open"]);
  return kinds
    .map((verdict) => ({ verdict, count: lines.filter((line) => line.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => words(`session.tally.${verdict}`, { count }))
    .join(words("session.comma"));
}

/**
 * @param {Room} room
 * @param {import("../session.js").QuizSession} session
 * @param {readonly import("../session.js").QuizSession[]} sessions
 */
function remark({ desk: { module } }, { only, score }, sessions) {
  if (only) return words("session.remark.retry");
  if (reaches(score, module.mastery)) return words("session.remark.passed");
  const scores = scoresOf(sessions);
  if (scores && reaches(scores.best, module.mastery)) {
    return words("session.remark.passed_before", { percent: percentOf(scores.best) });
  }
  const missing = Math.max(1, Math.round(module.mastery * 100) - percentOf(score));
  return words("session.remark.failed", { percent: missing });
}

/**
 * One question of the result, folded when it was right.
 * @param {Room} room
 * @param {Line} line
 */
function lineOf({ desk }, line) {
  const { document } = desk;
  const { number, verdict, place, why } = line;
  const title = words("session.question", { number });
  const mark = make(
    document,
    "span",
    { class: "line-mark" },
    drawIcon(document, verdict === "open" ? "missed" : verdict),
    words(`session.verdict_of.${verdict}`),
  );
  if (!place) {
    const note = make(document, "span", { class: "line-text" }, words(`session.gone.${why ?? "withdrawn"}`));
    const text = make(document, "p", { class: "line-head" }, make(document, "span", {}, title), mark, note);
    return make(document, "li", { class: "result-line", "data-verdict": verdict }, text);
  }
  const section = layOut(desk, place.question, { id: `result-${number}`, level: 3, title });
  section.querySelector(".question-title")?.removeAttribute("tabindex");
  const prompt = section.querySelector(".prompt");
  const summary = make(
    document,
    "summary",
    {},
    make(document, "span", { class: "line-number" }, title),
    mark,
    make(document, "span", { class: "line-text" }, (prompt && prompt.textContent ? prompt.textContent : "").trim()),
  );
  const fold = make(document, "details", { class: "fold", open: verdict !== "right" }, summary);
  let settled = false;
  const settle = () => {
    if (settled || !fold.open) return;
    settled = true;
    fold.append(section);
    const { question, drawn } = place;
    const order = fittingOrder(question, drawn.order);
    const answering = enliven(section, question, { order, feedback: false });
    answering.settle({ score: line.score, response: line.response });
  };
  fold.addEventListener("toggle", settle);
  settle();
  return make(document, "li", { class: "result-line", "data-verdict": verdict }, fold);
}

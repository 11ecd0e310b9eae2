/** Asking one question for practice or review: submit, feedback at once, another try, all recorded. */

import { make, makeButton } from "../elements.js";
import { words } from "../words.js";
import { enliven } from "./answering.js";
import { readDraft, writeDraft } from "./drafts.js";
import { attemptsAt, lastResult } from "./history.js";
import { kindOf } from "./kinds/index.js";
import { scoreQuestion } from "./scoring.js";
import { steady } from "./steadying.js";

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Response} Response */
/** @typedef {"durable" | "copy" | "memory"} Kept */

/**
 * @typedef {object} Log what is needed of `log/log.js`
 * @property {{tag: string} | null} learner
 * @property {() => readonly any[]} events
 * @property {(type: string, data: object) => Promise<Kept>} append
 * @property {(listener: () => void) => () => void} subscribe
 *
 * @typedef {object} AskOptions
 * @property {Promise<Log>} log
 * @property {"practice" | "review"} [mode]
 * @property {readonly string[]} [cases] former ids of the question's case
 * @property {(result: {score: number, response: Response}) => void} [onSettled] after the attempt
 *   was handed to the log
 */

/**
 * Make one static question live. The learner can try it again as often as they like.
 * @param {Window} window
 * @param {HTMLElement} section
 * @param {Question} question
 * @param {AskOptions} options
 * @returns {import("./answering.js").Answering & {showLast: () => void}}
 */
export function ask(window, section, question, { log, mode = "practice", cases = [], onSettled }) {
  const { document } = window;
  const renewed = steady(section);
  let settled = false;

  const draft = readDraft(window, question);
  const answering = enliven(section, question, {
    response: draft,
    onChange(response) {
      problem.textContent = "";
      writeDraft(window, question, response);
    },
    onSubmit: submit,
  });
  const submitButton = make(
    document,
    "button",
    { type: "submit", class: "button button-primary" },
    words("quiz.submit"),
  );
  const last = make(document, "span", { class: "last-result" });
  const problem = make(document, "span", { class: "answer-problem", role: "alert" });
  const status = make(document, "p", { class: "kept", role: "status" });
  answering.actions.append(submitButton, last, problem);
  answering.actions.after(status);

  /** @type {readonly any[]} */
  let events = [];
  const showLast = () => {
    const result = lastResult(attemptsAt(events, question, cases), question);
    last.textContent = result ? words(`quiz.last.${result}`) : "";
    if (result) last.dataset.result = result;
    else delete last.dataset.result;
  };
  log.then(
    (opened) => {
      let who = opened.learner?.tag;
      // It was another's, as the log found when it was read.
      if (draft !== null && !settled && readDraft(window, question) === null) answering.setResponse(null);
      const refresh = () => {
        const now = opened.learner?.tag;
        // What another had begun, or was told, is not hers.
        if (who && now !== who) afresh(null);
        who = now;
        events = opened.events();
        showLast();
      };
      opened.subscribe(refresh);
      refresh();
    },
    () => {},
  );

  function submit() {
    if (settled) return;
    const response = answering.standing();
    if (!kindOf(question).complete(question, response)) {
      problem.textContent = words(`quiz.missing.${question.kind}`);
      answering.focus();
      return;
    }
    settled = true;
    const hints = answering.hints();
    const score = scoreQuestion(question, response);
    const title = answering.settle({ score, response });
    answering.actions.hidden = true;
    renewed();
    writeDraft(window, question, null);
    title.parentElement?.append(againButton(score));
    title.parentElement?.append(status);
    title.focus();
    record({ hints, response, score });
    if (onSettled) onSettled({ score, response });
  }

  /** @param {{hints: number, response: Response, score: number}} given */
  function record({ hints, response, score }) {
    status.textContent = "";
    const kept = log.then((opened) => {
      const before = attemptsAt(opened.events(), question, cases);
      return opened.append("attempt", {
        mode,
        session: null,
        case: question.case,
        question: question.id,
        revision: question.revision,
        kind: question.kind,
        try: before.filter((attempt) => attempt.mode === mode).length + 1,
        hints,
        response,
        score,
      });
    });
    kept.then(
      (where) => say(where),
      () => say("failed"),
    );
  }

  /** @param {Kept | "failed"} where */
  function say(where) {
    status.textContent = words(`quiz.kept.${where}`);
    status.dataset.kept = where;
  }

  /** @param {number} score */
  function againButton(score) {
    const word = words(score === 1 ? "quiz.once_more" : "quiz.again");
    const button = makeButton(document, word, () => {
      const kept = score === 1 ? null : kindOf(question).kept(question, answering.response());
      afresh(kept);
      renewed();
      showLast();
      answering.focus();
    });
    return make(document, "p", { class: "again" }, button);
  }

  /** @param {Response} response with which to begin again */
  function afresh(response) {
    answering.actions.after(status);
    status.textContent = "";
    answering.reset(response);
    answering.actions.hidden = false;
    settled = false;
  }

  return Object.assign(answering, { showLast });
}

/** One static question turned into a live form, in place; used by practice, module quiz and review. */

import { make } from "../elements.js";
import { kindOf } from "./kinds/index.js";
import { hideVerdict, showVerdict } from "./verdict.js";

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Response} Response */

/**
 * @typedef {object} AnsweringOptions
 * @property {import("./types.js").Order} [order] how what is offered was shuffled
 * @property {Response} [response] to begin with
 * @property {boolean} [feedback] whether hints and consequences may be seen; default yes
 * @property {(response: Response) => void} [onChange]
 * @property {() => void} [onSubmit] the Enter key, or a submit button put into `actions`
 *
 * @typedef {object} Answering
 * @property {HTMLElement} element the section
 * @property {HTMLElement} actions where buttons go
 * @property {() => Response} response
 * @property {(response: Response) => void} setResponse
 * @property {() => Response} standing what the learner says by submitting now: an order that was
 *   never touched is a response then
 * @property {() => number} hints how many hints were looked at for this answer
 * @property {(result: {score: number, response: Response}) => HTMLElement} settle lock, and show
 *   right and wrong part by part, the key, explanation and passages; gives the verdict's heading
 * @property {(kept?: Response) => void} reset open again, with what is kept of the last answer
 * @property {(locked?: boolean) => void} lock
 * @property {() => void} focus
 */

/**
 * @param {HTMLElement} section a `section.question` of `templates/questions.jinja`
 * @param {Question} question its payload
 * @param {AnsweringOptions} [options]
 * @returns {Answering}
 */
export function enliven(section, question, options = {}) {
  const { order = null, response = null, feedback = true, onChange, onSubmit } = options;
  const { build } = kindOf(question);
  if (!build) throw new Error(`unknown kind of question: ${question.kind}`);
  const document = section.ownerDocument;
  const form = make(document, "form", { class: "answering", novalidate: true });
  const holder = section.querySelector(".answering");
  if (holder) {
    form.append(...holder.childNodes);
    holder.replaceWith(form);
  }
  const key = /** @type {HTMLElement | null} */ (form.querySelector(".answer"));
  const hint = /** @type {HTMLDetailsElement | null} */ (form.querySelector(".hint"));
  const actions = make(document, "div", { class: "answer-actions" });
  if (key) {
    key.before(actions);
    key.hidden = true;
  }
  if (hint) hint.hidden = !feedback;

  const controls = build(section, question, order, (said) => onChange && onChange(said), {
    feedback,
  });
  if (response !== null) controls.write(response);
  section.dataset.live = "open";

  let hints = hint && hint.open ? 1 : 0;
  if (hint) {
    hint.addEventListener("toggle", () => {
      if (hint.open) hints = 1;
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (onSubmit) onSubmit();
  });
  const answering = {
    element: section,
    actions,
    response: controls.read,
    standing: controls.standing ?? controls.read,
    setResponse: controls.write,
    hints: () => hints,
    /** @param {{score: number, response: Response}} result */
    settle(result) {
      answering.reset(result.response);
      controls.lock(true);
      controls.mark(result.response);
      section.dataset.live = "settled";
      return showVerdict(section, result.score, result.response !== null);
    },
    /** @param {Response} [kept] */
    reset(kept = null) {
      hideVerdict(section);
      controls.unmark();
      controls.lock(false);
      controls.write(kept);
      hints = hint && hint.open ? 1 : 0;
      section.dataset.live = "open";
    },
    lock: (locked = true) => controls.lock(locked),
    focus: controls.focus,
  };
  return answering;
}

/** Scenario: one situation after the other; each decision shows what comes of it and can be undone. */

import { make } from "../../elements.js";
import { words } from "../../words.js";
import { partOf } from "../kinds/responses.js";
import { walk } from "../kinds/scenario.js";
import { addInputs, clearMarks, groupAround, markPicks, noteOn } from "./parts.js";

/** @typedef {import("../types.js").Situation} Situation */

/**
 * @typedef {object} Step one situation on the page
 * @property {HTMLElement} part
 * @property {HTMLFieldSetElement} group
 * @property {Element} list
 * @property {HTMLInputElement[]} inputs
 * @property {HTMLElement} outcome
 * @property {HTMLButtonElement} decide
 * @property {HTMLButtonElement} undo
 */

/** @type {import("../types.js").Build} */
export function buildScenario(section, question, _order, change, { feedback }) {
  /** @type {{[situation: string]: string}} */
  let chosen = {};
  let locked = false;
  /** @type {Map<string, Step>} */
  const steps = new Map();

  const read = () => {
    const way = walk(question, chosen).flatMap(({ id }) => (chosen[id] ? [[id, chosen[id]]] : []));
    return way.length ? Object.fromEntries(way) : null;
  };

  /** Show the situations walked through, the open one last. */
  const show = () => {
    const way = walk(question, chosen);
    for (const [id, step] of steps) {
      const place = way.findIndex((situation) => situation.id === id);
      const decided = place >= 0 && chosen[id] !== undefined;
      step.part.hidden = place < 0;
      step.group.disabled = decided || locked;
      step.decide.hidden = decided || locked;
      const latest = decided && (place === way.length - 1 || !chosen[way[place + 1]?.id ?? ""]);
      step.undo.hidden = !latest || locked;
      step.outcome.textContent = "";
      for (const input of step.inputs) {
        if (decided || place < 0) input.checked = chosen[id] === input.value;
      }
      const note = decided && !locked && feedback ? noteOn(section, chosen[id] ?? "", id) : null;
      if (note) step.outcome.append(note);
      step.outcome.hidden = !note;
    }
  };

  for (const situation of question.situations) {
    const part = [...section.querySelectorAll("[data-situation]")].find(
      (each) => /** @type {HTMLElement} */ (each).dataset.situation === situation.id,
    );
    if (!part) continue;
    const step = buildStep(section, /** @type {HTMLElement} */ (part));
    steps.set(situation.id, step);
    step.decide.addEventListener("click", () => {
      const picked = step.inputs.find((input) => input.checked);
      if (!picked) {
        step.inputs[0]?.focus();
        return;
      }
      chosen = { ...read(), [situation.id]: picked.value };
      show();
      change(read());
      const next = steps.get(walk(question, chosen).slice(-1)[0]?.id ?? "");
      const goal = step.outcome.hidden ? next?.part : step.outcome;
      goal?.focus();
    });
    // Enter would submit the whole story; here it decides this step.
    step.list.addEventListener("keydown", (event) => {
      const { key, repeat } = /** @type {KeyboardEvent} */ (event);
      if (key !== "Enter") return;
      event.preventDefault();
      if (!repeat) step.decide.click();
    });
    step.undo.addEventListener("click", () => {
      const { [situation.id]: _, ...rest } = read() ?? {};
      chosen = rest;
      show();
      change(read());
      (step.inputs.find((input) => input.checked) ?? step.inputs[0])?.focus();
    });
  }
  show();

  return {
    read,
    write(response) {
      chosen = {};
      for (const { id } of question.situations) {
        const choice = partOf(response, id);
        if (typeof choice === "string") chosen[id] = choice;
      }
      for (const { inputs } of steps.values()) for (const input of inputs) input.checked = false;
      show();
    },
    mark(response) {
      // The best way is shown to its end, whatever way she went.
      for (const { id } of new Set([...walk(question, response), ...walk(question, question.correct)])) {
        const step = steps.get(id);
        const choice = partOf(response, id);
        if (!step) continue;
        step.part.hidden = false;
        const picked = typeof choice === "string" ? [choice] : [];
        markPicks(step.list, picked, [question.correct[id]], (each) => noteOn(section, each, id));
      }
    },
    unmark() {
      for (const step of steps.values()) clearMarks(step.part);
    },
    lock(now) {
      locked = now;
      show();
    },
    focus() {
      const step = steps.get(walk(question, chosen).slice(-1)[0]?.id ?? "");
      (step?.inputs.find((input) => !input.disabled) ?? step?.part)?.focus();
    },
  };
}

/**
 * @param {HTMLElement} section
 * @param {HTMLElement} part
 * @returns {Step}
 */
function buildStep(section, part) {
  const document = section.ownerDocument;
  const list = /** @type {Element} */ (part.querySelector("[data-part='choices']"));
  const group = groupAround(section, list, words("quiz.help.scenario"), part.querySelector(".situation-text"));
  const inputs = addInputs(list, "radio");
  part.tabIndex = -1;
  const outcome = make(document, "div", { class: "outcome", tabindex: "-1", hidden: true });
  const button = (/** @type {string} */ key) =>
    make(document, "button", { type: "button", class: "button" }, words(key));
  const decide = button("quiz.decide");
  const undo = button("quiz.undo");
  part.querySelector(".step")?.append(decide, outcome, undo);
  return { part, group, list, inputs, outcome, decide, undo };
}

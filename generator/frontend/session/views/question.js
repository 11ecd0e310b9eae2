/** One question of a session at a time, with the way to all others. */

import { make, makeButtonLink } from "../../elements.js";
import { enliven } from "../../quiz/answering.js";
import { words } from "../../words.js";
import { layOut } from "../desk.js";
import { fittingOrder } from "../pool.js";
import { keepAnswers } from "../records.js";
import { writeSeen } from "../seen.js";
import { makeSheet } from "./sheet.js";

/** @typedef {import("../room.js").Room} Room */
/** @typedef {import("../room.js").State} State */
/** @typedef {import("../sitting.js").Place} Place */
/** @typedef {import("../sitting.js").Sitting} Sitting */

/**
 * @param {Room} room
 * @param {State} state
 * @param {number} number
 * @returns {import("../room.js").View}
 */
export function openPlace({ desk, log, state, go }, { sitting }, number) {
  const { document } = desk;
  const { session, places, left } = /** @type {Sitting} */ (sitting);
  const total = places.length;
  const { name, drawn, question } = /** @type {Place} */ (places[number - 1]);

  const kept = make(document, "p", { class: "kept", role: "status" });
  const keeper = keepAnswers(desk, log, session.id, (where) => {
    kept.textContent = where ? words(`quiz.kept.${where}`) : "";
    kept.dataset.kept = where;
  });
  const title = words("session.place", { number, total });
  const section = layOut(desk, question, { id: "asked", level: 2, title });
  const heading = /** @type {HTMLElement} */ (section.querySelector(".question-title"));
  const answering = enliven(section, question, {
    order: fittingOrder(question, drawn.order),
    response: session.responses.get(name) ?? null,
    feedback: false,
    onChange: (response) => keeper.answer(here(state()), response),
    onSubmit: () => go(next),
  });

  const next = number < total ? `#question-${number + 1}` : "#hand-in";
  const flag = make(
    document,
    "button",
    { type: "button", class: "button flag", "aria-pressed": "false" },
    words("session.flag"),
  );
  flag.addEventListener("click", () => {
    const place = here(state());
    keeper.flag(place, !place.flagged);
  });
  const step = (/** @type {string} */ word, /** @type {string} */ href, look = "") =>
    makeButtonLink(document, words(word), href, `step-link ${look}`);
  const back = step("session.previous", `#question-${number - 1}`);
  if (number === 1) {
    back.removeAttribute("href");
    back.setAttribute("role", "link");
    back.setAttribute("aria-disabled", "true");
  }
  const on = step(number < total ? "session.next" : "session.to_hand_in", next, "button-primary");
  const sheet = makeSheet(document, number);
  const asking = make(
    document,
    "div",
    { class: "asking" },
    section,
    make(document, "div", { class: "aside-line" }, flag, kept),
    make(document, "div", { class: "steps" }, back, on),
  );
  if (left.length) asking.prepend(make(document, "p", { class: "note" }, leftNote(left.length)));

  /** @param {State} now @returns {Place} */
  function here(now) {
    const found = now.sitting && now.sitting.places.find((each) => each.name === name);
    return found ?? /** @type {Place} */ (places[number - 1]);
  }

  /** @param {State} now */
  function update(now) {
    if (!now.sitting) return;
    const place = here(now);
    const response = now.sitting.session.responses.get(name) ?? null;
    // Answered in another tab meanwhile. What is being typed here is not touched.
    if (!keeper.isResting() && !same(response, answering.response())) answering.setResponse(response);
    flag.setAttribute("aria-pressed", String(place.flagged));
    sheet.update(now.sitting);
    writeSeen(desk, log, { session: session.id, name, after: now.sitting.session.latest });
  }
  update({ sessions: [], drawn: [], sitting });

  const element = make(document, "div", { class: "sitting" }, asking, sheet.element);
  return { element, heading, update, close: keeper.close };
}

/** @param {number} count */
export function leftNote(count) {
  return words("session.left", { count });
}

/**
 * @param {any} one
 * @param {any} other
 * @returns {boolean} whether two responses say the same
 */
function same(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/** 答题卡: every question of the session by number, with how it stands, said in words as well. */

import { make, makeButtonLink } from "../../elements.js";
import { words } from "../../words.js";
import { openCount } from "../sitting.js";

/** @typedef {import("../sitting.js").Place} Place */
/** @typedef {import("../sitting.js").Sitting} Sitting */

/**
 * @param {Document} document
 * @param {number} current number of the question in view; 0 for none
 * @returns {{element: HTMLElement, update: (sitting: Sitting) => void}}
 */
export function makeSheet(document, current) {
  const list = make(document, "ol", { class: "sheet-list" });
  const count = make(document, "p", { class: "sheet-count" });
  const handIn = makeButtonLink(document, words("session.hand_in"), "#hand-in");
  const element = make(
    document,
    "nav",
    { class: "sheet", "aria-label": words("session.sheet") },
    make(document, "p", { class: "sheet-title" }, words("session.sheet")),
    list,
    count,
    make(document, "p", { class: "sheet-key" }, words("session.sheet_key")),
    make(document, "p", { class: "buttons" }, handIn),
  );
  return {
    element,
    update(sitting) {
      const { places } = sitting;
      const focused = [...list.querySelectorAll("a")].findIndex((a) => a === document.activeElement);
      list.textContent = "";
      for (const place of places) list.append(make(document, "li", {}, linkTo(document, place, current)));
      if (focused >= 0) list.querySelectorAll("a")[focused]?.focus();
      const open = openCount(sitting);
      count.textContent = open
        ? words("session.count", { done: places.length - open, open })
        : words("session.count_all", { done: places.length });
    },
  };
}

/**
 * @param {Document} document
 * @param {Place} place
 * @param {number} [current]
 */
function linkTo(document, place, current = 0) {
  const { number, state, flagged } = place;
  return make(
    document,
    "a",
    {
      href: `#question-${number}`,
      "data-state": state,
      "data-flagged": flagged,
      "aria-current": number === current ? "step" : false,
      "aria-label": nameOf(place),
    },
    String(number),
  );
}

/**
 * @param {Place} place
 * @returns {string} such as “第 3 题，没答，已标记”
 */
function nameOf({ number, state, flagged }) {
  const parts = [words("session.question", { number }), words(`session.state.${state}`)];
  if (flagged) parts.push(words("session.state.flagged"));
  return parts.join(words("session.comma"));
}

/**
 * Links to some questions, in a row.
 * @param {Document} document
 * @param {readonly Place[]} places
 * @returns {HTMLElement}
 */
export function linksTo(document, places) {
  const list = make(document, "ul", { class: "place-links" });
  for (const { number, state } of places) {
    const text = words("session.question", { number });
    const note = state === "partly" ? words("session.partly_note") : "";
    const link = makeButtonLink(document, text + note, `#question-${number}`);
    list.append(make(document, "li", {}, link));
  }
  return list;
}

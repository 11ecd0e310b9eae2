/** Ordering: each row has a button that moves it up and one that moves it down. */

import { make } from "../../elements.js";
import { words } from "../../words.js";
import { drawIcon } from "../dom.js";
import { textsOf } from "../kinds/responses.js";
import { arrange, clearMarks, groupAround, noteOn, rowsOf, showMark, shownText } from "./parts.js";

/** @type {import("../types.js").Build} */
export function buildOrdering(section, question, order, change) {
  const document = section.ownerDocument;
  const list = /** @type {Element} */ (section.querySelector("[data-part='choices']"));
  if (Array.isArray(order)) arrange(list, order);
  const start = [...rowsOf(list).keys()];
  const group = groupAround(section, list, words("quiz.help.ordering"));
  const status = make(document, "p", { class: "visually-hidden", role: "status" });
  group.append(status);
  /** Whether the learner said anything: the order that is offered is no answer. */
  let touched = false;

  const read = () => [...rowsOf(list).keys()];
  const number = () => {
    [...rowsOf(list).values()].forEach((row, index, rows) => {
      const letter = row.querySelector(".letter");
      if (letter) letter.textContent = String(index + 1);
      row.querySelector("[data-move='up']")?.setAttribute("aria-disabled", String(index === 0));
      row
        .querySelector("[data-move='down']")
        ?.setAttribute("aria-disabled", String(index === rows.length - 1));
    });
  };

  for (const row of rowsOf(list).values()) {
    const movers = row.querySelector(".movers");
    for (const way of /** @type {const} */ (["up", "down"])) {
      const label = words(`quiz.move.${way}`, { text: shownText(row) });
      const button = make(
        document,
        "button",
        { type: "button", class: "mover", "data-move": way, "aria-label": label },
        drawIcon(document, way),
      );
      button.addEventListener("click", () => {
        const neighbour = way === "up" ? row.previousElementSibling : row.nextElementSibling;
        if (!neighbour) return;
        // The neighbour moves, so that the button keeps the focus.
        if (way === "up") row.after(neighbour);
        else row.before(neighbour);
        touched = true;
        number();
        const place = read().indexOf(row.dataset.choice ?? "") + 1;
        status.textContent = words("quiz.moved", {
          text: shownText(row),
          place,
          total: start.length,
        });
        change(read());
      });
      if (movers) movers.append(button);
    }
  }
  number();

  return {
    read: () => (touched ? read() : null),
    standing: read,
    write(response) {
      const ids = textsOf(response);
      touched = ids.length > 0;
      arrange(list, touched ? ids : start);
      number();
    },
    mark(response) {
      /** @type {string[]} */
      const right = question.correct;
      const ids = textsOf(response);
      for (const [id, row] of rowsOf(list)) {
        const place = right.indexOf(id);
        const note = noteOn(section, id);
        // As it is scored: what matters is what comes right before.
        const fits = place === 0 ? ids[0] === id : ids[ids.indexOf(id) - 1] === right[place - 1];
        const stands = ids[place] === id;
        const mark = !ids.length ? "missed" : fits ? "right" : "wrong";
        const where = words("quiz.mark.place", { place: place + 1 });
        // Where it stands and what it follows may be right one without the other.
        const more = fits && !stands ? words("quiz.mark.follows", { where }) : stands && !fits ? words("quiz.mark.alone") : null;
        showMark(row, mark, more || stands ? words(`quiz.mark.${mark}`) : where, more, note);
      }
    },
    unmark: () => clearMarks(list),
    lock(locked) {
      group.disabled = locked;
    },
    focus: () => /** @type {HTMLElement | null} */ (list.querySelector(".mover"))?.focus(),
  };
}

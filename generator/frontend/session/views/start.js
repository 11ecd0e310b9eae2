/** Before a quiz: how it went so far, and the ways in. */

import { make, makeButton } from "../../elements.js";
import { percentOf, reaches } from "../../progress/mastery.js";
import { words } from "../../words.js";
import { drawAgain, drawAnew } from "../beginning.js";
import { readSeen } from "../seen.js";
import { scoresOf } from "../session.js";
import { openCount, resumeAt, wrongOnes } from "../sitting.js";
import { leftNote } from "./question.js";

/** @typedef {import("../room.js").Room} Room */
/** @typedef {import("../room.js").State} State */
/** @typedef {import("../sitting.js").Sitting} Sitting */

/**
 * @param {Room} room
 * @param {State} state
 * @returns {import("../room.js").View}
 */
export function openStart(room, state) {
  const { desk } = room;
  const { document } = desk;
  const heading = make(document, "h2", { tabindex: "-1" }, words("session.title"));
  const body = make(document, "div", { class: "start-body" });
  const element = make(
    document,
    "section",
    { class: "start", "aria-label": words("session.title") },
    heading,
    make(document, "p", {}, words("session.promise")),
    make(document, "p", { class: "note" }, words("session.honest")),
    body,
  );
  const pool = poolButton(desk);
  element.append(pool.element);
  let asked = false;
  /** What the body was made of. */
  let shown = "";

  /** @param {State} now */
  function update(now) {
    const { sitting } = now;
    pool.update();
    const scores = scoresOf(now.sessions);
    const open = sitting && !sitting.session.submitted && sitting.places.length ? sitting : null;
    // What is logged elsewhere takes nobody's focus, and is not spoken again, where it changes nothing.
    const key = JSON.stringify([asked, scores, sitting && sitting.session.id, open && partsOf(open)]);
    if (key === shown) return;
    shown = key;
    body.textContent = "";
    if (scores) body.append(...scoreLine(room, scores));
    if (asked && open) body.append(...askFirst(open));
    else if (open) body.append(...resumeWays(open));
    else body.append(...newWays(now));
  }

  /** @param {Sitting} open */
  function partsOf(open) {
    const number = resumeAt(open, readSeen(desk, room.log));
    return { number, count: openCount(open), total: open.places.length, left: open.left.length };
  }

  /** @param {Sitting} open */
  function resumeWays(open) {
    const { number, count } = partsOf(open);
    const key = count ? "session.resume_open" : "session.resume_all";
    const parts = [make(document, "p", { class: "standing" }, words(key, { number, count }))];
    if (open.session.only) parts.push(make(document, "p", {}, words("session.only_note")));
    if (open.left.length) parts.push(make(document, "p", { class: "note" }, leftNote(open.left.length)));
    const go = () => room.go(`#question-${number}`, { session: open.session.id });
    const resume = makeButton(document, words("session.resume"), go, "button-primary");
    const anew = makeButton(document, words("session.anew"), () => {
      asked = true;
      update(room.state());
      /** @type {HTMLElement | null} */ (body.querySelector("button"))?.focus();
    });
    return [...parts, make(document, "p", { class: "buttons" }, resume, anew)];
  }

  /**
   * A draw that is not finished is put down only when that is meant.
   * @param {Sitting} open
   */
  function askFirst(open) {
    const done = open.places.length - openCount(open);
    const text = words("session.put_down", { done, total: open.places.length });
    const yes = makeButton(document, words("session.put_down_yes"), () => drawAnew(room));
    const goOn = () => {
      asked = false;
      update(room.state());
      heading.focus();
    };
    const no = makeButton(document, words("session.put_down_no"), goOn, "button-primary");
    return [
      make(document, "p", { class: "standing", role: "alert" }, text),
      make(document, "p", { class: "buttons" }, no, yes),
    ];
  }

  /** @param {State} now */
  function newWays({ sitting }) {
    if (!sitting) {
      const start = makeButton(document, words("session.start"), () => drawAnew(room), "button-primary");
      return [make(document, "p", { class: "buttons" }, start)];
    }
    const ways = [makeButton(document, words("session.anew"), () => drawAnew(room), "button-primary")];
    const { session } = sitting;
    if (session.submitted) {
      const wrong = wrongOnes(session, desk.questions);
      if (wrong.length) {
        ways.push(
          makeButton(document, words("session.only_wrong", { count: wrong.length }), () =>
            drawAgain(room, session, wrong),
          ),
        );
      }
      ways.push(
        makeButton(document, words(session.only ? "session.see_retry" : "session.see_result"), () =>
          room.go("#result", { session: session.id }),
        ),
      );
    }
    return [make(document, "p", { class: "buttons" }, ...ways)];
  }

  update(state);
  return { element, heading, update };
}

/**
 * @param {Room} room
 * @param {{last: number, best: number}} scores
 */
function scoreLine({ desk: { document, module } }, { last, best }) {
  const pair = (/** @type {string} */ key, /** @type {string} */ value) =>
    make(
      document,
      "div",
      {},
      make(document, "dt", {}, words(key)),
      make(document, "dd", {}, value),
    );
  return [
    make(
      document,
      "dl",
      { class: "scores" },
      pair("session.last", `${percentOf(last)}%`),
      pair("session.best", `${percentOf(best)}%`),
    ),
    make(
      document,
      "p",
      { class: "standing" },
      words(reaches(best, module.mastery) ? "session.passed" : "session.not_passed"),
    ),
  ];
}

/**
 * The whole pool stays within reach, to read or to print.
 * @param {import("../desk.js").Desk} desk
 */
function poolButton({ document, pool }) {
  const update = () => {
    const shown = pool.dataset.shown !== undefined;
    toggle.textContent = words(shown ? "session.hide_pool" : "session.show_pool");
    toggle.setAttribute("aria-expanded", String(shown));
  };
  const press = () => {
    if (pool.dataset.shown === undefined) pool.dataset.shown = "";
    else delete pool.dataset.shown;
    update();
  };
  const toggle = makeButton(document, words("session.show_pool"), press, "pool-toggle");
  return { element: toggle, update };
}

/** 继续学习 outside the learning centre: a card on home and module, a small line on a case page. */

import { readClock } from "../clock.js";
import { siteRoot } from "../data.js";
import { fill, make } from "../elements.js";
import { drawRing } from "../progress/drawing.js";
import { rememberCard } from "../progress/returning.js";
import { words } from "../words.js";
import { placeCard, wordPlace } from "./placing.js";
import { watchLearner } from "./state.js";

/** @typedef {import("./state.js").State} State */

/**
 * @param {Document} document
 * @param {Window} window
 */
export async function mountContinue(document, window) {
  const card = /** @type {HTMLElement | null} */ (
    document.querySelector("[data-part='continue']")
  );
  const article = /** @type {HTMLElement | null} */ (
    document.querySelector("article[data-case]")
  );
  if (card) {
    await watchLearner(window, (state) => {
      showCard(document, card, state);
      rememberCard(document, window, Boolean(state && state.place));
    });
  } else if (article && !window.location.hash) {
    const came = readClock();
    let shown = false;
    await watchLearner(window, (state) => {
      if (!state || state.empty) return;
      if (state.place) rememberCard(document, window, true);
      if (shown) return;
      // The log may be late; but this visit itself moves the place along, so only what was there
      // when she came says where she was.
      const { events } = state.reading;
      const last = events[events.length - 1];
      if (last && last.time < came) showPill(document, window, article, state);
      shown = true;
    });
  }
}

/**
 * @param {Document} document
 * @param {HTMLElement} card
 * @param {State | null} state
 */
function showCard(document, card, state) {
  const page = card.closest("[data-module]");
  const place = state && state.place;
  const here = page ? page.getAttribute("data-module") : null;
  if (!state || !place || (here && moduleOf(place) !== here)) {
    card.hidden = true;
    return;
  }
  const { completed, lessons } = state.progress.course;
  const key = JSON.stringify([wordPlace(place), state.review.due.length, completed, lessons]);
  if (card.dataset.key === key && !card.hidden) return;
  card.dataset.key = key;
  fill(card, [
    make(document, "div", { class: "continue-body" }, [
      make(document, "div", { class: "continue-main" }, placeCard(document, state, place)),
      make(document, "p", { class: "continue-course" }, [
        drawRing(document, lessons ? completed / lessons : 0),
        make(document, "span", {}, words("centre.course.lessons", { completed, lessons })),
        make(document, "a", { href: `${siteRoot(document)}centre.html` }, words("centre.link")),
      ]),
    ]),
    card.querySelector(".continue-room"),
  ]);
  card.hidden = false;
}

/**
 * @param {import("../progress/place.js").Place} place
 * @returns {string | null}
 */
function moduleOf(place) {
  if (place.kind === "done") return null;
  return "module" in place ? place.module.id : place.case.module;
}

/**
 * A line at the foot of the screen that leads back to where this case was left. It covers no
 * more than a line, moves nothing, and goes away by itself once she reads on.
 * @param {Document} document
 * @param {Window} window
 * @param {HTMLElement} article
 * @param {State} state
 */
function showPill(document, window, article, state) {
  const { place } = state;
  if (!place || (place.kind !== "question" && place.kind !== "section")) return;
  if (place.case !== state.course.caseOf(article.dataset.case)) return;
  const { note, href } = wordPlace(place);
  const pill = make(document, "aside", { class: "continue-pill", "aria-label": words("centre.place.title") }, [
    make(document, "a", { href: href.slice(href.indexOf("#")) }, [
      words("centre.place.back", { note }),
    ]),
  ]);
  const close = make(document, "button", { type: "button", "aria-label": words("centre.place.close") }, "×");
  const remove = () => {
    window.removeEventListener("scroll", watch);
    pill.remove();
  };
  const start = window.pageYOffset;
  const watch = () => {
    if (Math.abs(window.pageYOffset - start) > window.innerHeight) remove();
  };
  close.addEventListener("click", remove);
  pill.addEventListener("click", remove);
  window.addEventListener("scroll", watch, { passive: true });
  pill.append(close);
  article.append(pill);
}

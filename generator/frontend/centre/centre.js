/** 学习中心: one page, four views. Which one is shown stands in the address. */

import { replaceAddress } from "../address.js";
import { fill, make } from "../elements.js";
import { recordVisit } from "../lesson/recording.js";
import { openLog } from "../log/page.js";
import { words } from "../words.js";
import { mistakesInOrder, showMistakes } from "./mistakes.js";
import { SECTIONS } from "./overview.js";
import { applyFilter, formatRoute, parseRoute } from "./route.js";
import { startSitting } from "./sitting.js";
import { watchLearner } from "./state.js";
import { unfoldOnPaper } from "./taking.js";
import { SITTING } from "../progress/review.js";

/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./state.js").Log} Log */
/** @typedef {import("./state.js").State} State */

/**
 * @param {HTMLElement} page
 * @param {Window} window
 */
export async function mountCentre(page, window) {
  const document = page.ownerDocument;
  const part = (/** @type {string} */ role) =>
    /** @type {HTMLElement} */ (page.querySelector(`:scope > [data-role='${role}']`));
  const [excuse, view, overview] = [part("needs-script"), part("view"), part("overview")];
  const head = /** @type {HTMLElement} */ (page.querySelector(".masthead"));
  /** @type {State | null} */
  let state = null;
  /** @type {Log | null} */
  let log = null;
  /** What is on the screen, so that a change of the log does not take a question away. */
  let shown = "";
  /** The case of the question at hand: its time counts as learnt. @type {string | null} */
  let atHand = null;

  const show = (/** @type {boolean} */ moved) => {
    if (!state || !log) return;
    const route = parseRoute(window.location.hash);
    excuse.hidden = true;
    overview.hidden = route.view !== "overview";
    view.hidden = !overview.hidden;
    // In large text the head fills a screen: what was asked for would come below it, out of sight.
    head.classList.toggle("visually-hidden", overview.hidden);
    if (route.view === "overview") {
      atHand = null;
      showOverview(document, overview, state);
      if (shown && shown !== "overview") {
        window.scrollTo(0, 0);
        focusTitle(document);
      }
      shown = "overview";
      fill(view, []);
      return;
    }
    const wanted = formatRoute({ ...route, at: "" });
    if (wanted === shown && !moved) return;
    shown = wanted;
    open(route, state, log);
    window.scrollTo(0, 0);
  };

  const open = (/** @type {Route} */ route, /** @type {State} */ now, /** @type {Log} */ kept) => {
    if (route.view === "mistakes") {
      atHand = now.mistakes[0]?.case ?? null;
      const heading = showMistakes(window, view, now, route, (next) => {
        const filter = document.activeElement?.id;
        replaceAddress(window, formatRoute(next));
        show(true);
        // Who chooses by arrow keys goes on choosing.
        if (filter) document.getElementById(filter)?.focus({ preventScroll: true });
      });
      heading.focus({ preventScroll: true });
      return;
    }
    const review = route.view === "review";
    startSitting(window, view, {
      title: words(review ? "centre.review.title" : "centre.mistakes.title"),
      items: review
        ? now.review.due.slice(0, SITTING)
        : applyFilter(mistakesInOrder(now), route.filter),
      empty: words(review ? "centre.review.empty" : "centre.mistakes.empty"),
      at: route.at,
      log: kept,
      formerly: (id) => now.course.caseOf(id)?.formerly ?? [],
      onMove: (at) => {
        atHand = at.split("/")[0] || null;
        replaceAddress(window, formatRoute({ ...route, at }));
      },
      onLeave: () => {
        window.location.hash = formatRoute({ view: "overview" });
      },
    });
  };

  unfoldOnPaper(window);
  window.addEventListener("hashchange", () => show(true));
  recordVisit(document, window, openLog(window), () => atHand, () => ({ at: null, mode: "review" }));
  try {
    await watchLearner(
      window,
      (next, opened) => {
        state = next;
        log = opened;
        show(false);
      },
      { always: true },
    );
  } catch (error) {
    fill(excuse, [make(document, "p", { role: "alert" }, words("centre.broken"))]);
    // What leaves the device needs no outline.
    overview.hidden = false;
    throw error;
  }
}

/**
 * Fill each section that has something to say; leave alone what has not changed, and with it the
 * place of the focus.
 * @param {Document} document
 * @param {HTMLElement} overview
 * @param {State} state
 */
function showOverview(document, overview, state) {
  const welcome = /** @type {HTMLElement} */ (overview.querySelector("[data-section='welcome']"));
  welcome.hidden = !state.empty;
  for (const [name, makeSection] of Object.entries(SECTIONS)) {
    const place = /** @type {HTMLElement | null} */ (
      overview.querySelector(`[data-section='${name}']`)
    );
    const body = place && place.querySelector("[data-role='body']");
    if (!place || !body) continue;
    const section = state.empty ? null : makeSection(document, state);
    place.hidden = !section;
    const key = section ? JSON.stringify(section.key) : "";
    if (section && place.dataset.key !== key) fill(body, section.build());
    place.dataset.key = key;
  }
}

/**
 * What was pressed is gone with its view: the reader goes on from the head of the page.
 * @param {Document} document
 */
function focusTitle(document) {
  const title = /** @type {HTMLElement} */ (document.querySelector("h1"));
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

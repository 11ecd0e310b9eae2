/**
 * The module quiz on its page: which view is shown. The address tells it (`#question-3`,
 * `#hand-in`, `#result`), so that the back button, a reload and a link do what one expects.
 */

import { recordVisit } from "../lesson/recording.js";
import { openLog } from "../log/page.js";
import { steady } from "../quiz/steadying.js";
import { openPlace } from "./views/question.js";
import { openHandIn } from "./views/handin.js";
import { openResult } from "./views/result.js";
import { openStart } from "./views/start.js";
import { completeSubmission } from "./records.js";
import { insist } from "./reading.js";
import { frameView, isRoute, readRoute } from "./route.js";
import { currentSession } from "./session.js";
import { sessionsOf, sittingOf } from "./sitting.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./records.js").Log} Log */
/** @typedef {import("./session.js").QuizSession} QuizSession */
/** @typedef {import("./sitting.js").Sitting} Sitting */
/** @typedef {{case: string, question: string}} Named */

/**
 * @typedef {object} State
 * @property {QuizSession[]} sessions of the module
 * @property {Sitting | null} sitting the session at hand; null also as long as it is unread
 * @property {readonly Named[]} drawn what the session at hand asks
 *
 * @typedef {object} Room what a view may ask for
 * @property {Desk} desk
 * @property {Log} log
 * @property {() => State} state
 * @property {(hash: string, options?: {session?: string, replace?: boolean}) => void} go
 * @property {(asked: readonly Named[], then: () => void, view?: keyof typeof VIEWS) => void} whenRead
 *   do something that needs these questions, unless the learner did something else meanwhile;
 *   `view`: what will be shown then
 *
 * @typedef {object} View
 * @property {HTMLElement} element
 * @property {HTMLElement} heading takes the focus when a learner comes here
 * @property {(state: State) => void} update after anything was logged, here or in another tab
 * @property {() => void} [close]
 */

const VIEWS = { start: openStart, question: openPlace, "hand-in": openHandIn, result: openResult };

/**
 * Where an address leads in this state: a submitted session has a result only, an open one none.
 * @param {ReturnType<typeof readRoute>} route
 * @param {Sitting | null} sitting
 * @returns {string} the hash that is right
 */
export function settleRoute({ view, number }, sitting) {
  if (view === "start" || !sitting) return "";
  const { session, places } = sitting;
  if (session.submitted) return "#result";
  if (view === "result" || !places.length) return "";
  return view === "hand-in" ? "#hand-in" : `#question-${Math.min(number, places.length)}`;
}

/** Milliseconds in which the rest of what another tab hands in is waited for: it may have died meanwhile. */
const PATIENCE = 2000;

/**
 * Whether only some of the answers that were handed in have arrived: a score of them would be another.
 * @param {Sitting | null} sitting
 */
function isArriving(sitting) {
  return !!sitting && sitting.session.submitted && sitting.session.results.size < sitting.session.asked;
}

/**
 * @param {Desk} desk
 * @param {Log} log
 */
export async function openRoom(desk, log) {
  const { window, home, module, questions } = desk;
  const renewed = steady(home);
  /** The session that this tab is in; another tab may be in another. @type {string | null} */
  let pinned = null;
  /** @type {View | null} */
  let view = null;
  /** The address of what is shown. */
  let shown = "";
  /** How many results are shown. */
  let counted = 0;
  let waiting = 0;
  /** The case of the question in view, or of the first: what one learns from on this page. */
  let atHand = questions.entries[0]?.case ?? null;
  /** Counts what was asked for: what was read for one thing is of no use after the next. */
  let turn = 0;

  /** @returns {State} */
  const state = () => {
    const sessions = sessionsOf(log.events(), questions, module);
    const session = sessions.find(({ id }) => id === pinned) ?? currentSession(sessions);
    const drawn = session ? session.questions : [];
    const ready = session && !questions.unread(drawn).length;
    return { sessions, drawn, sitting: ready ? sittingOf(session, questions) : null };
  };

  /** @type {Room["whenRead"]} */
  const whenRead = (asked, then, name = "question") => {
    turn += 1;
    const mine = turn;
    if (!questions.unread(asked).length) return then();
    // The frame steps back at once, as the answer to a press: later on that would be a jump.
    frameView(window.document, name);
    if (home.contains(window.document.activeElement)) home.focus({ preventScroll: true });
    home.textContent = "";
    void insist(desk, () => desk.read(questions.unread(asked))).then(() => mine === turn && then());
  };

  /** @param {{arrived: boolean}} how whether the learner came here, or the page was just opened */
  const show = ({ arrived }) => {
    // First: an answer that was just typed is written only now, and the next view counts it.
    const closing = view;
    view = null;
    if (closing && closing.close) closing.close();
    const now = state();
    if (now.drawn.length && !now.sitting) {
      whenRead(now.drawn, () => show({ arrived }), readRoute(shown).view);
      return;
    }
    turn += 1;
    const hash = settleRoute(readRoute(shown), now.sitting);
    if (hash !== shown) replaceHash(window, hash);
    pinned = hash && now.sitting ? now.sitting.session.id : null;
    shown = hash;
    counted = now.sitting?.session.results.size ?? 0;
    window.clearTimeout(waiting);
    const { view: name, number } = readRoute(hash);
    atHand = (now.sitting?.places[number - 1]?.drawn ?? now.drawn[0])?.case ?? atHand;
    view = VIEWS[name]({ desk, log, state, go, whenRead }, now, number);
    frameView(window.document, name);
    const taken = home.contains(window.document.activeElement);
    home.textContent = "";
    home.append(view.element);
    renewed();
    // Not when the page was just opened: then it is read from its beginning.
    if (arrived || taken) view.heading.focus({ preventScroll: true });
    if (arrived || name !== "start") comeInSight(window, view.element);
  };

  /** @type {Room["go"]} */
  function go(hash, { session, replace = false } = {}) {
    if (session) pinned = session;
    if (replace) replaceHash(window, hash);
    else if (window.location.hash !== hash) window.location.hash = hash;
    shown = hash;
    show({ arrived: true });
  }

  const refresh = () => {
    if (view) view.update(state());
  };

  const follow = () => {
    const now = state();
    const moved = settleRoute(readRoute(shown), now.sitting) !== shown;
    const unread = now.drawn.length > 0 && !now.sitting;
    const same = !pinned || now.sitting?.session.id === pinned;
    window.clearTimeout(waiting);
    if (moved && same && isArriving(now.sitting)) {
      waiting = window.setTimeout(() => show({ arrived: false }), PATIENCE);
      return;
    }
    const more = shown === "#result" && same && now.sitting?.session.results.size !== counted;
    if (more || unread || moved || !same) show({ arrived: false });
    else refresh();
  };

  await insist(desk, () => desk.read(questions.unread(state().drawn)));
  if (isRoute(window.location.hash)) shown = window.location.hash;
  window.addEventListener("hashchange", () => {
    const { hash } = window.location;
    if (!isRoute(hash)) {
      if (showInPool(desk)) refresh();
    } else if (shown === "#result" && settleRoute(readRoute(hash), state().sitting) === shown) {
      // What was handed in is asked no more: one press of the back key passes all of its questions.
      if (hash !== shown) window.history.back();
    } else if (hash !== shown) {
      shown = hash;
      show({ arrived: true });
    }
  });
  log.subscribe(follow);
  recordVisit(window.document, window, openLog(window), () => atHand, () => ({ at: null, mode: "quiz" }));
  completeSubmission(desk, log, state().sitting);
  show({ arrived: false });
  if (showInPool(desk)) refresh();
}

/**
 * A link to a question of the pool shows the pool.
 * @param {Desk} desk
 */
function showInPool({ document, window, pool }) {
  const target = document.getElementById(window.location.hash.slice(1));
  if (!target || !pool.contains(target)) return false;
  pool.dataset.shown = "";
  target.scrollIntoView();
  return true;
}

/**
 * @param {Window} window
 * @param {string} hash
 */
function replaceHash(window, hash) {
  const { pathname, search } = window.location;
  window.history.replaceState(null, "", hash || pathname + search);
}

/**
 * Bring a view to the top of the screen when its beginning is not in the upper half.
 * @param {Window} window
 * @param {HTMLElement} element
 */
function comeInSight(window, element) {
  const { top } = element.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight * 0.4) element.scrollIntoView();
}

/** What leaves this device and what comes in: the line, the record, the backup, import, erasing. */

import { replaceAddress } from "../../address.js";
import { fill } from "../../elements.js";
import { openLog } from "../page.js";
import { openErasing } from "./erasing.js";
import { openCheckin, openPacket } from "./exporting.js";
import { openImport } from "./importing.js";

/** @typedef {{box: HTMLElement, panel: HTMLElement}} Way */

/**
 * The page says what each way is for; here its button comes to do it.
 * @param {Document} document
 * @param {Window} window
 */
export async function mountTransfer(document, window) {
  const section = /** @type {HTMLElement | null} */ (document.querySelector("[data-part='transfer']"));
  if (!section) return;
  const log = await openLog(window);
  const inside = (/** @type {string} */ selector, /** @type {Element} */ element = section) =>
    /** @type {HTMLElement} */ (element.querySelector(selector));

  const state = () => `${log.learner?.tag} ${log.events().filter(({ type }) => type !== "exported").length}`;
  /** What the panels that are open were made of. */
  let shown = "";
  /**
   * @param {string} name
   * @param {(panel: HTMLElement) => unknown} open
   * @returns {Way}
   */
  const way = (name, open) => {
    const box = inside(`[data-way='${name}']`);
    const panel = inside("[data-role='panel']", box);
    inside("button", box).addEventListener("click", () => {
      shown = state();
      void Promise.resolve(open(panel)).then(follow);
    });
    return { box, panel };
  };
  const news = inside(".log-news");
  const tell = (/** @type {string} */ outcome) => {
    news.textContent = outcome;
    news.focus();
  };
  const backUp = () => openPacket(document, window, log, backup.panel, "backup");
  const checkin = way("checkin", (panel) => openCheckin(document, window, log, panel));
  const record = way("record", (panel) => openPacket(document, window, log, panel, "record"));
  const backup = way("backup", backUp);
  const importing = way("bring", (panel) => openImport(document, log, panel, ""));
  const erasing = way("erase", (panel) => openErasing(document, log, panel, backUp, tell));

  const own = [checkin, record, backup, erasing];
  function follow() {
    const some = log.events().length > 0;
    // What leaves is what is shown: of another learner, or with more in it, it is to be looked at anew.
    const stale = own.some(({ panel }) => panel.firstChild) && state() !== shown;
    for (const { box, panel } of own) {
      box.hidden = !some;
      if (stale) fill(panel, []);
    }
  }
  log.subscribe(follow);
  follow();
  section.hidden = false;

  const followLink = () => {
    const { hash } = window.location;
    if (/^#(record|backup)=/.test(hash)) {
      openImport(document, log, importing.panel, hash);
      // Whoever shares the page, or sits here next, must not get private notes with its address.
      replaceAddress(window, "#transfer");
    } else if (hash === "#transfer") inside("h2").focus();
  };
  window.addEventListener("hashchange", followLink);
  followLink();
}

/** What leaves this device and what comes in: the line, the record, the backup, import, erasing. */

import { fill, make, makeButton } from "../../elements.js";
import { words } from "../../words.js";
import { openLog } from "../page.js";
import { newElementId } from "./panels.js";
import { openErasing } from "./erasing.js";
import { openCheckin, openPacket } from "./exporting.js";
import { openImport } from "./importing.js";

/**
 * @param {Document} document
 * @param {Window} window
 */
export async function mountTransfer(document, window) {
  const place = document.querySelector("[data-part='transfer']");
  if (!place) return;
  const log = await openLog(window);
  const title = make(document, "h2", { id: "transfer", tabindex: "-1" }, words("log.transfer.title"));

  const state = () => `${log.learner?.tag} ${log.events().filter(({ type }) => type !== "exported").length}`;
  /** What the panels that are open were made of. */
  let shown = "";
  /** @param {string} name @param {(place: HTMLElement) => unknown} open @param {boolean} [danger] */
  const part = (name, open, danger = false) => {
    const panel = make(document, "div", { id: newElementId() });
    const heading = make(document, "h3", {}, words(`log.transfer.${name}`));
    const button = makeButton(
      document,
      words(`log.transfer.${name}_open`),
      () => {
        shown = state();
        void Promise.resolve(open(panel)).then(follow);
      },
      danger ? "log-danger" : "",
    );
    const box = make(
      document,
      "div",
      { class: "log-way" },
      heading,
      make(document, "p", {}, words(`log.transfer.${name}_explained`)),
      make(document, "p", { class: "buttons" }, button),
      panel,
    );
    return { box, panel };
  };
  const checkin = part("checkin", (panel) => openCheckin(document, window, log, panel));
  const record = part("record", (panel) => openPacket(document, window, log, panel, "record"));
  const backup = part("backup", (panel) => openPacket(document, window, log, panel, "backup"));
  const importing = part("bring", (panel) => openImport(document, log, panel, ""));
  const news = make(document, "p", { role: "status", tabindex: "-1", class: "log-news" });
  const tell = (/** @type {string} */ outcome) => {
    news.textContent = outcome;
    news.focus();
  };
  const backUp = () => openPacket(document, window, log, backup.panel, "backup");
  const erasing = part("erase", (panel) => openErasing(document, log, panel, backUp, tell), true);
  const section = make(
    document,
    "section",
    { class: "centre-part log-part", "aria-labelledby": title.id },
    title,
    make(document, "p", {}, words("log.transfer.explained")),
    news,
    checkin.box,
    record.box,
    backup.box,
    importing.box,
    erasing.box,
  );
  place.append(section);

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

  const followLink = () => {
    const { hash } = window.location;
    if (/^#(record|backup)=/.test(hash)) openImport(document, log, importing.panel, hash);
    else if (hash === "#transfer") title.focus();
  };
  window.addEventListener("hashchange", followLink);
  followLink();
}

/**
 * A bar at the foot of the window when something about keeping is amiss, or a backup is due. The log
 * is known only when the page has long been painted, so it stands after the page and moves nothing.
 */

import { readClock } from "../../clock.js";
import { siteRoot } from "../../data.js";
import { readPreference, writePreference } from "../../preferences.js";
import { fill, make, makeButton, makeButtonLink } from "../../elements.js";
import { words } from "../../words.js";
import { openLog } from "../page.js";
import { isBackupDue, PATIENCE_DAYS } from "../reminder.js";

/** @typedef {import("../log.js").Log} Log */
/** @typedef {import("../log.js").Status} Status */
/** @typedef {{key: string, params: {[name: string]: number}, alert: boolean}} Message */

const DAY = 86_400_000;

/**
 * What to say, if anything.
 * @param {Status} status
 * @returns {Message | null}
 */
export function messageOf(status) {
  const say = (/** @type {string} */ key, params = {}, alert = true) => ({ key, params, alert });
  if (status.reason === "reload") return say(status.readOnly ? "reload" : "lost");
  if (status.reason === "newer") return say("newer");
  if (status.reason === "waiting") return say("waiting");
  if (status.reason === "full") {
    return say(status.kept === "durable" ? "copy_full" : status.kept === "copy" ? "full" : "full_memory");
  }
  if (status.kept === "memory") return say("memory");
  if (status.kept === "copy") return say("copy");
  if (status.quarantined > 0) return say("quarantined", { count: status.quarantined }, false);
  return null;
}

/**
 * @param {Document} document
 * @param {Window} window
 */
export async function mountBanner(document, window) {
  const log = await openLog(window);
  // It is there from the start, so that readers of screens hear what comes into it.
  const place = make(document, "div", { class: "log-banner-place", "aria-live": "polite" });
  // What else stands at the foot of the window, or is brought into view, stays clear of it. Only those
  // are told: what stands on the root has the style of every element of the page looked up anew.
  const room = make(document, "style", {});
  document.body.append(place, room);
  new ResizeObserver(() => {
    const foot = place.offsetHeight;
    room.textContent = `html{scroll-padding-bottom:${foot}px}.continue-pill,.speech-player{--foot:${foot}px}`;
  }).observe(place);
  let shown = "";
  let closed = "";

  const show = () => {
    const message = messageOf(log.status()) ?? reminder(window, log);
    const now = message ? message.key + JSON.stringify([message.params, log.tag]) : "";
    if (now === shown || (now && now === closed)) return;
    shown = now;
    fill(place, message ? [line(message)] : []);
  };

  const line = (/** @type {Message} */ message) => {
    const atCentre = document.querySelector("[data-part='transfer']") !== null;
    const centre = atCentre ? "#transfer" : `${siteRoot(document)}centre.html#transfer`;
    const reload = message.key === "reload" || message.key === "lost";
    return make(
      document,
      "div",
      { class: message.alert ? "log-banner log-banner-alert" : "log-banner" },
      make(document, "p", {}, words(`log.banner.${message.key}`, message.params)),
      make(
        document,
        "p",
        { class: "log-banner-buttons" },
        reload
          ? makeButton(document, words("log.banner.do_reload"), () => window.location.reload())
          : makeButtonLink(document, words("log.banner.to_backup"), centre),
        !reload &&
          makeButton(document, words(message.key === "remind" ? "log.banner.later" : "log.banner.close"), () => {
            closed = shown;
            if (message.key === "remind") putOff(window, log);
            fill(place, []);
            shown = "";
          }),
      ),
    );
  };

  log.subscribe(show);
  show();
}

/**
 * @param {Window} window
 * @param {Log} log
 * @returns {Message | null}
 */
function reminder(window, log) {
  const events = log.events();
  if (!events.length || !isBackupDue(events, log.keeper.deviceName(), readClock())) return null;
  const until = Number(readPreference(window, putOffKey(log)));
  const away = until - readClock();
  if (away > 0 && away <= PATIENCE_DAYS * DAY) return null;
  return { key: "remind", params: {}, alert: false };
}

/**
 * @param {Window} window
 * @param {Log} log
 */
function putOff(window, log) {
  writePreference(window, putOffKey(log), String(readClock() + PATIENCE_DAYS * DAY));
}

/** @param {Log} log */
function putOffKey(log) {
  return `changfeng:${log.course}:put-off:${log.tag}`;
}

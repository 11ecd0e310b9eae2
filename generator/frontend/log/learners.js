/** Who learns on this device: a fold of the log. Pure. */

import { compareEvents } from "./event.js";

/** @typedef {import("./event.js").LogEvent} LogEvent */
/** @typedef {{tag: string, nickname: string, community: string}} Learner */
/** @typedef {Learner & {events: number, last: number}} KnownLearner */

export const LONGEST_NICKNAME = 8;
export const LONGEST_COMMUNITY = 12;

/**
 * Everyone of whom there is a record; whoever learnt last comes first.
 * @param {Iterable<LogEvent>} events in any order
 * @returns {KnownLearner[]}
 */
export function foldLearners(events) {
  /** @type {Map<string, {events: number, latest: LogEvent, profile?: LogEvent}>} */
  const found = new Map();
  for (const event of events) {
    const known = found.get(event.learner);
    if (!known) {
      found.set(event.learner, {
        events: 1,
        latest: event,
        ...(event.type === "profile_changed" ? { profile: event } : {}),
      });
      continue;
    }
    known.events += 1;
    if (compareEvents(known.latest, event) < 0) known.latest = event;
    if (event.type !== "profile_changed") continue;
    if (!known.profile || compareEvents(known.profile, event) < 0) known.profile = event;
  }
  return [...found]
    .sort(([, left], [, right]) => compareEvents(right.latest, left.latest))
    .map(([tag, { events: count, latest, profile }]) => ({
      tag,
      nickname: profile ? profile.nickname : "",
      community: (profile && profile.community) || "",
      events: count,
      last: latest.time,
    }));
}

/**
 * A nickname as it may be kept, or why not. Neither a phone nor an identity number is one.
 * @param {string} typed
 * @returns {{nickname: string} | {wrong: "empty" | "long" | "number" | "markup"}}
 */
export function readNickname(typed) {
  const nickname = typed.normalize("NFKC").replace(/\s+/gu, " ").trim();
  if (!nickname) return { wrong: "empty" };
  if (looksLikeNumber(nickname)) return { wrong: "number" };
  if ([...nickname].length > LONGEST_NICKNAME) return { wrong: "long" };
  if (/[\p{Cc}\p{Cf}<>"'&`\\|]/u.test(nickname)) return { wrong: "markup" };
  return { nickname };
}

/**
 * @param {string} typed
 * @returns {{community: string} | {wrong: "long" | "number" | "markup"}}
 */
export function readCommunity(typed) {
  const community = typed.normalize("NFKC").replace(/\s+/gu, " ").trim();
  if (looksLikeNumber(community)) return { wrong: "number" };
  if ([...community].length > LONGEST_COMMUNITY) return { wrong: "long" };
  if (/[\p{Cc}\p{Cf}<>"'&`\\|]/u.test(community)) return { wrong: "markup" };
  return { community };
}

/**
 * Seven digits and more, with whatever stands between them, or in Chinese numerals, are a phone or
 * an identity number; a house number or a year is shorter.
 * @param {string} text
 */
function looksLikeNumber(text) {
  return /(?:\d[\s\-–—.·*x]*){6}[\dxX]/iu.test(text) || /[零〇一二三四五六七八九幺]{7}/u.test(text);
}

/**
 * Who learns: whoever was chosen last. Where that was lost, as by a browser that was killed, it is the
 * only one there is; but one who has a name is asked, as she may have come by an import.
 * @param {string | null} now who has learnt in this tab so far
 * @param {string | null} chosen in any tab, or the tag that stands ready for whoever begins
 * @param {readonly KnownLearner[]} learners
 * @param {boolean} lasting whether a choice can be kept at all
 * @returns {string | null}
 */
export function whoLearns(now, chosen, learners, lasting) {
  const isKnown = (/** @type {string} */ tag) => learners.some((learner) => learner.tag === tag);
  if (chosen && isKnown(chosen)) return chosen;
  // Else she was erased in another tab while this page slept.
  if (now && (now === chosen || isKnown(now))) return now;
  const [only, another] = learners;
  return only && !another && !chosen && !(only.nickname && lasting) ? only.tag : null;
}

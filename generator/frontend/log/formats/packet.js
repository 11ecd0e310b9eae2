/**
 * What is exported: who, of which course, and the events themselves. A 学习记录 for the trainer holds
 * what was done, as its preview says; a 备份 for oneself holds everything.
 *
 *     {"format": 1, "form": "record", "course": "…", "learner": {"tag", "nickname", "community"},
 *      "made": milliseconds, "events": [event, …]}
 */

import { deflateSync, inflateSync } from "fflate";
import { checksum } from "../checksum.js";
import { TAG, compareEvents } from "../event.js";
import { writeLine } from "../record.js";
import { fromBase64, readParts, toBase64, writeParts } from "./armour.js";
import { matchesOf, squeezeLines } from "./chat.js";

/** @typedef {import("../event.js").LogEvent} LogEvent */
/** @typedef {import("../learners.js").Learner} Learner */
/** @typedef {import("./armour.js").Flaw} Flaw */
/** @typedef {import("./armour.js").Form} Form */
/** Says whether a record is an event; the log does, on every page.
 * @typedef {typeof import("../validation.js").judge} Judge */
/** @typedef {{format: number, form: Form, course: string, learner: Learner, made: number,
 *   events: LogEvent[]}} Packet */
/**
 * A packet as it was read: `lines` are what a store keeps, of events that count and of later
 * versions; `refused` records were no events.
 * @typedef {{form: Form, course: string, learner: Learner, made: number, events: LogEvent[],
 *   later: number, refused: number, lines: string[]}} Import
 */

export const FORMAT = 1;
/** A link this long still opens when it was sent through a chat. */
export const LONGEST_LINK = 1500;
/** Private notes, and what was typed, chosen or flagged on the way to what was handed in. */
const PRIVATE = new Set(["note_changed", "bookmark_changed", "answer_changed", "flag_changed"]);
const FRAGMENT = new RegExp(`#(record|backup)=([0-9a-f]{0,8})([\\w-]{1,${LONGEST_LINK}})`, "g");

/**
 * @param {Form} form
 * @param {readonly LogEvent[]} events of one learner
 * @param {{course: string, learner: Learner, made: number}} about
 * @returns {Packet}
 */
export function makePacket(form, events, { course, learner, made }) {
  return {
    format: FORMAT,
    form,
    course,
    learner: { tag: learner.tag, nickname: learner.nickname, community: learner.community },
    made,
    events: form === "backup" ? [...events] : forTrainer(events),
  };
}

/**
 * @param {readonly LogEvent[]} events
 * @returns {LogEvent[]}
 */
function forTrainer(events) {
  // A name that was taken back is nobody's business.
  const profiles = events.filter(({ type }) => type === "profile_changed").sort(compareEvents);
  const former = new Set(profiles.slice(0, -1));
  return events.filter((event) => !PRIVATE.has(event.type) && !former.has(event));
}

/** @param {Packet} packet */
function pack(packet) {
  return toBase64(deflateSync(new TextEncoder().encode(JSON.stringify(packet)), { level: 9 }));
}

/**
 * As text to copy.
 * @param {Packet} packet
 * @returns {string[]} parts
 */
export function writePacket(packet) {
  return writeParts(packet.form, pack(packet));
}

/**
 * As a link to the page that imports it.
 * @param {Packet} packet
 * @param {string} address of that page
 * @returns {string | null} when it would be too long, or lead to a file that only this device has
 */
export function writeLink(packet, address) {
  if (!/^http/.test(address)) return null;
  const body = pack(packet);
  const link = `${address.split("#")[0]}#${packet.form}=${checksum(body)}${body}`;
  return link.length <= LONGEST_LINK ? link : null;
}

/**
 * The first whole link in what was pasted. Where it ends cannot be seen, as a chat breaks it and puts
 * a date or a word behind it: the longest piece that its checksum fits is it.
 * @param {string} text
 * @returns {{form: Form, body: string} | Flaw | undefined}
 */
function readLink(text) {
  const pasted = squeezeLines(text);
  const links = matchesOf(pasted.text, FRAGMENT);
  for (const [, form, sum, run = ""] of links) {
    for (let end = run.length; end > 0; end -= 1) {
      const body = run.slice(0, end);
      if (checksum(body) === sum) return { form: /** @type {Form} */ (form), body };
    }
  }
  return links[0] && { wrong: "damaged", part: 1, parts: 1, line: pasted.lineOf(links[0].index) };
}

/**
 * Read a pasted text, a file or a link.
 * @param {string} text
 * @param {Judge} judge
 * @returns {Import | Flaw | {wrong: "later"}} later: a format that this version does not know
 */
export function readPacket(text, judge) {
  const found = readLink(text) ?? readParts(text);
  if ("wrong" in found) return found;
  /** @type {any} */
  let packet;
  try {
    packet = JSON.parse(new TextDecoder().decode(inflateSync(fromBase64(found.body))));
  } catch {
    return { wrong: "damaged" };
  }
  if (!packet || typeof packet !== "object") return { wrong: "damaged" };
  if (Number.isSafeInteger(packet.format) && packet.format > FORMAT) return { wrong: "later" };
  return open(packet, found.form, judge) ?? { wrong: "damaged" };
}

/**
 * Whether an event of a later version has an id, and names nobody else.
 * @param {string} tag
 * @param {any} event
 */
function isOf(tag, { id, learner = tag }) {
  return typeof id === "string" && /^[\w-]{22}$/.test(id) && learner === tag;
}

/**
 * @param {any} packet
 * @param {Form} form
 * @param {Judge} judge
 * @returns {Import | undefined}
 */
function open(packet, form, judge) {
  const { course, learner, made, events } = packet;
  const text = (/** @type {unknown} */ value) => typeof value === "string" && value.length <= 80;
  if (packet.form !== form || !text(course) || !Array.isArray(events)) return undefined;
  if (!learner || !TAG.test(learner.tag)) return undefined;
  /** @type {Import} */
  const found = {
    form,
    course,
    learner: {
      tag: learner.tag,
      nickname: text(learner.nickname) ? learner.nickname : "",
      community: text(learner.community) ? learner.community : "",
    },
    made: Number.isSafeInteger(made) ? made : 0,
    events: [],
    later: 0,
    refused: 0,
    lines: [],
  };
  for (const event of events) {
    const verdict = judge(event, course);
    // One packet is of one learner: nobody else's records come in under that name.
    if ("event" in verdict && verdict.event.learner === learner.tag) {
      found.events.push(verdict.event);
      found.lines.push(writeLine(verdict.event));
    } else if ("later" in verdict && isOf(learner.tag, event)) {
      found.later += 1;
      found.lines.push(writeLine(event));
    } else {
      found.refused += 1;
    }
  }
  return found;
}

/**
 * 打卡行: one line for the group chat that a person can read and the trainer's page can count.
 *
 *     学习打卡 K7M3QX|小李|海鑫|A√5 B:3 C:0|6.5时|4f2a1c|R4NTNR
 *     tag | nickname | community | modules | hours | course revision | checksum
 *
 * A module is its code, √ when mastered and : when not, and how many lessons are completed. The
 * checksum is CRC-32 of everything before it, without white space, as six letters of a learner's
 * tag (see `letters`). It holds no score and no item.
 */

import { crc32 } from "../checksum.js";
import { TAG_LETTERS } from "../event.js";
import { LONGEST_COMMUNITY, LONGEST_NICKNAME } from "../learners.js";
import { matchesOf, squeeze, squeezeLines } from "./chat.js";

/**
 * @typedef {{tag: string, nickname: string, community: string,
 *   modules: {code: string, completed: number, mastered: boolean}[],
 *   hours: number, revision: string}} Checkin
 */

/** Part of the format, so the same in every language. */
const MARK = "学习打卡";
const LONGEST = 100;

const LINE = new RegExp(
  `${MARK}(([A-Z0-9]{6})\\|([^|]{0,24})\\|([^|]{0,32})\\|((?:[A-Z][A-Z0-9]?[√:]\\d{1,3})*)` +
    "\\|(\\d{1,5}(?:\\.\\d)?)时\\|([0-9a-f]{6})\\|)([A-Z0-9]{6})",
);

/** What begins like one: a mark alone is a word that anybody may write. */
const BEGINNING = new RegExp(`^${MARK}(?:[A-Z0-9]{4}|[^|]{0,8}\\|)`);

/** @param {string} text */
function letters(text) {
  let value = crc32(text);
  let sum = "";
  for (let place = 0; place < 6; place += 1) {
    sum += TAG_LETTERS.charAt(value % TAG_LETTERS.length);
    value = Math.floor(value / TAG_LETTERS.length);
  }
  return sum;
}

/**
 * @param {string} text
 * @param {number} length in characters as a person counts them
 */
function field(text, length) {
  return [...squeeze(text).replace(/\|/g, "")].slice(0, length).join("");
}

/**
 * @param {Checkin} checkin
 * @returns {string} at most 100 characters for ten modules
 */
export function writeCheckin({ tag, nickname, community, modules, hours, revision }) {
  const place = field(community, LONGEST_COMMUNITY);
  /** @param {readonly Checkin["modules"][number][]} shown @param {string} gap @param {string} [where] */
  const line = (shown, gap, where = place) => {
    const done = shown.map(({ code, completed, mastered }) => code + (mastered ? "√" : ":") + completed);
    const head = [
      `${MARK} ${tag}`,
      field(nickname, LONGEST_NICKNAME),
      where,
      done.join(gap),
      `${Number(hours.toFixed(1))}时`,
      revision,
      "",
    ].join("|");
    return head + letters(squeeze(head));
  };
  const begun = modules.filter(({ completed, mastered }) => completed > 0 || mastered);
  const lines = [line(modules, " "), line(modules, ""), line(begun, "")];
  const fits = lines.find((one) => [...one].length <= LONGEST);
  // The 居民区 is said elsewhere too: what is too long is taken from it.
  return fits ?? line(begun, "", [...place].slice(0, LONGEST - [...line(begun, "")].length).join(""));
}

/**
 * Every line in a pasted piece of chat, whatever stands around it; damaged ones with their place.
 * @param {string} text
 * @returns {(Checkin | {wrong: "damaged", line: number})[]}
 */
export function readCheckins(text) {
  const pasted = squeezeLines(text);
  /** @type {(Checkin | {wrong: "damaged", line: number})[]} */
  const found = [];
  for (let at = pasted.text.indexOf(MARK), next; at >= 0; at = pasted.text.indexOf(MARK, next)) {
    next = at + MARK.length;
    const rest = pasted.text.slice(at, at + 400);
    const match = LINE.exec(rest);
    const [, head = "", tag = "", nickname = "", community = "", modules = "", hours, revision = "", sum] =
      match && match.index === 0 ? match : [];
    if (!head || letters(MARK + head) !== sum) {
      if (BEGINNING.test(rest)) found.push({ wrong: "damaged", line: pasted.lineOf(at) });
      continue;
    }
    // A nickname may hold the mark.
    next = at + MARK.length + head.length + sum.length;
    found.push({
      tag,
      nickname,
      community,
      modules: matchesOf(modules, /([A-Z][A-Z0-9]?)([√:])(\d+)/g).map(([, code = "", mark, completed]) => ({
        code,
        completed: Number(completed),
        mastered: mark === "√",
      })),
      hours: Number(hours),
      revision,
    });
  }
  return found;
}

/**
 * A packet as text that survives a chat. The bytes (raw deflate of JSON) stand in base64url, cut
 * into parts that each say what they are and carry their own length and checksum:
 *
 *     [学习记录:1/3:9f3a2c1b:800:04d7c6aa]eJyrVkrLz1eyUkpKLFKqBQA…[完]
 *     [label:part/parts:checksum of all:length:checksum of this part]body[完]
 *
 * Both checksums are CRC-32 of the base64url characters, of all parts and of this one.
 */

import { checksum } from "../checksum.js";
import { matchesOf, squeezeLines } from "./chat.js";

/** Parts of the format, so the same in every language. */
export const LABELS = Object.freeze({ record: "学习记录", backup: "学习备份" });
const END = "完";
/** Characters a part: small enough to be sent again when it arrives damaged. */
const PART = 800;
/** Characters a line. */
const LINE = 64;

/** @typedef {keyof typeof LABELS} Form */
/**
 * What is wrong, and where: `nothing` was found; a part is `damaged`, `missing` or there in two
 * versions (`mixed`); parts count from 1, lines of the pasted text too.
 * @typedef {{wrong: "nothing" | "damaged" | "missing" | "mixed", part?: number, parts?: number,
 *   line?: number}} Flaw
 */

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const three =
      (Number(bytes[index]) << 16) | (Number(bytes[index + 1] ?? 0) << 8) | Number(bytes[index + 2] ?? 0);
    for (let place = 0; place < Math.min(4, left + 1); place += 1) {
      text += BASE64.charAt((three >> (18 - 6 * place)) & 63);
    }
  }
  return text;
}

/**
 * @param {string} text
 * @returns {Uint8Array}
 */
export function fromBase64(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    held = ((held << 6) | BASE64.indexOf(letter)) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 255;
      at += 1;
    }
  }
  return bytes;
}

/**
 * @param {Form} form
 * @param {string} body base64url
 * @returns {string[]} parts, each to be sent whole
 */
export function writeParts(form, body) {
  const whole = checksum(body);
  const parts = Math.max(1, Math.ceil(body.length / PART));
  return Array.from({ length: parts }, (_, index) => {
    const piece = body.slice(index * PART, (index + 1) * PART);
    const head = `${LABELS[form]}:${index + 1}/${parts}:${whole}:${piece.length}:${checksum(piece)}`;
    return `[${head}]\n${(piece.match(new RegExp(`.{1,${LINE}}`, "g")) ?? []).join("\n")}\n[${END}]`;
  });
}

/**
 * The body out of whatever was pasted: parts in any order, some twice, words around them.
 * @param {string} text
 * @returns {{form: Form, body: string} | Flaw}
 */
export function readParts(text) {
  const pasted = squeezeLines(text);
  const heads = /\[(学习记录|学习备份):(\d{1,4})\/(\d{1,4}):([0-9a-f]{8}):(\d{1,4}):([0-9a-f]{8})\]/g;
  /** @type {Map<number, string>} */
  const pieces = new Map();
  /** @type {{label: string, parts: number, whole: string} | undefined} */
  let first;
  let end = 0;
  for (const match of matchesOf(pasted.text, heads)) {
    const [head, label = "", at, of, whole = "", length, sum] = match;
    const [part, parts] = [Number(at), Number(of)];
    const start = match.index + head.length;
    const line = pasted.lineOf(match.index);
    const stray = strayHead(pasted.text.slice(end, match.index));
    if (stray >= 0) return { wrong: "damaged", line: pasted.lineOf(end + stray) };
    const stop = pasted.text.indexOf("[", start);
    const piece = pasted.text.slice(start, stop < 0 ? undefined : stop);
    end = start + piece.length + END.length + 2;
    // The part is whole, or it is named.
    const closed = pasted.text.slice(start + piece.length, end) === `[${END}]`;
    if (!closed || piece.length !== Number(length) || checksum(piece) !== sum || part < 1 || part > parts) {
      return { wrong: "damaged", part, parts, line };
    }
    if (!/^[\w-]*$/.test(piece)) return { wrong: "damaged", part, parts, line };
    if (!first) first = { label, parts, whole };
    else if (first.label !== label || first.parts !== parts || first.whole !== whole) {
      return { wrong: "mixed", part, parts, line };
    }
    if (pieces.has(part) && pieces.get(part) !== piece) return { wrong: "mixed", part, parts, line };
    pieces.set(part, piece);
  }
  const stray = strayHead(pasted.text.slice(end));
  if (stray >= 0) return { wrong: "damaged", line: pasted.lineOf(end + stray) };
  if (!first) return { wrong: "nothing" };
  let body = "";
  for (let part = 1; part <= first.parts; part += 1) {
    const piece = pieces.get(part);
    if (piece === undefined) return { wrong: "missing", part, parts: first.parts };
    body += piece;
  }
  if (checksum(body) !== first.whole) return { wrong: "damaged", part: 1, parts: first.parts, line: 1 };
  return { form: first.label === LABELS.record ? "record" : "backup", body };
}

/**
 * Pieces of a head, a body before its end, a body without either. Chance seldom leaves out capitals,
 * small letters or digits for long, as words, names of files and addresses do.
 */
const STRAY = new RegExp(
  [
    ":(?=[0-9a-f]{6}|\\w+:\\d*:[0-9a-f]{6})[0-9a-f]{1,9}:\\d{0,5}:[0-9a-f]{4,9}",
    "\\d{1,4}/\\d{1,4}:[0-9a-f]{6,9}:",
    `[\\w-]{16}(\\[${END}|\\[?${END}\\])`,
    "((?![a-z\\d_-]{16}|[A-Z\\d_-]{16}|[A-Za-z_-]{30})[\\w-]){60}",
  ].join("|"),
);

/**
 * Where a head or an end stands that is not whole any more: damage must not pass for chat.
 * @param {string} text
 */
function strayHead(text) {
  return text.search(STRAY);
}

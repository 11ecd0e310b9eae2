/** The lists of the index, as `generator/search/postings.py` writes them. */

/** So many numbers of 32 bits hold the places of a page. */
export const NUMBERS = 4;
/** Signs of the way from one place to the next; `FAR` adds as many as there are. */
const WAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const FAR = "`";
const SHORT_STEPS = "#$%'()+,./:;=?@[]{|}";
const LONG_STEPS = 0xa1;
const SKIPPED = SHORT_STEPS.length + 0xd800 - LONG_STEPS;
/** @type {{[mark: string]: number}} */
const KINDS = { "~": 0, "^": 2, "!": 3 };
const BODY = 1;

/**
 * Where a key stands: for each of its pages the kind of place (3 title … 0 margin), and in
 * `NUMBERS` numbers, a bit each, the places.
 * @typedef {{pages: number[], kinds: number[], places: number[]}} Postings
 */

/**
 * @param {string} written
 * @returns {Postings}
 */
export function readPostings(written) {
  /** @type {Postings} */
  const found = { pages: [], kinds: [], places: [] };
  const { pages, kinds, places } = found;
  let page = -1;
  let last = -1;
  let place = 0;
  for (const char of written) {
    const step = stepLength(char);
    if (step >= 0) {
      page += step + 1;
      last = pages.push(page) - 1;
      kinds.push(BODY);
      places.push(0, 0, 0, 0);
      place = 0;
    } else if (char === " ") {
      page += SKIPPED;
    } else if (char in KINDS) {
      kinds[last] = KINDS[char] ?? BODY;
    } else if (char === "*") {
      places.fill(-1, -NUMBERS);
    } else if (char === FAR) {
      place += WAYS.length;
    } else {
      place += WAYS.indexOf(char);
      const number = last * NUMBERS + (place >> 5);
      places[number] = (places[number] ?? 0) | (1 << (place & 31));
    }
  }
  return found;
}

/**
 * The pages that a step leaves out; negative when the character is no step.
 * @param {string} char
 */
function stepLength(char) {
  const code = char.charCodeAt(0);
  return code >= LONG_STEPS ? code - LONG_STEPS + SHORT_STEPS.length : SHORT_STEPS.indexOf(char);
}

/**
 * The shard that holds a key: CRC-32 of its UTF-8, as Python's zlib counts it.
 * @param {string} key
 * @param {number} count a power of two
 * @returns {number}
 */
export function shardOf(key, count) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(key)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc & (count - 1)) >>> 0;
}

/** When nothing is found: what is near. */

import { readLists } from "./finding.js";
import { matchWord } from "./matching.js";
import { readPostings } from "./postings.js";

const LONGEST = 24;
const MOST_PARTS = 3;
const MOST_PAGES = 3;

/**
 * @typedef {{text: string, count: number}} Part a piece of the query that is found on `count` pages
 * @typedef {{parts: Part[], pages: number[]}} Near
 */

/**
 * The longest parts of the words that are found, and the pages that hold most of their pairs.
 * @param {import("./finding.js").Read} read
 * @param {import("./finding.js").Manifest} manifest
 * @param {readonly string[]} words folded
 * @returns {Promise<Near>}
 */
export async function findNear(read, manifest, words) {
  const spellings = words.map((word) => Array.from(word).slice(0, LONGEST));
  const pairs = spellings.map((chars) =>
    chars.slice(1).map((char, offset) => ({ key: `${chars[offset]}${char}`, offset })),
  );
  const keys = pairs.reduce(
    (all, some) => all.concat(some.map(({ key }) => key)),
    /** @type {string[]} */ ([]),
  );
  const lookup = await readLists(read, manifest, keys);

  /** @type {Map<string, number>} */
  const parts = new Map();
  spellings.forEach((chars) => {
    for (const part of partsOf(chars, lookup, manifest.pages)) parts.set(part.text, part.count);
  });
  const found = [...parts].map(([text, count]) => ({ text, count }));
  found.sort((a, b) => b.text.length - a.text.length || a.count - b.count);
  return { parts: found.slice(0, MOST_PARTS), pages: pagesNear(keys, lookup, manifest.pages) };
}

/**
 * From left to right the longest runs that stand together on some page.
 * @param {readonly string[]} chars
 * @param {import("./matching.js").Lookup} lookup
 * @param {number} count
 * @returns {Part[]}
 */
function partsOf(chars, lookup, count) {
  /** @type {Part[]} */
  const found = [];
  let begin = 0;
  while (begin + 1 < chars.length) {
    let end = begin + 1;
    let pages = 0;
    for (let next = begin + 2; next <= chars.length; next += 1) {
      const held = countPages(chars.slice(begin, next), lookup, count);
      if (!held) break;
      [end, pages] = [next, held];
    }
    if (pages) found.push({ text: chars.slice(begin, end).join(""), count: pages });
    begin = pages ? Math.max(begin + 1, end - 1) : begin + 1;
  }
  return found;
}

/**
 * @param {readonly string[]} chars at least two
 * @param {import("./matching.js").Lookup} lookup
 * @param {number} count
 */
function countPages(chars, lookup, count) {
  const keys = chars.slice(1).map((char, offset) => ({ key: `${chars[offset]}${char}`, offset }));
  const word = { text: chars.join(""), keys, placed: true, spelt: [] };
  return matchWord(word, lookup, count).reduce((sum, kind) => sum + (kind >= 0 ? 1 : 0), 0);
}

/**
 * Pages that hold at least half of the pairs, most first.
 * @param {readonly string[]} keys
 * @param {import("./matching.js").Lookup} lookup
 * @param {number} count
 * @returns {number[]}
 */
function pagesNear(keys, lookup, count) {
  const distinct = [...new Set(keys)];
  if (distinct.length < 2) return [];
  const held = new Uint8Array(count);
  const weight = new Uint16Array(count);
  for (const key of distinct) {
    const { pages, kinds } = readPostings(lookup(key) ?? "");
    pages.forEach((page, index) => {
      if (page >= count) return;
      held[page] = (held[page] ?? 0) + 1;
      weight[page] = (weight[page] ?? 0) + 4 + (kinds[index] ?? 0);
    });
  }
  /** @type {number[]} */
  const near = [];
  held.forEach((pairs, page) => {
    if (pairs * 2 >= distinct.length && pairs > 1) near.push(page);
  });
  near.sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
  return near.slice(0, MOST_PAGES);
}

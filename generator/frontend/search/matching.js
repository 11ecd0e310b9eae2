/** Which pages hold every word, best first: pure sums over the lists of the index. */

import { readPostings } from "./postings.js";

/**
 * For each page the kind of place where a word stands, or -1.
 * @typedef {Int8Array} Standing
 * @typedef {(key: string) => string | undefined} Lookup
 */

/**
 * Pages where the pairs of a word stand at fitting places.
 * @param {import("./query.js").Word} word
 * @param {Lookup} lookup
 * @param {number} count of all pages
 * @returns {Standing}
 */
export function matchWord(word, lookup, count) {
  const standing = together(word, lookup, count);
  for (const key of word.spelt) {
    const { pages, kinds } = readPostings(lookup(key) ?? "");
    pages.forEach((page, index) => {
      if (page < count) standing[page] = Math.max(standing[page] ?? -1, kinds[index] ?? 0);
    });
  }
  return standing;
}

/**
 * @param {import("./query.js").Word} word
 * @param {Lookup} lookup
 * @param {number} count
 * @returns {Standing}
 */
function together(word, lookup, count) {
  let standing = new Int8Array(count).fill(-1);
  let low = new Int32Array(count);
  let high = new Int32Array(count);
  word.keys.forEach(({ key, offset }, number) => {
    const found = readPostings(lookup(key) ?? "");
    const next = new Int8Array(count).fill(-1);
    const nextLow = new Int32Array(count);
    const nextHigh = new Int32Array(count);
    found.pages.forEach((page, index) => {
      if (page >= count) return;
      const kind = found.kinds[index] ?? 0;
      const before = number ? (standing[page] ?? -1) : kind;
      if (before < 0) return;
      let [right, left] = rotate(found.low[index] ?? 0, found.high[index] ?? 0, offset);
      if (number) {
        right &= low[page] ?? 0;
        left &= high[page] ?? 0;
      }
      if (word.placed && !right && !left) return;
      next[page] = Math.min(before, kind);
      nextLow[page] = right;
      nextHigh[page] = left;
    });
    standing = next;
    low = nextLow;
    high = nextHigh;
  });
  return standing;
}

/**
 * Where a word would begin whose pair at `offset` stands at these places: all of them turned back.
 * @param {number} low
 * @param {number} high
 * @param {number} offset
 * @returns {[number, number]}
 */
function rotate(low, high, offset) {
  const [right, left] = offset & 32 ? [high, low] : [low, high];
  const by = offset & 31;
  if (!by) return [right, left];
  return [(right >>> by) | (left << (32 - by)), (left >>> by) | (right << (32 - by))];
}

/**
 * The pages on which all words stand and that pass all filters, best first: the more words in
 * titles, then headings, then text, the sooner; equals in the order of the index.
 * @param {readonly Standing[]} standings
 * @param {readonly string[]} filters lists of the facets
 * @param {number} count
 * @returns {number[]}
 */
export function rank(standings, filters, count) {
  const passed = new Uint8Array(count);
  for (const filter of filters) {
    for (const page of readPostings(filter).pages) if (page < count) passed[page] = (passed[page] ?? 0) + 1;
  }
  /** @type {number[][]} */
  const buckets = [];
  for (let page = 0; page < count; page += 1) {
    let sum = 0;
    const all = standings.every((standing) => {
      const kind = standing[page] ?? -1;
      sum += kind;
      return kind >= 0;
    });
    if (all && passed[page] === filters.length) (buckets[sum] = buckets[sum] ?? []).push(page);
  }
  return buckets.filter(Boolean).reverse().reduce((ranked, bucket) => ranked.concat(bucket), []);
}

/** Which pages hold every word, best first: pure sums over the lists of the index. */

import { NUMBERS, readPostings } from "./postings.js";

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
  let begins = new Int32Array(count * NUMBERS);
  word.keys.forEach(({ key, offset }, number) => {
    const found = readPostings(lookup(key) ?? "");
    const next = new Int8Array(count).fill(-1);
    const nextBegins = new Int32Array(count * NUMBERS);
    found.pages.forEach((page, index) => {
      if (page >= count) return;
      const kind = found.kinds[index] ?? 0;
      const before = number ? (standing[page] ?? -1) : kind;
      if (before < 0) return;
      let any = 0;
      for (let part = 0; part < NUMBERS; part += 1) {
        const place = page * NUMBERS + part;
        const turned = turnBack(found.places, index, part, offset);
        any |= nextBegins[place] = number ? turned & (begins[place] ?? 0) : turned;
      }
      if (any || !word.placed) next[page] = Math.min(before, kind);
    });
    standing = next;
    begins = nextBegins;
  });
  return standing;
}

/**
 * Where a word would begin whose pair at `offset` stands at these places: one number of those.
 * @param {readonly number[]} places
 * @param {number} index of the page among those of the list
 * @param {number} part which of its numbers
 * @param {number} offset
 */
function turnBack(places, index, part, offset) {
  const [by, from] = [offset & 31, part + (offset >> 5)];
  const right = places[index * NUMBERS + (from % NUMBERS)] ?? 0;
  const left = places[index * NUMBERS + ((from + 1) % NUMBERS)] ?? 0;
  return by ? (right >>> by) | (left << (32 - by)) : right;
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

/** What a reader asks: words that must all stand on a page, and what to filter by. */

import { fold } from "./folding.js";

export const FACETS = /** @type {const} */ (["topic", "board", "community"]);
/** Longer questions are cut: nobody types them, and an address may hold anything. */
export const LONGEST_QUERY = 200;
const MOST_WORDS = 8;
const MOST_PAIRS = 8;

/**
 * @typedef {{key: string, offset: number}} Placed a key, and its place in the word
 * @typedef {{text: string, keys: Placed[], placed: boolean, spelt: string[]}} Word
 */

/**
 * The words of a query, folded; spaces of any width part them.
 * @param {string} query
 * @returns {string[]}
 */
export function parseWords(query) {
  const words = query
    .slice(0, LONGEST_QUERY)
    .split(/[\s\u200b\ufeff]+/)
    .map(fold)
    .filter(Boolean);
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/**
 * The keys under which the index holds a word. Of a long word only some pairs need be asked for;
 * those that are spread over all of it come first, because their places tell the rest.
 * @param {string} text folded
 * @returns {Word}
 */
export function readWord(text) {
  const chars = Array.from(text);
  const typed = /^(?=.*[a-z])[a-z0-9]{2,}$/.test(text);
  return {
    text,
    keys:
      chars.length < 2
        ? [{ key: text, offset: 0 }]
        : spreadFirst(chars.length - 1).map((offset) => ({
            key: `${chars[offset]}${chars[offset + 1]}`,
            offset,
          })),
    placed: chars.length > 1,
    spelt: typed ? [`^${text.slice(0, 4)}`, `@${text.slice(0, 4)}`] : [],
  };
}

/**
 * @param {number} pairs
 * @returns {number[]} all of them, first some that are spread evenly, both ends among them
 */
function spreadFirst(pairs) {
  const first = Math.min(pairs, MOST_PAIRS);
  const spread = Array.from({ length: first }, (_, index) =>
    first < 2 ? 0 : Math.round((index * (pairs - 1)) / (first - 1)),
  );
  return [...new Set([...spread, ...Array.from({ length: pairs }, (_, offset) => offset)])];
}

/**
 * The keys of a word that are read: the cheapest, as many as a question may cost. Even one of them
 * misses no page; each more lets fewer pages pass that do not hold the word.
 * @param {readonly Placed[]} keys
 * @param {number} budget bytes, before compression
 * @param {(key: string) => {shard: number, cost: number}} price a shard is paid for once
 * @returns {Placed[]}
 */
export function affordable(keys, budget, price) {
  const priced = keys.map((each) => ({ each, ...price(each.key) }));
  priced.sort((one, other) => one.cost - other.cost);
  /** @type {Set<number>} */
  const paid = new Set();
  let sum = 0;
  return priced
    .filter(({ shard, cost }, index) => {
      const more = paid.has(shard) ? 0 : cost;
      if (index && (sum + more > budget || paid.size >= MOST_PAIRS)) return false;
      paid.add(shard);
      sum += more;
      return true;
    })
    .map(({ each }) => each);
}

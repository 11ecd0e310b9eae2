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
 * The keys under which the index holds a word. Of a long word only some pairs are asked for,
 * spread over all of it: their places tell the rest.
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
        : spread(chars.length - 1).map((offset) => ({
            key: `${chars[offset]}${chars[offset + 1]}`,
            offset,
          })),
    placed: chars.length > 1,
    spelt: typed ? [`^${text.slice(0, 4)}`, `@${text.slice(0, 4)}`] : [],
  };
}

/**
 * Which of so many pairs to ask for.
 * @param {number} pairs
 * @returns {number[]} rising, the first and the last among them
 */
function spread(pairs) {
  const wanted = pairs <= 4 ? pairs : Math.min(MOST_PAIRS, Math.ceil((pairs + 1) / 2) + 1);
  if (wanted < 2) return [0];
  return Array.from({ length: wanted }, (_, index) =>
    Math.round((index * (pairs - 1)) / (wanted - 1)),
  );
}

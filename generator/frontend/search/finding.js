/** A search from question to confirmed hits; everything it reads comes through `read`. */

import { confirm } from "./confirming.js";
import { matchWord, rank } from "./matching.js";
import { shardOf } from "./postings.js";
import { affordable, readWord } from "./query.js";

export const SHOWN_AT_ONCE = 10;
/** What the lists of one question may weigh, in bytes as they are sent. */
const BUDGET = 112_000;
/** What the sign `A` stands for; each next sign an eighth of an octave more, as `index.py` writes. */
const LIGHT = 4096;

/**
 * @typedef {import("./query.js").Word} Word
 * @typedef {{pages: number, shards: number}} Manifest
 * @typedef {(name: string) => Promise<any>} Read
 * @typedef {{words: string[], facets: string[]}} Question
 * @typedef {{ranked: number[], counts: number[]}} Found `counts`: pages of each word by itself
 */

/**
 * The pages that hold all words, as far as the index can tell.
 * @param {Read} read
 * @param {Manifest} manifest
 * @param {Question} question
 * @returns {Promise<Found>}
 */
export async function find(read, manifest, { words, facets }) {
  if (!words.length && !facets.length) return { ranked: [], counts: [] };
  const parsed = await withinBudget(read, manifest, words.map(readWord));
  const keys = [
    ...facets,
    ...parsed.reduce(
      (all, word) => all.concat(word.keys.map(({ key }) => key), word.spelt),
      /** @type {string[]} */ ([]),
    ),
  ];
  const lookup = await readLists(read, manifest, keys);
  const standings = parsed.map((word) => matchWord(word, lookup, manifest.pages));
  const filters = facets.map((facet) => lookup(facet) ?? "");
  return {
    ranked: rank(standings, filters, manifest.pages),
    counts: standings.map((standing) => standing.reduce((sum, kind) => sum + (kind >= 0 ? 1 : 0), 0)),
  };
}

/**
 * The words with those of their keys that will be read. What shards cost is known before.
 * @param {Read} read
 * @param {Manifest} manifest
 * @param {readonly Word[]} parsed
 * @returns {Promise<Word[]>}
 */
async function withinBudget(read, { shards }, parsed) {
  if (parsed.every(({ keys }) => keys.length < 2)) return [...parsed];
  const costs = String(await read("search/costs"));
  const price = (/** @type {string} */ key) => {
    const shard = shardOf(key, shards);
    return { shard, cost: LIGHT * 2 ** ((costs.charCodeAt(shard) - 65) / 8) };
  };
  return parsed.map((word) => ({
    ...word,
    keys: affordable(word.keys, BUDGET / parsed.length, price),
  }));
}

/**
 * The lists of some keys, reading each shard once.
 * @param {Read} read
 * @param {Manifest} manifest
 * @param {readonly string[]} keys
 * @returns {Promise<(key: string) => string | undefined>}
 */
export async function readLists(read, { shards }, keys) {
  /** @type {Map<string, string>} */
  const lists = new Map();
  const wanted = [...new Set(keys)];
  await Promise.all(
    wanted.map(async (key) => {
      const shard = await read(`search/${shardOf(key, shards).toString(16).padStart(3, "0")}`);
      if (Object.prototype.hasOwnProperty.call(shard, key)) lists.set(key, shard[key]);
    }),
  );
  return (key) => lists.get(key);
}

/**
 * The next hits that are confirmed in their text, in order.
 * @param {Read} read
 * @param {readonly number[]} ranked
 * @param {readonly string[]} words
 * @param {number} from first place in `ranked` that was not looked at
 * @returns {Promise<{hits: import("./confirming.js").Hit[], next: number}>}
 */
export async function confirmNext(read, ranked, words, from) {
  /** @type {import("./confirming.js").Hit[]} */
  const hits = [];
  let next = from;
  while (hits.length < SHOWN_AT_ONCE && next < ranked.length) {
    const batch = ranked.slice(next, next + SHOWN_AT_ONCE - hits.length);
    const texts = await Promise.all(batch.map((page) => read(`search/text/${page}`)));
    for (const text of texts) {
      const hit = confirm(text, words);
      if (hit) hits.push(hit);
    }
    next += batch.length;
  }
  return { hits, next };
}

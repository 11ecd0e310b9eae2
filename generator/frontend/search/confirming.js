/** A hit confirmed in the text that is shown, and the sentence in which it stands. */

import { findAll, fold, foldWithPlaces } from "./folding.js";

const TITLE = 3;
const BODY = 1;
/** So many characters of a long sentence are shown before and after the hit. */
const BEFORE = 36;
const AFTER = 72;

/**
 * @typedef {[kind: number, anchor: string, text: string]} Block
 * @typedef {[kind: number, name: string, syllables: string]} Spelt
 * @typedef {{href: string, title: string, spelt: Spelt[], blocks: Block[]}} PageText
 * @typedef {{text: string, marked: boolean}} Run a part of a text, to be highlighted or not
 * @typedef {{href: string, title: Run[], section: string, sentence: Run[]}} Hit
 */

/**
 * The hit as it is shown; null when not all words stand on the page.
 * @param {PageText} page
 * @param {readonly string[]} words folded
 * @returns {Hit | null}
 */
export function confirm(page, words) {
  const foldings = page.blocks.map(([, , text]) => foldWithPlaces(text));
  const spelt = words.map((word) => page.spelt.find(([, , syllables]) => isSpelt(syllables, word)));
  const whole = words.every(
    (word, index) => spelt[index] || foldings.some(({ folded }) => folded.includes(word)),
  );
  if (!whole) return null;

  let best = -1;
  let most = 0;
  page.blocks.forEach(([kind], index) => {
    if (kind === TITLE) return;
    const folded = foldings[index]?.folded ?? "";
    const score = words.filter((word) => folded.includes(word)).length * 8 + kind;
    if (score > most && score >= 8) [best, most] = [index, score];
  });
  const title = foldWithPlaces(page.title);
  const inTitle = words.every(
    (word) => title.folded.includes(word) || page.spelt.some(([, , s]) => isSpelt(s, word)),
  );
  const shown = best < 0 ? page.blocks.findIndex(([kind, , text]) => kind === BODY && text.length > 15) : best;
  const block = page.blocks[shown];
  const anchor = block && !inTitle ? block[1] : nameAnchor(page, words, inTitle);
  return {
    href: anchor ? `${page.href}#${encodeURIComponent(anchor)}` : page.href,
    title: runs(page.title, marksOf(title, words, page)),
    section: block && !inTitle ? sectionOf(page.blocks, shown) : "",
    sentence: block ? cutSentence(block[2], words) : [],
  };
}

/**
 * A hit in the name of a practice only leads to where that name stands.
 * @param {PageText} page
 * @param {readonly string[]} words
 * @param {boolean} inTitle
 */
function nameAnchor(page, words, inTitle) {
  if (inTitle) return "";
  const named = page.blocks.find(
    ([kind, , text]) => kind === TITLE && words.some((word) => fold(text).includes(word)),
  );
  return named ? named[1] : "";
}

/**
 * Whether someone who types `word` spells a name from one of its syllables on, in full or by
 * initials.
 * @param {string} syllables parted by spaces
 * @param {string} word
 */
export function isSpelt(syllables, word) {
  if (word.length < 2 || !/^[a-z0-9]+$/.test(word)) return false;
  const parts = syllables.split(" ");
  return parts.some((_, begin) => {
    const rest = parts.slice(begin);
    return (
      rest.join("").startsWith(word) ||
      rest.map((part) => part[0]).join("").startsWith(word)
    );
  });
}

/**
 * What to highlight in a title: the words, and what was typed in pinyin.
 * @param {import("./folding.js").Folding} folding
 * @param {readonly string[]} words
 * @param {PageText} page
 * @returns {[number, number][]}
 */
function marksOf(folding, words, page) {
  const own = page.spelt.find(([kind, name]) => kind === TITLE && name === page.title);
  /** @type {[number, number][]} */
  const found = [];
  for (const word of words) {
    const marks = findAll(folding, word);
    found.push(...(marks.length || !own ? marks : speltMarks(page.title, own[2], word)));
  }
  return found;
}

/**
 * The characters of a title that a word in pinyin spells.
 * @param {string} title
 * @param {string} syllables
 * @param {string} word
 * @returns {[number, number][]}
 */
export function speltMarks(title, syllables, word) {
  const parts = syllables.split(" ");
  /** @type {[number, number][]} */
  const places = [];
  for (const match of matches(/[\u3007\u3400-\u9fff\uf900-\ufaff]|[A-Za-z0-9]+/g, title)) {
    places.push([match.index, match.index + match[0].length]);
  }
  if (places.length !== parts.length) return [];
  for (let begin = 0; begin < parts.length; begin += 1) {
    for (const take of [(/** @type {string} */ part) => part, (/** @type {string} */ part) => part[0] ?? ""]) {
      let typed = "";
      for (let end = begin; end < parts.length; end += 1) {
        typed += take(parts[end] ?? "");
        if (typed.length >= word.length) {
          if (typed.startsWith(word)) return [[places[begin]?.[0] ?? 0, places[end]?.[1] ?? 0]];
          break;
        }
      }
    }
  }
  return [];
}

/**
 * @param {RegExp} pattern with the flag g
 * @param {string} text
 * @returns {RegExpExecArray[]}
 */
function matches(pattern, text) {
  const found = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}

/**
 * The heading under which a block stands; empty for a heading itself.
 * @param {readonly Block[]} blocks
 * @param {number} index
 */
function sectionOf(blocks, index) {
  for (let place = index - 1; place >= 0 && blocks[index]?.[0] === BODY; place -= 1) {
    const block = blocks[place];
    if (block && block[0] === 2) return block[2];
  }
  return "";
}

/**
 * The sentence with the first hit, shortened where it is long, all hits in it marked.
 * @param {string} text
 * @param {readonly string[]} words
 * @returns {Run[]}
 */
export function cutSentence(text, words) {
  const folding = foldWithPlaces(text);
  const marks = words.reduce(
    (all, word) => all.concat(findAll(folding, word)),
    /** @type {[number, number][]} */ ([]),
  );
  const first = Math.min(...marks.map(([begin]) => begin));
  const [from, to] = Number.isFinite(first) ? [first, first + 1] : [0, 0];
  const last = marks.find(([begin]) => begin === first)?.[1] ?? to;
  const begin = sentenceStart(text, from);
  const end = sentenceEnd(text, last);
  const left = from - begin > BEFORE ? whole(text, from - BEFORE) : begin;
  const right = end - last > AFTER ? whole(text, last + AFTER) : end;
  return [
    ...(left > begin ? [{ text: "…", marked: false }] : []),
    ...runs(
      text.slice(left, right),
      marks.map(([a, b]) => [a - left, b - left]),
    ),
    ...(right < end ? [{ text: "…", marked: false }] : []),
  ];
}

/**
 * @param {string} text
 * @param {number} place
 */
function sentenceStart(text, place) {
  for (let at = place; at > 0; at -= 1) {
    if (/[。！？!?；]/.test(text[at - 1] ?? "")) return at;
  }
  return 0;
}

/**
 * @param {string} text
 * @param {number} place
 */
function sentenceEnd(text, place) {
  const rest = text.slice(place).search(/[。！？!?；]/);
  return rest < 0 ? text.length : place + rest + 1;
}

/**
 * A place that does not part a pair of halves.
 * @param {string} text
 * @param {number} place
 */
function whole(text, place) {
  return /[\udc00-\udfff]/.test(text[place] ?? "") ? place - 1 : place;
}

/**
 * A text in runs, marked and not, in order; overlapping marks grow together.
 * @param {string} text
 * @param {readonly [number, number][]} marks
 * @returns {Run[]}
 */
export function runs(text, marks) {
  /** @type {Run[]} */
  const found = [];
  let place = 0;
  for (const [begin, end] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const from = Math.max(begin, place);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > place) found.push({ text: text.slice(place, from), marked: false });
    const before = found[found.length - 1];
    if (before && before.marked && from === place) before.text += text.slice(from, to);
    else found.push({ text: text.slice(from, to), marked: true });
    place = to;
  }
  if (place < text.length) found.push({ text: text.slice(place), marked: false });
  return found;
}

/**
 * One spelling for what people type in many: the same rules as `generator/search/folding.py`,
 * held together by `tests/golden/search/folding.json`.
 */

/** @type {ReadonlyArray<readonly [string, string]>} */
const LOOK_ALIKES = [
  ["“”„‟″«»「」『』〝〞", '"'],
  ["‘’‚‛′‹›", "'"],
  ["‐‑‒–—―−─", "-"],
  ["·•‧∙⋅・", "·"],
  ["〜", "~"],
];

/** Spaces, controls, accents, variation selectors and halves of a pair. */
const DROPPED =
  /[\0-\x20\x7f-\xa0\xad\u0300-\u036f\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufe00-\ufe0f\ufeff]/u;

/** @type {Map<string, string>} */
const known = new Map();

/**
 * One character as it is searched.
 * @param {string} char a whole code point
 * @returns {string}
 */
function foldCharacter(char) {
  let folded = known.get(char);
  if (folded === undefined) {
    folded = Array.from(char.normalize("NFKD"), foldPiece).join("");
    known.set(char, folded);
  }
  return folded;
}

/** @param {string} char */
function foldPiece(char) {
  if (DROPPED.test(char)) return "";
  // Up and down again: ß, ſ and final sigma have no other common form.
  return Array.from(char.toUpperCase(), (upper) => upper.toLowerCase())
    .join("")
    .replace(/./gsu, (piece) => {
      if (DROPPED.test(piece)) return "";
      const alike = LOOK_ALIKES.find(([many]) => many.includes(piece));
      return alike ? alike[1] : piece;
    });
}

/**
 * `text` as it is searched: without spaces, accents and differences of width and case.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return Array.from(text, foldCharacter).join("");
}

/**
 * Folded text that remembers where each of its characters comes from.
 * @typedef {{folded: string, starts: number[], ends: number[]}} Folding
 */

/**
 * @param {string} text
 * @returns {Folding}
 */
export function foldWithPlaces(text) {
  let folded = "";
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  let place = 0;
  for (const char of text) {
    const piece = foldCharacter(char);
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(place);
      ends.push(place + char.length);
    }
    folded += piece;
    place += char.length;
  }
  return { folded, starts, ends };
}

/**
 * Where `word` stands in a text: pairs of begin and end in the text as it is shown.
 * @param {Folding} folding
 * @param {string} word folded
 * @returns {[number, number][]}
 */
export function findAll({ folded, starts, ends }, word) {
  /** @type {[number, number][]} */
  const found = [];
  if (!word) return found;
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
    found.push([starts[at] ?? 0, ends[at + word.length - 1] ?? 0]);
  }
  return found;
}

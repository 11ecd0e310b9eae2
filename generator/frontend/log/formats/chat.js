/**
 * What chats do to a text: they break lines, add and drop spaces, turn half-width into full-width.
 */

/**
 * The same text for every way in which a chat may have set it: compatibility forms (NFKC) and no
 * white space or invisible characters at all.
 * @param {string} text
 */
export function squeeze(text) {
  return text.normalize("NFKC").replace(/[\s\p{Cf}\p{Cc}]/gu, "").normalize("NFKC");
}

/**
 * Squeezed, with the line of the pasted text from which each character came.
 * @param {string} text
 * @returns {{text: string, lineOf: (index: number) => number}}
 */
export function squeezeLines(text) {
  /** @type {number[]} */
  const ends = [];
  let whole = "";
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    whole += squeeze(line);
    ends.push(whole.length);
  }
  return { text: whole, lineOf: (index) => ends.findIndex((end) => index < end) + 1 };
}

/**
 * Every match of a pattern, in order.
 * @param {string} text
 * @param {RegExp} pattern with the flag g
 * @returns {RegExpExecArray[]}
 */
export function matchesOf(text, pattern) {
  const found = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}

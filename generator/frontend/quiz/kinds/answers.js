/** Whether a typed answer is an accepted one; the rules are those of `generator/kinds/answers.py`. */

const LONGEST = 200;
/** Punctuation by its Unicode category, but it changes what is said. */
const MEANT = "%‰";
/** @type {{[digit: string]: number}} */
const DIGITS = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
/** @type {{[unit: string]: number}} */
const UNITS = { 十: 10, 百: 100, 千: 1000 };
/** @type {{[unit: string]: number}} */
const MYRIADS = { 万: 1e4, 亿: 1e8 };
const NUMBER = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;
const GROUPED = /([0-9]),(?=[0-9]{3}(?![0-9]))/g;

/**
 * @param {string} response
 * @param {readonly string[]} accepted
 * @param {number | null} tolerance how far a number may be off; null for words
 * @param {string | null} unit
 * @returns {boolean}
 */
export function isAccepted(response, accepted, tolerance, unit) {
  if ([...response].length > LONGEST) return false;
  const number = tolerance === null ? null : readNumber(response, unit);
  if (tolerance !== null && number !== null) {
    return accepted.some((answer) => {
      const right = readNumber(answer, unit);
      // Decimal fractions are not exact in binary: 0.3 - 0.2 is a little less than 0.1.
      return (
        right !== null &&
        Math.abs(number - right) <= tolerance + 1e-9 * Math.max(1, Math.abs(right))
      );
    });
  }
  const said = foldAnswer(response, unit);
  return said !== "" && accepted.some((answer) => said === foldAnswer(answer, unit));
}

/**
 * A text reduced to what it says, without its unit.
 * @param {string} text
 * @param {string | null} [unit]
 * @returns {string}
 */
export function foldAnswer(text, unit = null) {
  const letters = [...withoutSpaces(text).replace(GROUPED, "$1")];
  const kept = letters.filter((letter, index) => {
    if (!/\p{P}/u.test(letter) || MEANT.includes(letter)) return true;
    return isDigit(letters[index - 1]) && isDigit(letters[index + 1]);
  });
  return withoutUnit(kept.join(""), unit ? foldAnswer(unit) : "");
}

/**
 * The number that a text says, in digits or in Chinese.
 * @param {string} text
 * @param {string | null} [unit]
 * @returns {number | null}
 */
export function readNumber(text, unit = null) {
  let letters = withoutSpaces(text)
    .replace(/−/g, "-")
    .replace(/([0-9])。(?=[0-9])/g, "$1.")
    .replace(/[。.,;!]+$/, "");
  letters = withoutUnit(letters, unit ? withoutSpaces(unit) : "").replace(GROUPED, "$1");
  let factor = 1;
  const last = letters.slice(-1);
  if (last === "%" || last === "‰") {
    factor = last === "%" ? 0.01 : 0.001;
  } else if (isDigit(letters.slice(-2, -1))) {
    factor = UNITS[last] ?? MYRIADS[last] ?? 1;
  }
  if (factor !== 1) letters = letters.slice(0, -1);
  const number = NUMBER.test(letters) ? Number(letters) : readChinese(letters);
  return number !== null && Number.isFinite(number * factor) ? number * factor : null;
}

/**
 * @param {string} letters
 * @returns {number | null}
 */
function readChinese(letters) {
  if (!/^[〇零一二两三四五六七八九十百千万亿]+$/.test(letters)) return null;
  const signs = [...letters];
  if (signs.every((sign) => sign in DIGITS)) return Number(signs.map((s) => DIGITS[s]).join(""));
  let [high, low, section, step] = [0, 0, 0, 1];
  /** @type {number | null} */
  let digit = null;
  for (const sign of signs) {
    const value = DIGITS[sign];
    const unit = UNITS[sign];
    const myriad = MYRIADS[sign];
    if (value !== undefined) {
      // After a nought the next digit counts ones again: 一百零二 is not 一百二.
      if (value === 0) step = 1;
      digit = value;
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = null;
      step = unit / 10;
    } else if (myriad !== undefined) {
      const below = section + (digit ?? 0);
      if (sign === "万") {
        low += below * myriad;
      } else {
        high += (low + below) * myriad;
        low = 0;
      }
      if (high + low === 0) return null;
      section = 0;
      digit = null;
      step = myriad / 10;
    }
  }
  return high + low + section + (digit ?? 0) * step;
}

/**
 * One width, no capitals, no spaces, no invisible characters.
 * @param {string} text
 */
function withoutSpaces(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{Z}\p{Cc}\p{Cf}]/gu, "");
}

/**
 * @param {string} text
 * @param {string} unit
 */
function withoutUnit(text, unit) {
  return unit && text.length > unit.length && text.endsWith(unit)
    ? text.slice(0, -unit.length)
    : text;
}

/** @param {string | undefined} letter */
function isDigit(letter) {
  return letter !== undefined && /^[0-9]$/.test(letter);
}

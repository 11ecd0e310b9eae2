/** Mistakes on their way out as a table for Excel. Pure. */

/** What a spreadsheet takes for a formula, also in full width and behind spaces or quotes. */
const FORMULA = /^[\s"'\u3000]*[=+\-@＝＋－﹣−＠\t\r]/;

/**
 * Comma-separated with the mark that tells Excel it is UTF-8; no cell can become a formula.
 * @param {readonly string[]} heads
 * @param {readonly (readonly (string | number)[])[]} rows
 * @returns {string}
 */
export function writeTable(heads, rows) {
  const lines = [heads, ...rows].map((cells) => cells.map((cell) => writeCell(cell)).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/**
 * @param {string | number} cell
 * @returns {string}
 */
function writeCell(cell) {
  const text = String(cell).replace(/\s*[\r\n]+\s*/g, " ");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",]/.test(safe) || safe !== safe.trim() ? `"${safe.replace(/"/g, '""')}"` : safe;
}

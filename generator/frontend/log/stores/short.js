/**
 * How a line stands in the copy: short, for localStorage holds little, and a page that touches it
 * waits until all of it was read. What lines say over and over is one control character there, which
 * JSON never holds; the id stands in the key, the course is the store's.
 */

/** What a short line begins with; another list of parts would need another. */
const MARK = "~";
/** Control characters from U+0001 on stand for these. Of two that begin alike the longer comes first. */
const PARTS = [
  ',"v":1,"id":"', '","device":"', '","seq":', ',"time":', ',"course":"', '","learner":"',
  '","type":"attempt"}', '","type":"answer_changed"}', '","type":"lesson_visited"}', '","type":"',
  '{"mode":"practice","session":null,"case":"', '{"mode":"quiz","session":"', '{"mode":"', '{"session":"',
  '{"case":"', '","session":', '","case":"', '","question":"', '","revision":"',
  '","kind":"single_choice","try":1,"hints":0,"response":', '","kind":"single_choice', '","kind":"multiple_choice',
  '","kind":"', '","try":1,"hints":0,"response":', '","try":', ',"hints":', ',"response":', ',"score":',
  ',"slots":[[', ']],"at":', "null",
];
const [ID, COURSE] = ["\x01", "\x05"];

/**
 * @param {string} line as it stands in the database
 * @param {string} id
 * @param {string} course
 * @returns {string} the line as it is, where it cannot be had back from a shorter one
 */
export function shorten(line, id, course) {
  if (/[\0-\x1f]/.test(line)) return line;
  const short = PARTS.reduce((text, part, index) => text.split(part).join(String.fromCharCode(index + 1)), line)
    .replace(ID + id, ID)
    .replace(COURSE + course, COURSE);
  return restore(MARK + short, id, course) === line ? MARK + short : line;
}

/**
 * @param {string} copy
 * @param {string} id of its key
 * @param {string} course
 * @returns {string} the line; a copy that is no short line is one already
 */
export function restore(copy, id, course) {
  if (copy[0] !== MARK) return copy;
  const own = { [ID]: id, [COURSE]: course };
  return copy
    .slice(1)
    .replace(/[\x01-\x1f]/g, (sign) => PARTS[sign.charCodeAt(0) - 1] + (own[sign] ?? ""));
}

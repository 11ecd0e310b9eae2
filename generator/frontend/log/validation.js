/**
 * Whether a record is an event that folds may count. Records come from this device's stores and
 * from imports, so anything can stand in them.
 */

import { LAST_SEQ, VERSION } from "./event.js";

/** @typedef {import("./event.js").LogEvent} LogEvent */
/** @typedef {(value: any) => boolean} Rule */
/** Field by field. @typedef {readonly (readonly [string, Rule])[]} Rules */

/**
 * `later`: written by a newer version or of a type that this one does not know; kept, not counted.
 * @typedef {{event: LogEvent} | {later: true, version: number} | {wrong: string}} Verdict
 */

/**
 * Which rules these are. Raise it whenever less is let through than before: what was let through
 * once is kept in packs, and is not judged again.
 */
export const RULES = 1;
const DANGEROUS = new Set(["__proto__", "constructor", "prototype"]);
const LONGEST_TEXT = 10_000;
/** How deep a record may be nested. */
const DEEPEST = 6;

/** @type {(shape: RegExp) => Rule} */
const shaped = (shape) => (value) => typeof value === "string" && shape.test(value);
/** @type {(low: number, high: number) => Rule} */
const whole = (low, high) => (value) => Number.isSafeInteger(value) && value >= low && value <= high;
/** @type {(...values: unknown[]) => Rule} */
const among = (...values) => (value) => values.includes(value);
/** @type {(...rules: Rule[]) => Rule} */
const either = (...rules) => (value) => rules.some((rule) => rule(value));
/** @type {(rule: Rule, most: number) => Rule} */
const list = (rule, most) => (value) =>
  Array.isArray(value) && value.length <= most && value.every(rule);
/** @type {(rule: Rule) => Rule} */
const maybe = (rule) => (value) => value === undefined || value === null || rule(value);

const fitsName = shaped(/^[^\s<>"'&`\\]{1,80}$/u);
/** A long log says the same few names over and over. */
const names = new Set();
const MOST_NAMES = 5000;

/** Ids of cases, questions, choices …: nothing that could be markup or a property of every object.
 * @type {Rule} */
const name = (value) => {
  if (names.has(value)) return true;
  if (!fitsName(value) || DANGEROUS.has(value)) return false;
  if (names.size < MOST_NAMES) names.add(value);
  return true;
};
/** @type {Rule} */
const text = (value) => typeof value === "string" && value.length <= LONGEST_TEXT;
/** @type {Rule} */
const title = (value) => typeof value === "string" && value.length <= 300;
/** @type {Rule} */
const label = shaped(/^[^\p{Cc}<>]{0,40}$/u);
/** @type {Rule} */
const share = (value) => typeof value === "number" && value >= 0 && value <= 1;
/** @type {Rule} */
const plain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @type {(rules: {[field: string]: Rule}) => Rules} */
const fields = (rules) => Object.entries(rules);
/** @type {Rule} */
const pairs = (value) =>
  plain(value) &&
  Object.keys(value).length <= 100 &&
  Object.entries(value).every(([key, one]) => name(key) && (one === null || name(one)));
/** @type {Rule} */
const response = either(among(null, true, false), text, list(name, 100), pairs);
/** @type {Rule} */
const order = maybe(
  either(
    list(name, 100),
    (value) =>
      plain(value) && Object.entries(value).every(([key, ids]) => name(key) && list(name, 100)(ids)),
  ),
);

/** @type {Rule} */
const slots = list(
  (pair) =>
    Array.isArray(pair) && pair.length === 2 && whole(0, 1e12)(pair[0]) && whole(1, 5760)(pair[1]),
  5760,
);

/** @type {{[field: string]: Rule}} */
const QUESTION = { case: name, question: name, revision: name };
const DRAWN = fields({
  ...QUESTION,
  kind: name,
  weight: (value) => typeof value === "number" && value >= 0 && value <= 1000,
  order,
});

const FRAME = fields({
  v: whole(1, VERSION),
  id: shaped(/^[\w-]{22}$/),
  device: shaped(/^[\w-]{8}$/),
  seq: whole(1, LAST_SEQ),
  time: whole(-8.64e15, 8.64e15),
  course: name,
  learner: shaped(/^[A-Z0-9]{6}$/),
  type: name,
});

/** What each type holds. Other fields may stand beside these, if they are plain data.
 * @type {Map<string, Rules>} */
const TYPES = new Map(
  Object.entries(/** @type {{[type: string]: {[field: string]: Rule}}} */ ({
    quiz_started: {
      session: name,
      module: name,
      seed: either(whole(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), name),
      only: maybe(among("wrong")),
      of: maybe(name),
      questions: list((one) => plain(one) && holds(one, DRAWN) === "", 500),
    },
    answer_changed: { session: name, ...QUESTION, response },
    flag_changed: { session: name, case: name, question: name, flagged: among(true, false) },
    attempt: {
      mode: among("practice", "quiz", "review"),
      session: maybe(name),
      ...QUESTION,
      kind: name,
      try: whole(0, 100_000),
      hints: whole(0, 1000),
      response,
      score: share,
    },
    lesson_visited: { case: name, slots, at: maybe(name) },
    lesson_completed: { case: name, by: among("reader", "questions") },
    note_changed: { case: name, anchor: name, text },
    bookmark_changed: { case: name, anchor: name, title, on: among(true, false) },
    profile_changed: { nickname: label, community: maybe(label) },
    exported: { form: among("checkin", "record", "backup") },
  })).map(([type, rules]) => [type, fields(rules)]),
);

/**
 * @param {any} value
 * @param {Rules} rules
 * @returns {string} the first field that is wrong, or ""
 */
function holds(value, rules) {
  for (const [field, rule] of rules) {
    if (!rule(Object.prototype.hasOwnProperty.call(value, field) ? value[field] : undefined)) return field;
  }
  return "";
}

/**
 * Plain JSON, not too deep, without a key that a careless copy would take for something else.
 * @param {unknown} value
 * @param {number} depth
 * @returns {boolean}
 */
function safe(value, depth = DEEPEST) {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth === 0) return false;
  if (Array.isArray(value)) return value.every((one) => safe(one, depth - 1));
  for (const key of Object.keys(value)) {
    const one = /** @type {any} */ (value)[key];
    if (DANGEROUS.has(key) || (one !== undefined && !safe(one, depth - 1))) return false;
  }
  return true;
}

/**
 * @param {any} value what a record held
 * @param {string} [course] the course that it should belong to
 * @returns {Verdict}
 */
export function judge(value, course) {
  if (!plain(value)) return { wrong: "record" };
  if (Number.isSafeInteger(value.v) && value.v > VERSION) return { later: true, version: value.v };
  const frame = holds(value, FRAME);
  if (frame) return { wrong: frame };
  if (course !== undefined && value.course !== course) return { wrong: "course" };
  const rules = TYPES.get(value.type);
  const field = rules ? holds(value, rules) : "";
  if (field) return { wrong: field };
  if (!safe(value)) return { wrong: "data" };
  return rules ? { event: value } : { later: true, version: value.v };
}

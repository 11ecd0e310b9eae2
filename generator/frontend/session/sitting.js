/** How a session stands: what is answered, what is open, where to go on, how it ended. Pure. */

import { kindOf } from "../quiz/kinds/index.js";
import { verdictOn } from "../quiz/scoring.js";
import { foldSessions, sortOut } from "./session.js";

/** @typedef {import("./pool.js").Pool} Pool */
/** @typedef {import("./session.js").Asked} Asked */
/** @typedef {import("./session.js").Left} Left */
/** @typedef {import("./session.js").QuizSession} QuizSession */

/** @typedef {{id: string, formerly: readonly string[], mastery: number, size: number}} Module */

/**
 * A question in its place. `partly`: begun, but not wholly answered.
 * @typedef {Asked & {number: number, state: "answered" | "partly" | "open", flagged: boolean}} Place
 *
 * @typedef {object} Sitting one session as it stands against today's questions
 * @property {QuizSession} session
 * @property {Place[]} places the questions that count, in their order
 * @property {Left[]} left those that were reworded or withdrawn
 */

/**
 * @param {readonly {[key: string]: any}[]} events
 * @param {Pool} pool
 * @param {Module} module
 * @returns {QuizSession[]} the sessions of a module
 */
export function sessionsOf(events, pool, module) {
  return foldSessions(events, pool).filter(
    (session) => session.module === module.id || module.formerly.includes(session.module),
  );
}

/**
 * @param {QuizSession} session
 * @param {Pool} pool
 * @returns {Sitting}
 */
export function sittingOf(session, pool) {
  const { asked, left } = sortOut(session, pool);
  const places = asked.map((each, index) => {
    const response = session.responses.get(each.name) ?? null;
    return {
      ...each,
      number: index + 1,
      state: stateOf(each, response),
      flagged: session.flags.has(each.name),
    };
  });
  return { session, places, left };
}

/**
 * @param {Asked} asked
 * @param {any} response
 * @returns {"answered" | "partly" | "open"}
 */
function stateOf({ question }, response) {
  if (response === null) return "open";
  const { complete, inParts } = kindOf(question);
  if (complete(question, response)) return "answered";
  return inParts ? "partly" : "open";
}

/**
 * The number of the question to go on with: the one that was last in view on this device, unless
 * something was done in the session since, here or elsewhere.
 * @param {Sitting} sitting
 * @param {{session: string, name: string, after: string} | null} seen
 * @returns {number} from 1
 */
export function resumeAt({ session, places }, seen) {
  const here = seen && seen.session === session.id && seen.after === session.latest;
  const name = here ? seen.name : session.touched;
  const place = places.find((each) => each.name === name);
  const open = places.find((each) => each.state !== "answered");
  return (place ?? (name === null ? places[0] : open) ?? places[0])?.number ?? 1;
}

/**
 * @param {Sitting} sitting
 * @returns {number} how many questions are not wholly answered
 */
export function openCount({ places }) {
  return places.filter(({ state }) => state !== "answered").length;
}

/**
 * What a submission records: one attempt a question that counts.
 * @param {Sitting} sitting
 * @param {readonly {[key: string]: any}[]} events
 * @param {Pool} pool
 * @param {(question: import("../quiz/types.js").Question, response: unknown) => number} score
 */
export function attemptsFor({ session, places }, events, pool, score) {
  /** @type {Map<string, number>} */
  const tries = new Map();
  for (const { type, mode, case: home, question } of events) {
    if (type !== "attempt" || mode !== "quiz") continue;
    if (typeof home !== "string" || typeof question !== "string") continue;
    const name = pool.nameOf(home, question);
    tries.set(name, (tries.get(name) ?? 0) + 1);
  }
  return places
    .filter(({ name }) => !session.results.has(name))
    .map(({ name, drawn, question }) => {
      const response = session.responses.get(name) ?? null;
      return {
        mode: "quiz",
        session: session.id,
        // The ids of the draw, so that a session speaks of a question by one name only.
        case: drawn.case,
        question: drawn.question,
        revision: question.revision,
        kind: question.kind,
        try: (tries.get(name) ?? 0) + 1,
        hints: 0,
        response,
        score: response === null ? 0 : score(question, response),
        // How many are handed in together: whether one is missing is not asked of a later course.
        asked: places.length,
      };
    });
}

/**
 * @typedef {"right" | "partly" | "wrong" | "open"} Verdict
 * @typedef {{number: number, name: string, verdict: Verdict, score: number, response: any,
 *   place: Place | null, why: "changed" | "withdrawn" | null}} Line one question of a result;
 *   `place` is null when the question cannot be shown any more, `why` says it
 */

/**
 * A submitted session question by question, in the order of the draw.
 * @param {Sitting} sitting
 * @param {Pool} pool
 * @returns {Line[]}
 */
export function resultLines({ session, places, left }, pool) {
  return session.questions
    .map((drawn) => pool.nameOf(drawn.case, drawn.question))
    .filter((name) => session.results.has(name))
    .map((name, index) => {
      const { score, response } = /** @type {import("./session.js").Result} */ (
        session.results.get(name)
      );
      const place = places.find((each) => each.name === name) ?? null;
      const why = left.find((each) => each.name === name)?.why ?? null;
      const verdict = response === null ? "open" : verdictOn(score);
      return { number: index + 1, name, verdict, score, response, place, why };
    });
}

/**
 * The questions of a session that were not wholly right and that the course still asks, as they
 * are asked today.
 * @param {QuizSession} session
 * @param {Pool} pool
 * @returns {import("../quiz/types.js").Question[]}
 */
export function wrongOnes({ questions, results }, pool) {
  return questions.flatMap((drawn) => {
    const result = results.get(pool.nameOf(drawn.case, drawn.question));
    const question = pool.find(drawn.case, drawn.question);
    return result && question && result.score < 1 ? [question] : [];
  });
}

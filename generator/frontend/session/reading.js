/** What a module quiz reads: what it draws from, and the questions of the cases that it asks about. */

import { loadData } from "../data.js";
import { make, makeButton } from "../elements.js";
import { words } from "../words.js";
import { indexPool } from "./pool.js";

/** @typedef {import("./desk.js").Place} Place */
/** @typedef {{id: string, formerly?: string[], revision: string,
 *   questions: {id: string, difficulty: string, formerly?: string[]}[]}} PoolCase */

/**
 * @typedef {object} Shelf
 * @property {import("./pool.js").Pool} questions
 * @property {(cases: readonly string[]) => Promise<unknown>} read put the questions of these cases
 *   into the pool; rejects when one cannot be read
 */

/**
 * @param {Place} place
 * @returns {Promise<Shelf>} rejects when it cannot be read
 */
export async function readPool({ window, module, revision }) {
  const data = await loadData(window, `pools/${module.id}`, revision);
  /** @type {PoolCase[]} */
  const cases = data.cases;
  const questions = indexPool(
    cases.flatMap((one) => one.questions.map((question) => ({ ...question, case: one.id }))),
    Object.fromEntries(cases.flatMap(({ id, formerly = [] }) => formerly.map((old) => [old, id]))),
  );
  const revisions = new Map(cases.map((one) => [one.id, one.revision]));
  const readCase = async (/** @type {string} */ id) => {
    const set = await loadData(window, `questions/${id}`, revisions.get(id));
    questions.add(id, set.questions);
  };
  return { questions, read: (ids) => Promise.all(ids.map(readCase)) };
}

/**
 * Read something. What cannot be read may be tried again as often as the learner likes: until then
 * nothing is drawn, and nothing that was answered is touched.
 * @template T
 * @param {Place} place
 * @param {() => Promise<T>} read
 * @returns {Promise<T>}
 */
export async function insist(place, read) {
  const { document, home } = place;
  for (;;) {
    const waiting = make(document, "p", { class: "reading", role: "status" }, words("session.reading"));
    home.append(waiting);
    try {
      return await read();
    } catch {
      await offerAgain(place);
    } finally {
      waiting.remove();
    }
  }
}

/**
 * @param {Place} place
 * @returns {Promise<void>} when the learner wants it
 */
function offerAgain({ document, home }) {
  return new Promise((resolve) => {
    const heading = make(document, "h2", {}, words("session.unread"));
    const again = makeButton(document, words("session.read_again"), () => resolve(), "button-primary");
    const pressed = home.contains(document.activeElement);
    home.textContent = "";
    home.append(
      make(
        document,
        "section",
        { class: "start", role: "alert", "aria-label": words("session.unread") },
        heading,
        make(document, "p", {}, words("session.unread_note")),
        make(document, "p", { class: "buttons" }, again),
      ),
    );
    if (pressed) again.focus();
  });
}

/**
 * The words of the quiz, as types. A question is a payload of `generator/quizdata.py`.
 *
 * @typedef {{id: string, text: string, feedback?: string}} Choice
 * @typedef {{id: string, text: string, consequence: string, next: string | null}} ScenarioChoice
 * @typedef {{id: string, text: string, choices: ScenarioChoice[]}} Situation
 * @typedef {{
 *   case: string, id: string, kind: string, revision: string, use: string, difficulty: string,
 *   credit: "all_or_nothing" | "proportional", weight: number, passages: string[],
 *   formerly?: string[], correct: any, choices: Choice[], targets: Choice[], groups: Choice[],
 *   situations: Situation[], tolerance: number | null, unit: string | null, feedback?: any,
 *   html?: string,
 * }} Question what a kind does not have is absent; `html` stands in data files only
 *
 * @typedef {any} Response `null`: unanswered. By kind: a choice id; a list of ids; true or false;
 *   a text; or, for pairs and scenarios, an object from id to id
 * @typedef {string[] | {choices: string[], targets: string[]} | null} Order how what may be
 *   shuffled was shuffled; `null`: as written
 *
 * @typedef {object} Controls the live part of one question
 * @property {() => Response} read
 * @property {() => Response} [standing] what is said by submitting now, where `read` says less
 * @property {(response: Response) => void} write without telling `onChange`
 * @property {(response: Response) => void} mark show right and wrong, part by part, and lock
 * @property {() => void} unmark
 * @property {(locked: boolean) => void} lock
 * @property {() => void} focus go to where the answer is given
 *
 * @callback Build turn the static part of a section into controls
 * @param {HTMLElement} section
 * @param {Question} question
 * @param {Order} order
 * @param {(response: Response) => void} change called with each new response
 * @param {{feedback: boolean}} options whether what comes of a choice may be shown at once
 * @returns {Controls}
 *
 * @typedef {Rules & {build: Build}} Kind one strategy object a kind of question
 *
 * @typedef {object} Rules what is known about a kind without a page
 * @property {boolean} [typed] whether it is answered by typing, which is recorded when it rests
 * @property {(question: Question, response: Response) => number} shareOf how much of it is right,
 *   0 to 1, before `credit` is applied: ask `scoreQuestion`
 * @property {boolean} [inParts] whether it is answered part by part, some of which may be open
 * @property {(question: Question, response: Response) => boolean} complete whether nothing is open
 * @property {(question: Question, random: () => number) => Order} shuffled
 * @property {(question: Question, response: Response) => Response} kept what stays for another try
 * @property {(question: Question, response: Response) => string} describe in words, "" for nothing
 */

export {};

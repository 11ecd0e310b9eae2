/**
 * When a lesson is completed: 读完了 was pressed, or each of its practice questions was answered
 * once. Opening it is only a visit. What was completed stays so, whatever is asked later.
 */

/** @typedef {import("./reading.js").Reading} Reading */

/**
 * @typedef {{visited: boolean, completed: boolean, answered: number, practice: number}} CaseProgress
 */

/**
 * @param {Reading} reading
 * @returns {Map<string, CaseProgress>} of every case that is outlined
 */
export function foldCompletion(reading) {
  const answered = answeredQuestions(reading);
  /** @type {Map<string, CaseProgress>} */
  const found = new Map();
  for (const one of reading.course.cases.values()) {
    const asked = answered.get(one.id);
    const count = asked ? asked.size : 0;
    found.set(one.id, {
      visited: reading.visits.has(one.id) || Boolean(asked) || reading.completions.has(one.id),
      completed:
        reading.completions.has(one.id) || (count > 0 && count === one.practice.length),
      answered: count,
      practice: one.practice.length,
    });
  }
  return found;
}

/**
 * Case -> practice questions answered outside a module quiz, where what is right is said at once.
 * Review asks those too that are kept for the quiz: they complete nothing.
 * @param {Reading} reading
 * @returns {Map<string, Set<string>>}
 */
export function answeredQuestions(reading) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const attempt of reading.attempts) {
    if (attempt.mode === "quiz" || attempt.response === null) continue;
    if (!attempt.case.practice.includes(attempt.question.id)) continue;
    const asked = found.get(attempt.case.id);
    if (asked) asked.add(attempt.question.id);
    else found.set(attempt.case.id, new Set([attempt.question.id]));
  }
  return found;
}

/**
 * Cases that are completed by their questions without the log saying so, as after a merge of two
 * devices. They are written down, so that a question added later takes nothing back.
 * @param {Pick<Reading, "completions">} reading
 * @param {ReadonlyMap<string, CaseProgress>} cases
 * @returns {string[]}
 */
export function unrecordedCompletions({ completions }, cases) {
  return [...cases.keys()].filter((id) => cases.get(id)?.completed && !completions.has(id));
}

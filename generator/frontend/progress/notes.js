/** Notes and bookmarks as they stand now: of each place the last word counts. */

/** @typedef {import("./reading.js").Case} Case */
/** @typedef {import("./reading.js").Reading} Reading */

/** @typedef {{case: Case, anchor: string, title: string, marked: boolean, text: string}} Note */

/**
 * @param {Reading} reading
 * @returns {Note[]} in the order of the course's cases, then as they were first made
 */
export function foldNotes({ course, events }) {
  /** @type {Map<string, Note>} */
  const notes = new Map();
  for (const { type, case: id, anchor, text, title, on } of events) {
    if (type !== "note_changed" && type !== "bookmark_changed") continue;
    const found = course.caseOf(id);
    if (!found || typeof anchor !== "string" || !/^[A-Za-z0-9_-]{0,120}$/.test(anchor)) continue;
    const key = `${found.id}#${anchor}`;
    const note = notes.get(key) ?? { case: found, anchor, title: "", marked: false, text: "" };
    if (type === "note_changed") note.text = typeof text === "string" ? text : "";
    else note.marked = on === true;
    if (typeof title === "string" && title) note.title = title;
    notes.set(key, note);
  }
  return [...notes.values()]
    .filter((note) => note.marked || note.text.trim())
    .sort((left, right) => left.case.place - right.case.place);
}

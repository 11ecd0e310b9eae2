/** Notes and bookmarks of one case as they stand now: of each passage the last word counts. */

/** @typedef {import("../log/log.js").LogEvent} LogEvent */
/** @typedef {{text: string, marked: boolean}} Annotation */

/**
 * @param {readonly LogEvent[]} events in their order
 * @param {ReadonlySet<string>} cases the ids that this case has and had
 * @returns {Map<string, Annotation>} anchor -> what stands there
 */
export function foldAnnotations(events, cases) {
  /** @type {Map<string, Annotation>} */
  const found = new Map();
  for (const event of events) {
    if (event.type !== "note_changed" && event.type !== "bookmark_changed") continue;
    if (!cases.has(event.case) || typeof event.anchor !== "string") continue;
    const before = found.get(event.anchor) ?? { text: "", marked: false };
    found.set(
      event.anchor,
      event.type === "note_changed"
        ? { ...before, text: typeof event.text === "string" ? event.text : "" }
        : { ...before, marked: event.on === true },
    );
  }
  return found;
}

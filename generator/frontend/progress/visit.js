/**
 * Study time is written down as a visit of a case. Away from its page, in a module quiz or a review,
 * `mode` says so: the time counts, but the case was not opened, and nobody is led back to it.
 */

/** @param {{[field: string]: any}} event */
export function isVisit({ type, mode }) {
  return type === "lesson_visited" && !mode;
}

/** Which view of a module quiz an address names, and what the page around it shows. */

/** @typedef {"start" | "question" | "hand-in" | "result"} ViewName */

/**
 * @param {string} hash
 * @returns {{view: ViewName, number: number}}
 */
export function readRoute(hash) {
  const [, number] = /^#question-([1-9]\d{0,3})$/.exec(hash) ?? [];
  if (number) return { view: "question", number: Number(number) };
  if (hash === "#hand-in" || hash === "#result") {
    return { view: /** @type {"hand-in" | "result"} */ (hash.slice(1)), number: 0 };
  }
  return { view: "start", number: 0 };
}

/**
 * Whether an address names a view; others, such as that of the skip link, are no business of ours.
 * @param {string} hash
 */
export function isRoute(hash) {
  return hash === "" || readRoute(hash).view !== "start";
}

/**
 * Tell the page which view it frames: beside a question it steps back.
 * @param {Document} document
 * @param {ViewName} name
 */
export function frameView(document, name) {
  document.documentElement.dataset.view = name;
}

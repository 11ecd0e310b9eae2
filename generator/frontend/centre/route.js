/**
 * What the learning centre shows, as the fragment of its address: so a reload keeps the place.
 * `#mistakes&module=fine-governance&at=weige-fense/colours`
 */

/** @typedef {"overview" | "mistakes" | "practise" | "review"} View */
/** @typedef {{case: string, module: string, kind: string, topic: string}} Filter */
/** @typedef {{view: View, filter: Filter, at: string}} Route */

export const FILTERS = /** @type {const} */ (["module", "case", "kind", "topic"]);
const VIEWS = /** @type {const} */ (["mistakes", "practise", "review"]);

/** @type {Filter} */
export const NO_FILTER = { case: "", module: "", kind: "", topic: "" };

/**
 * Comes from outside: unknown parts are ignored, ids are only ever compared.
 * @param {string} hash with its leading `#`
 * @returns {Route}
 */
export function parseRoute(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const view = VIEWS.find((name) => said.has(name)) ?? "overview";
  const filter = { ...NO_FILTER };
  for (const name of FILTERS) filter[name] = said.get(name) ?? "";
  return { view, filter, at: said.get("at") ?? "" };
}

/**
 * @param {{view: View, filter?: Filter, at?: string}} route
 * @returns {string}
 */
export function formatRoute({ view, filter = NO_FILTER, at = "" }) {
  if (view === "overview") return "#";
  /** @type {string[]} */
  const parts = [view];
  for (const name of FILTERS) if (filter[name]) parts.push(`${name}=${encode(filter[name])}`);
  if (at) parts.push(`at=${encode(at)}`);
  return `#${parts.join("&")}`;
}

/** @param {string} text */
function encode(text) {
  return encodeURIComponent(text).replace("%2F", "/");
}

/**
 * @template {{case: string, module: string | null, kind: string, topics: readonly string[]}} T
 * @param {readonly T[]} items
 * @param {Filter} filter
 * @returns {T[]}
 */
export function applyFilter(items, filter) {
  return items.filter(
    (item) =>
      (!filter.case || item.case === filter.case) &&
      (!filter.module || item.module === filter.module) &&
      (!filter.kind || item.kind === filter.kind) &&
      (!filter.topic || item.topics.includes(filter.topic)),
  );
}

/** Which mistakes are shown: by module, case, kind or topic. */

import { make } from "../elements.js";
import { words } from "../words.js";
import { applyFilter, FILTERS } from "./route.js";

/** @typedef {import("../progress/mistakes.js").Mistake} Mistake */
/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./state.js").State} State */

/**
 * One list to choose from for each way of choosing; none where there is nothing to choose.
 * @param {Document} document
 * @param {State} state
 * @param {readonly Mistake[]} all
 * @param {Route} route
 * @param {(route: Route) => void} go
 */
export function makeFilters(document, state, all, route, go) {
  const values = {
    module: (/** @type {Mistake} */ { module }) => (module ? [module] : []),
    case: (/** @type {Mistake} */ mistake) => [mistake.case],
    kind: (/** @type {Mistake} */ { kind }) => [kind],
    topic: (/** @type {Mistake} */ { topics }) => topics,
  };
  const selects = FILTERS.map((name) => {
    const offered = all.filter((mistake) =>
      applyFilter([mistake], { ...route.filter, [name]: "" }).length > 0,
    );
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const mistake of offered) {
      for (const value of values[name](mistake)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (counts.size < 2 && !route.filter[name]) return null;
    const select = make(document, "select", { id: `mistakes-${name}` }, [
      make(document, "option", { value: "" }, words("centre.mistakes.all")),
      ...[...counts].map(([value, count]) =>
        make(document, "option", { value, selected: value === route.filter[name] }, [
          words("centre.mistakes.option", { title: titleOf(state, name, value), count }),
        ]),
      ),
    ]);
    select.addEventListener("change", () =>
      go({ view: "mistakes", filter: { ...route.filter, [name]: select.value }, at: "" }),
    );
    return make(document, "div", { class: "filter" }, [
      make(document, "label", { for: select.id }, words(`centre.mistakes.${name}`)),
      select,
    ]);
  });
  return make(document, "div", { class: "filters", role: "group", "aria-label": words("centre.mistakes.filter") }, selects);
}

/**
 * @param {State} state
 * @param {"module" | "case" | "kind" | "topic"} name
 * @param {string} value
 */
function titleOf({ course }, name, value) {
  if (name === "kind") return words(`centre.kinds.${value}`);
  const found =
    name === "module"
      ? course.moduleOf(value)
      : name === "case"
        ? course.caseOf(value)
        : course.outline.topics.find(({ id }) => id === value);
  return found ? found.title : value;
}

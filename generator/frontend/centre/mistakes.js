/** 错题本: what was wrong, chosen by module, case, kind or topic; to practise, print or take along. */

import { copyText } from "../comforts/copying.js";
import { siteRoot } from "../data.js";
import { KINDS } from "../quiz/kinds/index.js";
import { words } from "../words.js";
import { dayText } from "./dates.js";
import { button, buttonLink, el, fill } from "./elements.js";
import { writeTable, writeText } from "./exporting.js";
import { loadQuestion, textOf } from "./questions.js";
import { applyFilter, FILTERS, formatRoute } from "./route.js";
import { nameOf } from "./sitting.js";

/** @typedef {import("../progress/mistakes.js").Mistake} Mistake */
/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./state.js").State} State */

/** How many questions stand on the page before one asks for more. */
const PAGE = 20;

/**
 * Mistakes in the order of the course, so that their places do not change while one practises.
 * @param {State} state
 * @returns {Mistake[]}
 */
export function mistakesInOrder({ mistakes, course }) {
  /** @type {Map<string, number>} */
  const places = new Map();
  for (const one of course.cases.values()) {
    for (const id of Object.keys(one.questions)) places.set(`${one.id}/${id}`, places.size);
  }
  const place = (/** @type {Mistake} */ mistake) => places.get(nameOf(mistake)) ?? 0;
  return [...mistakes].sort((left, right) => place(left) - place(right));
}

/**
 * @param {Window} window
 * @param {Element} home
 * @param {State} state
 * @param {Route} route
 * @param {(route: Route) => void} go
 */
export function showMistakes(window, home, state, route, go) {
  const { document } = window;
  const all = mistakesInOrder(state);
  const chosen = applyFilter(all, route.filter);
  const list = el(document, "ol", { class: "mistakes" });
  const status = el(document, "p", { class: "copy-status", role: "status" });
  const more = el(document, "p", { class: "buttons" });
  const heading = el(document, "h2", { tabindex: "-1" }, [words("centre.mistakes.title")]);

  const showUpTo = async (/** @type {number} */ count) => {
    const fresh = chosen.slice(list.childElementCount, count);
    const entries = await Promise.all(fresh.map((mistake) => entryOf(window, state, mistake)));
    list.append(...entries);
    const left = chosen.length - list.childElementCount;
    fill(more, [
      left > 0
        ? button(document, words("centre.mistakes.more", { count: Math.min(left, PAGE) }), () =>
            showUpTo(list.childElementCount + PAGE),
          )
        : null,
    ]);
  };
  const takeAlong = async () => {
    await showUpTo(chosen.length);
    return rowsOf(window, state, chosen);
  };

  fill(home, [
    heading,
    el(document, "p", { class: "lead" }, [words("centre.mistakes.lead")]),
    all.length ? filters(document, state, all, route, go) : null,
    el(document, "p", { class: "mistakes-count", role: "status" }, [
      chosen.length
        ? words("centre.mistakes.shown", { count: chosen.length })
        : words(all.length ? "centre.mistakes.empty" : "centre.mistakes.none"),
    ]),
    el(
      document,
      "p",
      { class: "buttons" },
      chosen.length
        ? [
            buttonLink(
              document,
              words("centre.mistakes.practise_these", { count: chosen.length }),
              formatRoute({ view: "practise", filter: route.filter }),
              "button-primary",
            ),
            button(document, words("centre.mistakes.print"), () => print(window, list, takeAlong)),
            button(document, words("centre.mistakes.copy"), async () => {
              const done = await copyText(document, window, textFor(await takeAlong()));
              status.textContent = words(`centre.mistakes.${done ? "copied" : "copy_failed"}`);
            }),
            button(document, words("centre.mistakes.csv"), async () =>
              save(window, `${words("centre.mistakes.csv_name")}.csv`, tableFor(await takeAlong())),
            ),
          ]
        : [],
    ),
    status,
    list,
    more,
    el(document, "p", { class: "buttons" }, [
      buttonLink(document, words("centre.back"), formatRoute({ view: "overview" })),
    ]),
  ]);
  // As far as the place that the address names, so that a reload finds it.
  const at = chosen.findIndex((mistake) => nameOf(mistake) === route.at);
  void showUpTo(Math.max(PAGE, at + 1)).then(() => {
    const entry = at < 0 ? null : /** @type {HTMLElement | undefined} */ (list.children[at]);
    if (entry) entry.scrollIntoView();
  });
  return heading;
}

/**
 * @param {Document} document
 * @param {State} state
 * @param {readonly Mistake[]} all
 * @param {Route} route
 * @param {(route: Route) => void} go
 */
function filters(document, state, all, route, go) {
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
    const select = el(document, "select", { id: `mistakes-${name}` }, [
      el(document, "option", { value: "" }, [words("centre.mistakes.all")]),
      ...[...counts].map(([value, count]) =>
        el(document, "option", { value, selected: value === route.filter[name] }, [
          words("centre.mistakes.option", { title: titleOf(state, name, value), count }),
        ]),
      ),
    ]);
    select.addEventListener("change", () =>
      go({ view: "mistakes", filter: { ...route.filter, [name]: select.value }, at: "" }),
    );
    return el(document, "div", { class: "filter" }, [
      el(document, "label", { for: select.id }, [words(`centre.mistakes.${name}`)]),
      select,
    ]);
  });
  return el(document, "div", { class: "filters", role: "group", "aria-label": words("centre.mistakes.filter") }, selects);
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

/**
 * @param {Window} window
 * @param {State} state
 * @param {Mistake} mistake
 * @returns {Promise<HTMLElement>}
 */
async function entryOf(window, state, mistake) {
  const { document } = window;
  const found = state.course.caseOf(mistake.case);
  const item = el(document, "li", { class: "mistake", "data-name": nameOf(mistake) });
  const shown = await loadQuestion(window, mistake.case, mistake.question).catch(() => null);
  if (!shown || !found) {
    item.append(el(document, "p", { class: "note" }, [words("centre.mistakes.broken")]));
    return item;
  }
  const title = shown.section.querySelector(".question-number");
  if (title) {
    fill(title, [el(document, "a", { href: siteRoot(document) + found.href }, [found.title])]);
  }
  // The heading names the case already.
  const from = shown.section.querySelector(".question-case");
  if (from) from.remove();
  const said = [
    words("centre.mistakes.times", { count: mistake.times }),
    dayText(mistake.last.day),
    mistake.rightDays ? words("centre.mistakes.right_days") : "",
  ];
  const yours = el(document, "div", { class: "yours" }, [
    el(document, "p", {}, [
      el(document, "span", { class: "yours-label" }, [words("centre.mistakes.yours")]),
      yoursOf(shown.question, mistake),
    ]),
    el(document, "p", { class: "note" }, [said.filter(Boolean).join(" · ")]),
  ]);
  const answering = shown.section.querySelector(".answering .answer, .answer");
  if (answering) answering.before(yours);
  else shown.section.append(yours);
  item.append(shown.section);
  return item;
}

/**
 * @param {import("../quiz/types.js").Question} question
 * @param {Mistake} mistake
 * @returns {string}
 */
function yoursOf(question, { last, outdated }) {
  if (outdated) return words("centre.mistakes.outdated");
  if (last.response === null) return words("centre.mistakes.nothing");
  let said = "";
  try {
    said = KINDS[question.kind]?.describe(question, last.response) ?? "";
  } catch {
    // An imported response may be of any shape.
  }
  return said || words("centre.mistakes.nothing");
}

/**
 * @param {Window} window
 * @param {State} state
 * @param {readonly Mistake[]} chosen
 * @returns {Promise<import("./exporting.js").Row[]>}
 */
async function rowsOf(window, state, chosen) {
  /** @type {import("./exporting.js").Row[]} */
  const rows = [];
  for (const mistake of chosen) {
    const shown = await loadQuestion(window, mistake.case, mistake.question).catch(() => null);
    if (!shown) continue;
    const { section, question } = shown;
    rows.push({
      title: state.course.caseOf(mistake.case)?.title ?? "",
      kind: words(`centre.kinds.${mistake.kind}`),
      prompt: textOf(section, ".prompt"),
      yours: yoursOf(question, mistake),
      key: textOf(section, ".key"),
      explanation: textOf(section, ".explanation"),
      when: dayText(mistake.last.day, "full"),
      times: mistake.times,
    });
  }
  return rows;
}

/** @param {readonly import("./exporting.js").Row[]} rows */
function textFor(rows) {
  return writeText(rows, {
    title: words("centre.mistakes.title"),
    yours: words("centre.mistakes.yours"),
    key: words("centre.mistakes.key"),
    explanation: words("centre.mistakes.explanation"),
  });
}

/** @param {readonly import("./exporting.js").Row[]} rows */
function tableFor(rows) {
  const heads = ["case", "kind", "question", "yours_head", "key", "explanation", "when", "wrong"];
  return writeTable(
    heads.map((name) => words(`centre.mistakes.${name}`)),
    rows.map(({ title, kind, prompt, yours, key, explanation, when, times }) => [
      title, kind, prompt, yours, key, explanation, when, times,
    ]),
  );
}

/**
 * Paper shows the key and the explanation too, so the folds open for it and close again.
 * @param {Window} window
 * @param {Element} list
 * @param {() => Promise<unknown>} showAll
 */
async function print(window, list, showAll) {
  await showAll();
  const folds = [...list.querySelectorAll("details.answer")].map((fold) => {
    const details = /** @type {HTMLDetailsElement} */ (fold);
    const { open } = details;
    details.open = true;
    return () => {
      details.open = open;
    };
  });
  window.addEventListener("afterprint", () => folds.forEach((close) => close()), { once: true });
  window.print();
}

/**
 * Hand a file to the browser. Where downloads are blocked, copying as text does the same.
 * @param {Window} window
 * @param {string} name
 * @param {string} text
 */
function save(window, name, text) {
  const { document } = window;
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = el(document, "a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

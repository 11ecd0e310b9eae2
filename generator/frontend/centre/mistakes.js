/** 错题本: what was wrong, chosen by module, case, kind or topic; to practise, print or take along. */

import { copyText } from "../comforts/copying.js";
import { saveFile } from "../comforts/saving.js";
import { inWeChat } from "../comforts/wechat.js";
import { siteRoot } from "../data.js";
import { fill, make, makeButton, makeButtonLink } from "../elements.js";
import { words } from "../words.js";
import { dayText } from "./dates.js";
import { makeFilters } from "./filters.js";
import { loadQuestion, yoursOf } from "./questions.js";
import { applyFilter, formatRoute } from "./route.js";
import { nameOf } from "./sitting.js";
import { rowsOf, tableFor, textFor } from "./taking.js";

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
export function mistakesInOrder({ mistakes }) {
  const inCase = (/** @type {Mistake} */ { last, question }) =>
    Object.keys(last.case.questions).indexOf(question);
  return [...mistakes].sort(
    (left, right) => left.last.case.place - right.last.case.place || inCase(left) - inCase(right),
  );
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
  const wechat = inWeChat(window);
  const all = mistakesInOrder(state);
  const chosen = applyFilter(all, route.filter);
  const list = make(document, "ol", { class: "mistakes" });
  const status = make(document, "p", { class: "copy-status", role: "status" });
  const more = make(document, "p", { class: "buttons" });
  const rest = make(document, "p", { class: "paper-rest" });
  const heading = make(document, "h2", { tabindex: "-1" }, words("centre.mistakes.title"));

  const addUpTo = async (/** @type {number} */ count) => {
    const fresh = chosen.slice(list.childElementCount, count);
    const entries = await Promise.all(fresh.map((mistake) => entryOf(window, mistake)));
    list.append(...entries);
    const left = chosen.length - list.childElementCount;
    fill(more, [
      left > 0
        ? makeButton(document, words("centre.mistakes.more", { count: Math.min(left, PAGE) }), () =>
            showUpTo(list.childElementCount + PAGE),
          )
        : null,
    ]);
    rest.textContent = left > 0 ? words("centre.mistakes.paper_rest", { count: left }) : "";
  };
  // One after the other: what is asked for while questions are still on their way comes once.
  let added = Promise.resolve();
  const showUpTo = (/** @type {number} */ count) => {
    added = added.then(() => addUpTo(count));
    return added;
  };
  const takeAlong = async () => {
    await showUpTo(chosen.length);
    return rowsOf(window, chosen);
  };

  fill(home, [
    heading,
    make(document, "p", { class: "lead" }, words("centre.mistakes.lead")),
    all.length ? makeFilters(document, state, all, route, go) : null,
    make(document, "p", { class: "mistakes-count", role: "status" }, [
      chosen.length
        ? words("centre.mistakes.shown", { count: chosen.length })
        : words(all.length ? "centre.mistakes.empty" : "centre.mistakes.none"),
    ]),
    make(
      document,
      "p",
      { class: "buttons" },
      chosen.length
        ? [
            makeButtonLink(
              document,
              words("centre.mistakes.practise_these", { count: chosen.length }),
              formatRoute({ view: "practise", filter: route.filter }),
              "button-primary",
            ),
            !wechat &&
              makeButton(document, words("centre.mistakes.print"), async () => {
                await showUpTo(chosen.length);
                window.print();
              }),
            makeButton(document, words("centre.mistakes.copy"), async () => {
              const done = await copyText(document, window, textFor(await takeAlong()));
              status.textContent = words(`centre.mistakes.${done ? "copied" : "copy_failed"}`);
            }),
            !wechat && makeButton(document, words("centre.mistakes.csv"), async () => {
              const name = `${words("centre.mistakes.csv_name")}.csv`;
              saveFile(window, name, tableFor(await takeAlong()), "text/csv");
            }),
          ]
        : [],
    ),
    status,
    list,
    more,
    rest,
    make(document, "p", { class: "buttons" }, [
      makeButtonLink(document, words("centre.back"), formatRoute({ view: "overview" })),
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
 * @param {Window} window
 * @param {Mistake} mistake
 * @returns {Promise<HTMLElement>}
 */
async function entryOf(window, mistake) {
  const { document } = window;
  const found = mistake.last.case;
  const item = make(document, "li", { class: "mistake", "data-name": nameOf(mistake) });
  const shown = await loadQuestion(window, mistake.case, mistake.question).catch(() => null);
  if (!shown) {
    item.append(make(document, "p", { class: "note" }, words("centre.mistakes.broken")));
    return item;
  }
  const title = shown.section.querySelector(".question-number");
  if (title) {
    fill(title, [make(document, "a", { href: siteRoot(document) + found.href }, found.title)]);
  }
  // The heading names the case already.
  const from = shown.section.querySelector(".question-case");
  if (from) from.remove();
  const said = [
    words("centre.mistakes.times", { count: mistake.times }),
    dayText(mistake.last.day),
    mistake.rightDays ? words("centre.mistakes.right_days") : "",
  ];
  const yours = make(document, "div", { class: "yours" }, [
    make(document, "p", {}, [
      make(document, "span", { class: "yours-label" }, words("centre.mistakes.yours")),
      yoursOf(shown.question, mistake),
    ]),
    make(document, "p", { class: "note" }, said.filter(Boolean).join(" · ")),
  ]);
  const answering = shown.section.querySelector(".answering .answer, .answer");
  if (answering) answering.before(yours);
  else shown.section.append(yours);
  item.append(shown.section);
  return item;
}

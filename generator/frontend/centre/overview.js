/** The sections of the learning centre's first screen: each says what it knows, or stays away. */

import { siteRoot } from "../data.js";
import { make, makeButtonLink } from "../elements.js";
import { drawBar } from "../progress/drawing.js";
import { reaches } from "../progress/mastery.js";
import { standing } from "../progress/quizzes.js";
import { offerOf } from "../progress/review.js";
import { words } from "../words.js";
import { dayText, durationText, percentText } from "./dates.js";
import { notesSection } from "./notes.js";
import { placeCard, wordPlace } from "./placing.js";
import { drawRadar } from "./radar.js";
import { formatRoute } from "./route.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("../progress/progress.js").Share} Share */
/** @typedef {import("../progress/mastery.js").ModuleProgress} ModuleProgress */
/** @typedef {import("../elements.js").Child} Child */
/** What to show, and a text that changes when it does. @typedef {{key: unknown, build: () => Child[]}} Section */

/** How many passes through a quiz are listed before the rest folds away. */
const QUIZZES = 5;

/** @type {{[name: string]: (document: Document, state: State) => Section | null}} */
export const SECTIONS = {
  next: nextSection,
  mistakes: mistakesSection,
  modules: modulesSection,
  boards: boardsSection,
  time: timeSection,
  quizzes: quizzesSection,
  notes: notesSection,
  certificates: certificatesSection,
};

/** @type {(document: Document, state: State) => Section | null} */
function nextSection(document, state) {
  const { place, review } = state;
  if (!place) return null;
  const offer = offerOf(review);
  return {
    key: [wordPlace(place), offer, review.next, review.renewed.length],
    build: () => [
      make(document, "div", { class: "continue" }, [
        make(document, "div", { class: "continue-main" }, placeCard(document, state, place)),
      ]),
      make(document, "p", { class: "note" }, reviewNote(state)),
      review.renewed.length
        ? make(document, "p", { class: "note" }, [
            words("centre.review.renewed", { count: review.renewed.length }),
            ...renewedLinks(document, state),
          ])
        : null,
    ],
  };
}

/** @param {State} state */
function reviewNote({ review }) {
  const offer = offerOf(review);
  if (offer.waiting) return words("centre.review.waiting", { count: offer.waiting });
  if (offer.count) return words("centre.review.why");
  if (review.next !== null) return words("centre.review.next", { day: dayText(review.next) });
  return words("centre.review.none");
}

/**
 * @param {Document} document
 * @param {State} state
 */
function renewedLinks(document, { review, course }) {
  const root = siteRoot(document);
  const cases = [...new Set(review.renewed.map((item) => item.case))];
  return cases.flatMap((id) => {
    const found = course.caseOf(id);
    const results = review.renewed.filter((item) => item.case === id);
    const right = results.filter(({ last }) => last.score >= 1).length;
    return found
      ? [
          make(document, "a", { href: `${root}${found.href}#questions` }, found.title),
          words("centre.review.old", { count: results.length, right }),
        ]
      : [];
  });
}

/** @type {(document: Document, state: State) => Section | null} */
function mistakesSection(document, { mistakes }) {
  const answered = mistakes.length;
  return {
    key: mistakes.map(({ question, rightDays }) => [question, rightDays]),
    build: () => {
      if (!answered) return [make(document, "p", { class: "note" }, words("centre.mistakes.none"))];
      const cases = new Set(mistakes.map((mistake) => mistake.case)).size;
      const half = mistakes.filter((mistake) => mistake.rightDays > 0).length;
      const { title } = /** @type {import("../progress/mistakes.js").Mistake} */ (mistakes[0]).last.case;
      return [
        make(document, "p", {}, [
          words("centre.mistakes.count", { count: answered, cases }),
          half ? words("centre.mistakes.half", { count: half }) : "",
        ]),
        make(document, "p", { class: "note" }, words("centre.mistakes.latest", { title })),
        make(document, "p", { class: "buttons" }, [
          makeButtonLink(document, words("centre.mistakes.practise"), formatRoute({ view: "practise" })),
          makeButtonLink(document, words("centre.mistakes.open"), formatRoute({ view: "mistakes" })),
        ]),
      ];
    },
  };
}

/** @type {(document: Document, state: State) => Section | null} */
function modulesSection(document, { course, progress }) {
  const root = siteRoot(document);
  const rows = [...course.modules.values()].map((module) => ({
    module,
    .../** @type {ModuleProgress} */ (progress.modules.get(module.id)),
  }));
  return {
    key: rows,
    build: () => [
      table(
        document,
        words("centre.modules.caption"),
        ["module", "lessons", "best", "state"].map((name) => words(`centre.modules.${name}`)),
        rows.map(({ module, lessons, completed, best, mastered }) => [
          make(document, "span", {}, [
            make(document, "a", { href: root + module.href }, `${module.code} ${module.title}`),
          ]),
          make(document, "span", { class: "bar-cell" }, [
            drawBar(document, lessons ? completed / lessons : 0),
            words("centre.modules.of", { completed, lessons }),
          ]),
          module.quiz
            ? best === null
              ? words("centre.modules.untried")
              : percentText(best)
            : words("centre.modules.no_quiz"),
          mastered
            ? make(document, "strong", { class: "mastered" }, words("marks.mastered"))
            : words("centre.modules.not_yet"),
        ]),
        rows.map(({ mastered }) => (mastered ? "is-mastered" : null)),
      ),
    ],
  };
}

/** @type {(document: Document, state: State) => Section | null} */
function boardsSection(document, { course, progress }) {
  const root = siteRoot(document);
  const boards = course.outline.boards
    .map((board) => ({ ...board, .../** @type {Share} */ (progress.boards.get(board.id)) }))
    .filter(({ lessons }) => lessons > 0);
  if (!boards.length) return null;
  return {
    key: boards,
    build: () => [
      make(document, "div", { class: "radar-pair" }, [
        boards.length > 2 ? drawRadar(document, boards) : null,
        table(
          document,
          words("centre.boards.caption"),
          ["board", "lessons"].map((name) => words(`centre.boards.${name}`)),
          boards.map(({ id, title, lessons, completed }) => [
            make(document, "a", { href: `${root}boards/${id}.html` }, title),
            make(document, "span", { class: "bar-cell" }, [
              drawBar(document, completed / lessons),
              words("centre.modules.of", { completed, lessons }),
            ]),
          ]),
        ),
      ]),
    ],
  };
}

/** @type {(document: Document, state: State) => Section | null} */
function timeSection(document, { progress, reading }) {
  const { seconds, streak } = progress;
  if (!streak.days) return null;
  return {
    key: [Math.floor(seconds / 60), streak, reading.today],
    build: () => [
      make(document, "p", { class: "time-total" }, [
        words("centre.time.total", { time: durationText(seconds), days: streak.days }),
        streak.row > 1 ? words("centre.time.row", { days: streak.row }) : "",
      ]),
      make(
        document,
        "ol",
        { class: "week", "aria-label": words("centre.time.week") },
        streak.week.map((learnt, index) =>
          make(document, "li", { class: learnt ? "learnt" : null }, [
            make(document, "span", {}, dayText(reading.today - 6 + index, "weekday")),
            make(document, "span", { class: "visually-hidden" }, [
              words(learnt ? "centre.time.learnt" : "centre.time.free"),
            ]),
          ]),
        ),
      ),
      make(document, "p", { class: "note" }, words("centre.time.how")),
    ],
  };
}

/** @type {(document: Document, state: State) => Section | null} */
function quizzesSection(document, { quizzes, course, reading }) {
  const root = siteRoot(document);
  const passes = standing(quizzes, course)
    .filter((pass) => course.moduleOf(pass.module)?.quiz)
    .reverse();
  if (!passes.length) return null;
  const rows = passes.map((pass) => {
    const module = /** @type {import("../progress/course.js").OutlineModule} */ (course.moduleOf(pass.module));
    const passed = reaches(pass.score, module.mastery);
    const result = !pass.submitted
      ? words("centre.quizzes.open", { answered: pass.answered, size: pass.size })
      : pass.only
        ? words("centre.quizzes.retry", { percent: percentText(pass.score) })
        : words(passed ? "centre.quizzes.passed" : "centre.quizzes.short", { percent: percentText(pass.score) });
    return make(document, "li", {}, [
      make(document, "span", { class: "when" }, dayText(reading.dayOf(pass.time))),
      make(document, "a", { href: root + (module.quiz ? module.quiz.href : module.href) }, [
        `${module.code} ${module.title}`,
      ]),
      make(document, "span", { class: passed && pass.submitted ? "mastered" : null }, result),
    ]);
  });
  return {
    key: passes,
    build: () => [
      make(document, "ul", { class: "quiz-list" }, rows.slice(0, QUIZZES)),
      rows.length > QUIZZES
        ? make(document, "details", { class: "fold" }, [
            make(document, "summary", {}, words("centre.quizzes.more", { count: rows.length - QUIZZES })),
            make(document, "ul", { class: "quiz-list" }, rows.slice(QUIZZES)),
          ])
        : null,
    ],
  };
}

/** @type {(document: Document, state: State) => Section | null} */
function certificatesSection(document, { course, progress }) {
  const mastered = [...course.modules.values()].filter(
    ({ id }) => progress.modules.get(id)?.mastered,
  );
  if (!mastered.length) return null;
  return {
    key: [mastered, progress.course.complete],
    build: () => [
      make(document, "p", { class: "buttons" }, [
        progress.course.complete
          ? makeButtonLink(document, words("centre.certificates.course"), "certificate.html?course", "button-primary")
          : null,
        ...mastered.map(({ id, code, title }) =>
          makeButtonLink(document, `${code} ${title}`, `certificate.html?module=${encodeURIComponent(id)}`),
        ),
      ]),
    ],
  };
}

/**
 * @param {Document} document
 * @param {string} caption
 * @param {readonly string[]} heads
 * @param {readonly (readonly (Node | string)[])[]} rows
 * @param {readonly (string | null)[]} [classes] of the rows
 */
function table(document, caption, heads, rows, classes = []) {
  return make(document, "table", { class: "figures-table" }, [
    make(document, "caption", { class: "visually-hidden" }, caption),
    make(document, "thead", {}, [
      make(document, "tr", {}, heads.map((head) => make(document, "th", { scope: "col" }, head))),
    ]),
    make(
      document,
      "tbody",
      {},
      rows.map((cells, row) =>
        make(
          document,
          "tr",
          { class: classes[row] },
          cells.map((cell, index) =>
            index ? make(document, "td", { "data-head": String(cell).endsWith("%") && heads[index] }, cell) : make(document, "th", { scope: "row" }, cell),
          ),
        ),
      ),
    ),
  ]);
}

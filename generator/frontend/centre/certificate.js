/**
 * 学习记录（本人自制）: a sheet of A4 made on the spot. The name is typed for the paper only; it is
 * never stored and gone with the page. The code holds the line that goes to the group chat, so a
 * trainer can compare the sheet with the record.
 */

import { encode } from "uqr";
import { inWeChat } from "../comforts/wechat.js";
import { fill, make, makeButton, makeButtonLink, svg } from "../elements.js";
import { writeCheckin } from "../log/formats/checkin.js";
import { picture } from "../progress/drawing.js";
import { percentOf } from "../progress/mastery.js";
import { summarise } from "../progress/summary.js";
import { words } from "../words.js";
import { dayText, durationText } from "./dates.js";
import { watchLearner } from "./state.js";

/** @typedef {import("./state.js").Log} Log */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("../progress/course.js").OutlineModule} OutlineModule */

/**
 * What a certificate may be about; `module` null stands for the whole course.
 * @typedef {{module: OutlineModule | null}} Subject
 */

/** The quiet margin that readers of codes need, in dots. */
const QUIET = 4;

/**
 * @param {HTMLElement} page
 * @param {Window} window
 */
export async function mountCertificate(page, window) {
  const document = page.ownerDocument;
  const body = /** @type {HTMLElement | null} */ (page.querySelector("[data-role='body']"));
  const excuse = /** @type {HTMLElement | null} */ (page.querySelector("[data-role='needs-script']"));
  if (!body || !excuse) return;
  let shown = "";
  try {
    await watchLearner(
      window,
      (state, log) => {
        if (!state) return;
        const subject = subjectOf(window.location.search, state);
        const line = subject ? lineOf(state, log) : "";
        // What is typed must survive news from another tab that changes nothing on the sheet.
        const key = JSON.stringify([line, subject, state.reading.today, masteredOf(state).length]);
        if (key !== shown) fill(body, subject ? sheetFor(window, state, subject, line) : choiceOf(document, state));
        shown = key;
        // On paper nothing stands around the sheet.
        if (subject) document.documentElement.dataset.sheet = "";
        else delete document.documentElement.dataset.sheet;
        excuse.hidden = true;
        body.hidden = false;
      },
      { always: true },
    );
  } catch (error) {
    fill(excuse, [make(document, "p", { role: "alert" }, words("centre.broken"))]);
    throw error;
  }
}

/** @param {State} state */
function masteredOf({ course, progress }) {
  return [...course.modules.values()].filter(({ id }) => progress.modules.get(id)?.mastered);
}

/**
 * What the address asks for, if it is mastered.
 * @param {string} search
 * @param {State} state
 * @returns {Subject | null}
 */
export function subjectOf(search, state) {
  const asked = new URLSearchParams(search);
  if (asked.has("course")) return state.progress.course.complete ? { module: null } : null;
  const module = state.course.moduleOf(asked.get("module"));
  return module && masteredOf(state).includes(module) ? { module } : null;
}

/**
 * @param {State} state
 * @param {Log} log
 */
function lineOf(state, log) {
  const { tag = "", nickname = "", community = "" } = log.learner ?? {};
  const summary = summarise(state.reading.events, state.course.outline, state.now);
  return writeCheckin({ tag, nickname, community: community ?? "", ...summary });
}

/**
 * Nothing was asked for, or not yet mastered: say what there is and what is still to do.
 * @param {Document} document
 * @param {State} state
 */
function choiceOf(document, state) {
  const mastered = masteredOf(state);
  const { complete } = state.progress.course;
  const open = [...state.course.modules.values()].filter((module) => !mastered.includes(module));
  return [
    make(document, "p", {}, words(mastered.length ? "certificate.choose" : "certificate.none")),
    make(document, "p", { class: "buttons" }, [
      complete ? makeButtonLink(document, words("centre.certificates.course"), "certificate.html?course", "button-primary") : null,
      ...mastered.map(({ id, code, title }) =>
        makeButtonLink(document, `${code} ${title}`, `certificate.html?module=${encodeURIComponent(id)}`),
      ),
    ]),
    open.length
      ? make(document, "ul", { class: "certificate-missing" }, open.map((module) => make(document, "li", {}, missing(state, module))))
      : null,
    make(document, "p", {}, make(document, "a", { href: "centre.html" }, words("centre.back"))),
  ];
}

/**
 * @param {State} state
 * @param {OutlineModule} module
 */
function missing({ progress }, { id, code, title, mastery }) {
  const found = progress.modules.get(id);
  const left = found ? found.lessons - found.completed : 0;
  const parts = [
    left ? words("certificate.lessons_left", { count: left }) : "",
    found && !found.passed ? words("certificate.quiz_left", { percent: Math.round(mastery * 100) }) : "",
  ];
  return words("certificate.left", {
    module: `${code} ${title}`,
    what: parts.filter(Boolean).join(words("centre.comma")),
  });
}

/**
 * @param {Window} window
 * @param {State} state
 * @param {Subject} subject
 * @param {string} line
 */
function sheetFor(window, state, subject, line) {
  const { document } = window;
  const wechat = inWeChat(window);
  const name = make(document, "p", { class: "paper-name" }, "　");
  const input = make(document, "input", {
    id: "certificate-name", type: "text", maxlength: 20, autocomplete: "off", spellcheck: "false",
  });
  input.addEventListener("input", () => {
    name.textContent = input.value.trim() || "　";
  });
  // A page that comes back from the browser's memory must not remember whose it was.
  window.addEventListener("pagehide", () => {
    input.value = "";
    name.textContent = "　";
  });
  return [
    make(document, "div", { class: "certificate-form" }, [
      make(document, "label", { for: "certificate-name" }, words("certificate.name")),
      input,
      make(document, "p", { class: "note" }, words("certificate.name_note")),
      wechat && make(document, "p", { class: "note" }, words("certificate.no_print")),
      make(document, "p", { class: "buttons" }, [
        !wechat && makeButton(document, words("certificate.print"), () => window.print(), "button-primary"),
        makeButtonLink(document, words("centre.back"), "centre.html"),
      ]),
    ]),
    sheet(document, state, subject, line, name),
  ];
}

/**
 * @param {Document} document
 * @param {State} state
 * @param {Subject} subject
 * @param {string} line
 * @param {HTMLElement} name
 */
function sheet(document, { course, progress, reading }, { module }, line, name) {
  const { outline } = course;
  const modules = module ? [module] : outline.modules;
  const facts = [
    [words("certificate.hours"), progress.hours < 1 ? durationText(progress.seconds) : words("certificate.hours_value", { hours: progress.hours })],
    [words("certificate.revision"), outline.revision],
    [words("certificate.date"), dayText(reading.today, "full")],
    ...(outline.issuer ? [[words("certificate.issuer"), outline.issuer]] : []),
  ];
  return make(document, "article", { class: "paper", "aria-label": words("certificate.title") }, [
    make(document, "p", { class: "paper-course" }, outline.title),
    make(document, "h2", { class: "paper-title" }, words("certificate.title")),
    name,
    make(document, "p", { class: "paper-said" }, [
      words(module ? "certificate.said_module" : "certificate.said_course", {
        module: module ? `${module.code} ${module.title}` : "",
      }),
    ]),
    make(
      document,
      "ul",
      { class: "paper-modules" },
      modules.map(({ id, code, title }) => {
        const found = progress.modules.get(id);
        const best = found && found.best !== null ? percentOf(found.best) : null;
        return make(document, "li", {}, [
          make(document, "span", { class: "paper-code" }, code),
          make(document, "span", {}, title),
          make(document, "span", { class: "paper-result" }, [
            best === null
              ? words("certificate.lessons", { count: found ? found.lessons : 0 })
              : words("certificate.result", { count: found ? found.lessons : 0, percent: best }),
          ]),
        ]);
      }),
    ),
    make(document, "dl", { class: "paper-facts" }, facts.map(([term, value]) =>
      make(document, "div", {}, make(document, "dt", {}, term), make(document, "dd", {}, value)),
    )),
    make(document, "div", { class: "paper-check" }, [
      drawCode(document, line),
      make(document, "div", {}, [
        make(document, "p", { class: "paper-line" }, line),
        make(document, "p", { class: "paper-how" }, words("certificate.how")),
      ]),
    ]),
    make(document, "p", { class: "paper-not" }, words("certificate.not")),
  ]);
}

/**
 * @param {Document} document
 * @param {string} text
 */
function drawCode(document, text) {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const box = [-QUIET, -QUIET, size + 2 * QUIET, size + 2 * QUIET];
  return picture(document, "paper-code-picture", box.join(" "), words("certificate.code"), [
    svg(document, "rect", { x: -QUIET, y: -QUIET, width: box[2] ?? 0, height: box[3] ?? 0, fill: "#fff" }),
    svg(document, "path", { d: path.join(""), fill: "#000", "shape-rendering": "crispEdges" }),
  ]);
}

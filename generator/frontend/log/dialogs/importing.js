/** Import: read, say what is new and of whom, ask where it matters, then add. */

import { fill, make, makeButton } from "../../elements.js";
import { words } from "../../words.js";
import { countContents } from "../contents.js";
import { readPacket } from "../formats/packet.js";
import { newElementId, openPanel } from "./panels.js";
import { makeContents } from "./exporting.js";
import { nameOf } from "./profile.js";

/** @typedef {import("../formats/packet.js").Import} Import */

/**
 * @param {Document} document
 * @param {import("../log.js").Log} log
 * @param {HTMLElement} place
 * @param {string} given a link's fragment, or "" to be pasted
 */
export function openImport(document, log, place, given) {
  const [id, fileId] = [newElementId(), newElementId()];
  const area = make(document, "textarea", { id, rows: 5, spellcheck: "false" });
  const file = make(document, "input", { id: fileId, type: "file", accept: ".txt,text/plain" });
  const outcome = make(document, "div", { "aria-live": "polite", tabindex: "-1" });
  area.value = given;

  const look = () => fill(outcome, preview(document, log, area.value, outcome));
  file.addEventListener("change", () => {
    const chosen = file.files && file.files[0];
    if (!chosen) return;
    const reader = new FileReader();
    reader.onload = () => {
      area.value = String(reader.result);
      look();
    };
    reader.onerror = () => fill(outcome, [make(document, "p", { class: "log-error" }, words("log.bring.unreadable"))]);
    reader.readAsText(chosen);
  });
  openPanel(document, place, words("log.bring.title"), [
    make(
      document,
      "div",
      { class: "log-field" },
      make(document, "label", { for: id }, words("log.bring.paste")),
      area,
    ),
    make(
      document,
      "div",
      { class: "log-field" },
      make(document, "label", { for: fileId }, words("log.bring.file")),
      file,
    ),
    make(document, "p", { class: "buttons" }, makeButton(document, words("log.bring.look"), look, "button-primary")),
    outcome,
  ]);
  if (given) look();
}

/**
 * @param {Document} document
 * @param {import("../log.js").Log} log
 * @param {string} text
 * @param {HTMLElement} outcome
 * @returns {HTMLElement[]}
 */
function preview(document, log, text, outcome) {
  const read = readPacket(text, log.judge);
  if ("wrong" in read) {
    const { part = 0, parts = 0, line = 0 } = /** @type {import("../formats/armour.js").Flaw} */ (read);
    const place = part ? "part" : line ? "line" : "";
    const key = read.wrong === "damaged" && place ? `damaged_${place}` : read.wrong;
    return [make(document, "p", { class: "log-error" }, words(`log.bring.${key}`, { part, parts, line }))];
  }
  const fresh = read.events.filter(({ id }) => !log.records.has(id));
  const { attempts } = countContents(fresh);
  const foreign = read.course !== log.course;
  const known = log.learners().some(({ tag }) => tag === read.learner.tag);
  const other = log.learner !== null && log.learner.tag !== read.learner.tag;
  const say = (/** @type {string} */ key, params = {}) => make(document, "p", {}, words(`log.bring.${key}`, params));

  // What was pressed is gone.
  const tell = (/** @type {readonly import("../../elements.js").Child[]} */ children) => {
    fill(outcome, children);
    outcome.focus({ preventScroll: true });
    keepInView(document, outcome);
  };
  const bring = async () => {
    const target = foreign ? log.another(read.course) : log;
    if (foreign) await target.load();
    // Nobody learns here yet. A backup is one's own, and goes on; a record may be anybody's, so that
    // whoever begins here is somebody else.
    const nobody = !target.learner;
    const own = read.form === "backup";
    if (nobody && !own) target.reserve();
    const kept = await target.adopt(read.lines);
    if (nobody && own && !foreign) log.choose(read.learner.tag);
    tell([
      make(document, "p", { class: "log-done" }, words(`log.bring.done_${kept}`, { count: fresh.length })),
      nobody && !own && !foreign && say("not_chosen", { name: nameOf(read.learner) }),
    ]);
  };
  const cancel = () => tell([say("cancelled")]);

  const lines = [
    say("of", { name: nameOf(read.learner) }),
    makeContents(document, read.events, read.form),
    say(fresh.length ? "new" : "nothing_new", { count: fresh.length, attempts }),
  ];
  if (read.refused) lines.push(say("refused", { count: read.refused }));
  if (read.later) lines.push(say("later_records", { count: read.later }));
  if (!foreign && !fresh.length && !read.later) return lines;
  const doubt = foreign ? "foreign" : other ? (known ? "known_other" : "other") : "";
  if (doubt) lines.push(make(document, "p", { class: "log-warning" }, words(`log.bring.${doubt}`, { name: nameOf(read.learner) })));
  const agree = words(doubt ? `log.bring.yes_${doubt}` : "log.bring.yes", { name: nameOf(read.learner) });
  const yes = makeButton(document, agree, bring, doubt ? "" : "button-primary");
  const no = makeButton(document, words("log.bring.no"), cancel, doubt ? "button-primary" : "");
  lines.push(make(document, "p", { class: "buttons" }, ...(doubt ? [no, yes] : [yes, no])));
  return lines;
}

/**
 * What stands above comes and goes with what was brought in, and Safari lets the page jump: stay with
 * an element until the reader moves on.
 * @param {Document} document
 * @param {HTMLElement} element
 */
function keepInView(document, element) {
  const { style } = document.documentElement;
  const watch = new ResizeObserver(() => {
    // At once: a page that is still gliding would not give way to the reader.
    style.scrollBehavior = "auto";
    element.scrollIntoView({ block: "center" });
    style.scrollBehavior = "";
  });
  watch.observe(document.body);
  for (const act of ["pointerdown", "touchstart", "wheel", "keydown"]) {
    document.addEventListener(act, () => watch.disconnect(), { once: true, passive: true });
  }
}

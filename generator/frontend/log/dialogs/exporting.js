/** Export: first what it holds, then the ways to send it. */

import { readClock, sayDay } from "../../clock.js";
import { saveFile } from "../../comforts/saving.js";
import { inWeChat } from "../../comforts/wechat.js";
import { make, makeButton } from "../../elements.js";
import { readOutline } from "../../outline.js";
import { summarise } from "../../progress/summary.js";
import { words } from "../../words.js";
import { countContents } from "../contents.js";
import { writeCheckin } from "../formats/checkin.js";
import { makePacket, writeLink, writePacket } from "../formats/packet.js";
import { makeCopyButton, makeTextField, openPanel } from "./panels.js";
import { nameOf } from "./profile.js";

/** @typedef {import("../log.js").Log} Log */
/** @typedef {import("../formats/armour.js").Form} Form */

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Log} log
 * @param {HTMLElement} place
 */
export async function openCheckin(document, window, log, place) {
  const { learner } = log;
  if (!learner) return;
  const events = log.events().slice();
  let outline;
  try {
    outline = await readOutline(window, events);
  } catch {
    openPanel(document, place, words("log.transfer.checkin_text"), [make(document, "p", {}, words("log.transfer.no_outline"))]);
    return;
  }
  const line = writeCheckin({ ...learner, ...summarise(events, outline, readClock()) });
  const { box, field } = makeTextField(document, words("log.transfer.checkin_text"), line);
  openPanel(document, place, words("log.transfer.checkin_shown"), [
    box,
    make(document, "p", { class: "log-hint" }, words("log.transfer.checkin_holds")),
    !learner.nickname && make(document, "p", { class: "log-hint" }, words("log.transfer.checkin_nameless")),
    make(
      document,
      "p",
      { class: "buttons" },
      makeCopyButton(document, window, {
        key: "log.transfer.copy_line",
        text: () => line,
        field,
        primary: true,
        done: () => log.append("exported", { form: "checkin" }),
      }),
    ),
  ]);
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Log} log
 * @param {HTMLElement} place
 * @param {Form} form
 */
export function openPacket(document, window, log, place, form) {
  const { learner } = log;
  if (!learner) return;
  const later = form === "backup" ? log.records.laterOf(learner.tag) : [];
  const packet = makePacket(form, [...log.events(), ...later], { course: log.course, learner, made: readClock() });
  const parts = writePacket(packet);
  const text = parts.join("\n\n");
  const link = writeLink(packet, window.location.href);
  const done = () => log.append("exported", { form });
  const { box, field } = makeTextField(document, words("log.transfer.text"), text, 5);
  const file = makeFileButton(document, window, log, form, text, done);
  openPanel(document, place, words(`log.transfer.${form}_shown`), [
    make(document, "p", {}, nameOf(learner)),
    makeContents(document, packet.events, form),
    make(
      document,
      "p",
      { class: "buttons" },
      file,
      makeCopyButton(document, window, { key: "log.transfer.copy_text", text: () => text, field, done, primary: !file }),
      link && makeCopyButton(document, window, { key: "log.transfer.copy_link", text: () => link, done }),
    ),
    !file && make(document, "p", { class: "log-hint" }, words("log.transfer.no_files")),
    parts.length > 1 && makeParts(document, window, parts, done),
    box,
  ]);
}

/**
 * A long text goes through a chat part by part; it has left when every part has.
 * @param {Document} document
 * @param {Window} window
 * @param {readonly string[]} parts
 * @param {() => unknown} done
 */
function makeParts(document, window, parts, done) {
  const copied = new Set();
  return make(
    document,
    "details",
    { class: "log-parts" },
    make(document, "summary", {}, words("log.transfer.parts", { count: parts.length })),
    make(document, "p", {}, words("log.transfer.parts_explained")),
    make(
      document,
      "p",
      { class: "buttons" },
      ...parts.map((part, index) =>
        makeCopyButton(document, window, {
          key: "log.transfer.copy_part",
          params: { part: index + 1 },
          text: () => part,
          done: () => copied.add(index).size === parts.length && done(),
        }),
      ),
    ),
  );
}

/**
 * @param {Document} document
 * @param {readonly import("../event.js").LogEvent[]} events
 * @param {Form} form
 */
export function makeContents(document, events, form) {
  const { attempts, visited, completed, notes, first, last } = countContents(events);
  const say = (/** @type {string} */ key, /** @type {number} */ count) =>
    make(document, "li", {}, words(`log.contents.${key}`, { count }));
  return make(
    document,
    "ul",
    { class: "log-contents" },
    say("attempts", attempts),
    say("visited", visited),
    say("completed", completed),
    form === "backup" ? say("notes", notes) : make(document, "li", {}, words("log.contents.no_notes")),
    first !== null &&
      last !== null &&
      make(
        document,
        "li",
        {},
        words("log.contents.dates", { first: sayDay(first), last: sayDay(last) }),
      ),
  );
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Log} log
 * @param {Form} form
 * @param {string} text
 * @param {() => unknown} done
 * @returns {HTMLButtonElement | null} null where files cannot be saved
 */
function makeFileButton(document, window, log, form, text, done) {
  if (inWeChat(window)) return null;
  return makeButton(
    document,
    words("log.transfer.save_file"),
    () => {
      const name = words(`log.transfer.${form}_file`, {
        name: log.learner?.nickname || String(log.learner?.tag),
        date: sayDay(readClock()),
      });
      saveFile(window, `${name}.txt`, `${text}\n`, "text/plain");
      done();
    },
    "button-primary",
  );
}

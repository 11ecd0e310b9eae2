/** Who learns on this device: the present learner, the others, a new one. */

import { sayDay } from "../../clock.js";
import { fill, make, makeButton } from "../../elements.js";
import { words } from "../../words.js";
import { openLog } from "../page.js";
import { newElementId } from "./panels.js";
import { makeProfileForm, nameOf } from "./profile.js";

/** @typedef {import("../log.js").Log} Log */

/**
 * @param {HTMLElement} place
 * @param {Window} window
 */
export async function mountLearners(place, window) {
  const document = place.ownerDocument;
  const log = await openLog(window);
  const title = make(document, "h2", { id: newElementId() }, words("log.learners.title"));
  const body = make(document, "div", { class: "log-body" });
  const section = make(document, "section", { class: "centre-part log-part", "aria-labelledby": title.id }, title, body);
  place.append(section);
  let seen = "";

  const show = () => {
    const now = JSON.stringify([log.learner, log.learners().map(({ tag, nickname, community }) => [tag, nickname, community])]);
    // What is being typed is not taken away by an answer in another tab.
    if (now === seen) return;
    seen = now;
    const held = body.contains(document.activeElement);
    fill(body, present(document, window, log, () => {
      seen = "";
      show();
    }));
    // The form that she sent is gone: she goes on at what it said.
    if (held) /** @type {HTMLElement | null} */ (body.querySelector(".log-present"))?.focus();
  };
  log.subscribe(show);
  show();
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Log} log
 * @param {() => void} again
 */
function present(document, window, log, again) {
  const { learner } = log;
  const panel = make(document, "div", {});
  const edit = () => {
    fill(panel, [
      makeProfileForm(document, window, learner, "log.learners.save", (profile) => {
        void log.append("profile_changed", profile);
        again();
      }),
    ]);
    panel.querySelector("input")?.focus();
  };
  const add = () => {
    fill(panel, [
      make(document, "p", {}, words("log.learners.new_explained")),
      makeProfileForm(document, window, null, "log.learners.start", (profile) => {
        void log.create(profile);
      }),
    ]);
    panel.querySelector("input")?.focus();
  };
  if (!learner && log.learners().length === 0) {
    return [
      make(document, "p", {}, words("log.learners.nobody")),
      makeProfileForm(document, window, null, "log.learners.start", (profile) => {
        void log.create(profile);
      }),
    ];
  }
  const others = log.learners().filter(({ tag }) => tag !== learner?.tag);
  return [
    learner && make(document, "p", { class: "log-present", tabindex: "-1" }, make(document, "strong", {}, nameOf(learner))),
    make(
      document,
      "p",
      { class: "buttons" },
      learner && makeButton(document, words(learner.nickname ? "log.learners.edit" : "log.learners.give_name"), edit),
      makeButton(document, words("log.learners.new"), add),
    ),
    others.length > 0 && make(document, "p", { class: "log-others" }, words("log.learners.others")),
    others.length > 0 &&
      make(
        document,
        "ul",
        { class: "log-learners" },
        others.map((other) => {
          const text = words("log.learners.change", { name: nameOf(other), date: sayDay(other.last) });
          return make(document, "li", {}, makeButton(document, text, () => log.choose(other.tag)));
        }),
      ),
    panel,
  ];
}
